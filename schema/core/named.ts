import { brandWithType } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { type Field, fieldsOf, type ModelFields, type Row } from './graph.ts'

/** What every node with a name offers, whatever its type. */
export const Named = builder.interfaceRef<{ name: string; nameEn: string | null }>('Named').implement({
  description: 'Anything that has a name (이름이 있는 것).',
  interfaces: [builder.nodeInterfaceRef()],
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Korean name (이름).' }),
    nameEn: t.exposeString('nameEn', { nullable: true, description: 'English name (영문명); null where no source gives one.' }),
  }),
})

/**
 * The one thing that a row is about, when each kind of thing has a column of its own and exactly one is filled.
 * @param relations the relation of each kind, with the graph's type of its rows; for rows whose type differs
 *   (organisations), the interface and how a row tells its type
 */
export function theOne(
  t: ModelFields,
  relations: Readonly<Record<string, string | { type: string; typeOf: (row: Row) => string }>>,
  description: string,
): Field {
  const entries = Object.entries(relations).map(([relation, of]) => ({
    relation,
    type: typeof of === 'string' ? of : of.type,
    typeOf: typeof of === 'string' ? () => of : of.typeOf,
  }))
  for (const { relation } of entries) fieldsOf(t, relation)
  return fieldsOf(t, entries[0]?.relation ?? '').field({
    type: Named,
    description,
    extensions: {
      reads: { theOne: entries },
      pothosPrismaSelect: (_args: object, _ctx: Context, nested: (query: object, path: object) => object) => ({
        select: Object.fromEntries(entries.map(({ relation, type }) => [relation, nested({}, { getType: () => type, paths: [[]] })])),
      }),
    },
    resolve: (row: unknown) => {
      for (const { relation, typeOf } of entries) {
        const found = (row as Record<string, Row | null | undefined>)[relation]
        if (found == null) continue
        brandWithType(found, typeOf(found) as never)
        return found as never
      }
      throw new Error('a row without the thing that it is about')
    },
  }) as Field
}
