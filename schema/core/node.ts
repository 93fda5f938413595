import { brandWithType } from '@pothos/core'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both } from './filter.ts'
import { parseId, parseIdOf } from './global-id.ts'
import { entities, findVisible, type Row, ruleOf, singular } from './graph.ts'
import type { Entity, Field, Types } from './graph.ts'
import { InputError } from './errors.ts'

/** The singular field of a type whose rows are named by their id alone. */
export function byId(
  t: PothosSchemaTypes.QueryFieldBuilder<Types, object>,
  options: { type: unknown; of: Entity; description: string; types?: readonly string[] },
): Field {
  const { type, of, description, types = [of.typeName] } = options
  return singular(t, {
    type,
    of,
    description: `${description}; null when there is none, or none that the viewer may see.`,
    args: { id: t.arg.id({ required: true, description: 'Global id (식별자).' }) },
    where: ({ id: globalId }: { id: string }, scope: Scope) => {
      const { type: typeName, id } = parseIdOf(globalId, types, 'id')
      // Several types of a union share a table: the row must be of the type that the id names. Its own rule is added anyway.
      const named = entities.get(typeName)
      return named === undefined || named === of ? { id } : both({ id }, ruleOf(named, scope))
    },
  })
}

const maxIds = 100

/** The entity and the uuid that a global id names. */
function nodeOf(globalId: string, field: string) {
  const { type, id } = parseId(globalId, field)
  const of = entities.get(type)
  if (of === undefined) throw new InputError(field, 'Expected an id as the graph gives it; this one names no type of node.')
  return { of, id }
}

/** A row that says of which type it is, for the interface of all nodes. */
function branded<R extends Row | null>(row: R, of: Entity): R {
  if (row !== null) brandWithType(row, of.typeName as never)
  return row
}

builder.queryFields((t) => ({
  node: t.field({
    type: builder.nodeInterfaceRef(),
    nullable: true,
    description: 'Any node by its global id (노드); null when there is none, or none that the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'Global id (식별자).' }) },
    extensions: { reads: { node: true } },
    resolve: async (_root, { id: globalId }, ctx, info) => {
      const { of, id } = nodeOf(globalId, 'id')
      const [row = null] = await findVisible(of, { id }, ctx, info)
      return branded(row, of)
    },
  }),
  nodes: t.field({
    type: [builder.nodeInterfaceRef()],
    nullable: { list: false, items: true },
    description: 'Nodes by their global ids (노드 목록), in the order of the ids, 1 to 100; null where there is none that the viewer may see.',
    args: { ids: t.arg.idList({ required: true, description: 'Global ids (식별자 목록).' }) },
    complexity: ({ ids }) => ({ field: 1, multiplier: Math.min(ids.length, maxIds) }),
    extensions: { reads: { nodes: true } },
    resolve: async (_root, { ids: globalIds }, ctx, info) => {
      if (globalIds.length < 1 || globalIds.length > maxIds) throw new InputError('ids', `Expected 1 to ${maxIds} ids.`)
      const asked = globalIds.map((globalId, place) => nodeOf(globalId, `ids.${place}`))
      const types = new Map(asked.map(({ of }) => [of, asked.filter((one) => one.of === of).map((one) => one.id)]))
      const found = new Map<string, Row>()
      await Promise.all(
        [...types].map(async ([of, ids]) => {
          const rows = await findVisible(of, { id: { in: [...new Set(ids)] } }, ctx, info)
          for (const row of rows) found.set(`${of.typeName}:${row.id}`, branded(row, of))
        }),
      )
      return asked.map(({ of, id }) => found.get(`${of.typeName}:${id}`) ?? null)
    },
  }),
}))
