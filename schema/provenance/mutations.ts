import { brandWithType } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { entities, type Field, findVisible } from '../core/graph.ts'
import { type Done, mutation } from '../core/mutation.ts'
import { correctFact, type Correction } from './correct.ts'
import { groundArgs } from './source-input.ts'

builder.mutationFields((t) => ({
  correctFact: mutation<Correction>(t, {
    name: 'correctFact',
    description:
      'Puts one field of a fact right (사실 정정). The former value stays in `history`, its source among the citations, and data that are loaded later leave the row alone.',
    scopes: ['OPERATE'],
    args: {
      id: t.arg.id({ required: true, description: 'Id of the fact (사실): a row with versions.' }),
      version: t.arg.int({ required: true, description: 'Version that the correction was made from (판), as `version` of the fact gave it.' }),
      field: t.arg.string({
        required: true,
        description: 'Name of the field in the graph, such as `nameEn` (필드): one value of its own. Ids, relations, lists, states, and what is personal or confidential are none.',
      }),
      value: t.arg.string({
        description:
          'The right value as text (바른 값): text, a number, `true` or `false`, a value of the field’s enum, a day as YYYY-MM-DD, a partial date such as `2021-07/EARLY`. Null clears a field that may be empty.',
      }),
      ...groundArgs(t),
    },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: (p) => ({
      fact: p.field({
        type: builder.nodeInterfaceRef(),
        nullable: true,
        description: 'The fact (사실), as the viewer sees it now; null where it may no longer see it.',
        resolve: async ({ type, id }: Done<never>, _args: unknown, ctx: Context, info) => {
          const of = entities.get(type)
          const [row = null] = of === undefined ? [] : await findVisible(of, { id }, ctx, info)
          if (row !== null && of !== undefined) brandWithType(row, of.typeName as never)
          return row
        },
      }) as Field,
    }),
    effect: correctFact,
  }),
}))
