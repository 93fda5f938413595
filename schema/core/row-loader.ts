import { brandWithType } from '@pothos/core'
import DataLoader from 'dataloader'
import type { GraphQLResolveInfo } from 'graphql'
import type { Context } from '../context.ts'
import { entities, type Field, findVisible, type Row, type Types } from './graph.ts'

const loaders = new WeakMap<Context, Map<string, DataLoader<string, unknown>>>()

/** A loader that lives as long as its request. */
export function loaderOf<T>(ctx: Context, key: string, load: (ids: readonly string[]) => Promise<T[]>): DataLoader<string, T> {
  const ofRequest = loaders.get(ctx) ?? new Map<string, DataLoader<string, unknown>>()
  loaders.set(ctx, ofRequest)
  const loader = ofRequest.get(key) ?? new DataLoader<string, unknown>(load)
  ofRequest.set(key, loader)
  return loader as DataLoader<string, T>
}

const numbers = new WeakMap<object, number>()
let count = 0

/** What tells one field of the query from another, whatever the row: its place and its selections. */
export function fieldKey({ path, fieldNodes }: GraphQLResolveInfo): string {
  const number = (node: object) => {
    const known = numbers.get(node) ?? ++count
    numbers.set(node, known)
    return known
  }
  const place = (at: GraphQLResolveInfo['path'] | undefined): string => (at === undefined ? '' : `${place(at.prev)}${typeof at.key === 'number' ? '' : `.${at.key}`}`)
  return `${place(path)} ${fieldNodes.map(number).join(' ')}`
}

/** The rows of one type of node at one place of the query, as far as the viewer may see them: a statement for all together. */
export function rowLoader(ctx: Context, info: GraphQLResolveInfo, type: string): DataLoader<string, Row | null> {
  return loaderOf(ctx, `${fieldKey(info)} ${type}`, async (ids) => {
    const of = entities.get(type)
    const rows = of === undefined ? [] : await findVisible(of, { id: { in: [...ids] } }, ctx, info)
    for (const row of rows) brandWithType(row, type as never)
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  })
}

/** A field of a value that names a row by its id. */
export function rowOfId<Value>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Value>,
  options: { type: unknown; typeName: string; nullable?: boolean; description: string; id: (value: Value) => string | null },
): Field {
  const { type, typeName, nullable = false, description, id } = options
  return t.field({
    type: type as never,
    nullable,
    description,
    extensions: { reads: { rowId: id } },
    resolve: (value: Value, _args: object, ctx: Context, info: GraphQLResolveInfo) => {
      const named = id(value)
      return named === null ? null : rowLoader(ctx, info, typeName).load(named)
    },
  } as never) as Field
}
