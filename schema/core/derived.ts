import { brandWithType } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import { models } from '../../prisma/generated/datamodel.ts'
import { type Context, delegateOf } from '../context.ts'
import { both } from './filter.ts'
import { entities, type Entity, type Row } from './graph.ts'
import type { Where } from './page.ts'
import type { Sql } from './where-sql.ts'

/** Which rows stand at a place of a value. */
export interface Place {
  /** Those that may stand there; absent: any. */
  where?: Where
  /** The relation of the rows whose row stands there; absent: they do. */
  via?: string
}

/**
 * Rows of a model that a value is computed of, or made of. A place in it is told by the names of the fields that lead
 * there, such as `groups.keys.region`; the empty one is the value itself.
 */
export interface Find<Asked> {
  model: string
  /** Columns that the value is computed of; none: its rows only stand in it. */
  select: Readonly<Record<string, true>>
  /** Which rows; null: none is read. */
  where: (asked: Asked, ctx: Context) => Where | null
  orderBy?: readonly Readonly<Record<string, unknown>>[]
  take?: number
  /** The places where its rows stand. */
  at?: Readonly<Record<string, Place>>
}

/** The node that a line of a statement names by its type and id, as far as the viewer may see it. */
export interface LineNode<Args> {
  /** Columns of the line. */
  type: string
  id: string
  /** Types of nodes by what stands in the column, as far as the arguments leave them. */
  types: (args: Args) => Readonly<Record<string, string>>
  /** Columns that the value is computed of. */
  select: (of: Entity) => readonly string[]
  at: readonly string[]
}

/** What a statement of the field's own gives: its lines as JSON has them, but for days, and the node of each as `node`. */
export interface Lines<Args, Asked> {
  /** @param row the row that has the field, as a table's alias; empty at the root */
  sql: (asked: Asked, ctx: Context, row: string) => Sql | null
  /** Columns that are days. */
  days?: readonly string[]
  node?: LineNode<Args>
  /** The fields of the value for which alone it is read; absent: whatever is asked. */
  for?: readonly string[]
}

/** Rows that a value names by their ids alone: the ordinary road reads them as they are asked, the compiled one beforehand. */
export interface Named<Asked> {
  model: string
  /** A query of the ids of all that may be named. @param row as `Lines` has it */
  ids: (asked: Asked, ctx: Context, row: string) => Sql
  at: readonly string[]
}

/** How a field computes its value of what several queries give: both roads follow it. */
export interface Derivation<Args, Asked, Found, Value> {
  /** What the arguments ask for. @throws InputError for those that can't be */
  ask: (args: Args, ctx: Context) => Asked
  parts: { readonly [Name in keyof Found]: Find<Asked> | Lines<Args, Asked> }
  named?: Readonly<Record<string, Named<Asked>>>
  /** The value, of the rows of each part in their order. */
  read: (found: Found, asked: Asked, ctx: Context) => Value
}

export type AnyDerivation = Derivation<never, never, never, unknown>

/** The value of a field on the ordinary road: a statement for each part, and one for each type of node among the lines. */
export async function derive<Args, Asked, Found, Value>({ ask, parts, read }: Derivation<Args, Asked, Found, Value>, args: Args, ctx: Context, info: GraphQLResolveInfo): Promise<Value> {
  const asked = ask(args, ctx)
  const found = await Promise.all(
    Object.entries<Find<Asked> | Lines<Args, Asked>>(parts).map(async ([name, part]) => [name, 'model' in part ? await rowsOf(part, asked, ctx, info) : await linesOf(part, asked, args, ctx, info)] as const),
  )
  return read(Object.fromEntries(found) as Found, asked, ctx)
}

interface Delegate {
  findMany(query: object): Promise<Row[]>
}

const segments = (path: string) => (path === '' ? [] : path.split('.').map((name) => ({ name })))

/** What the operation selects of rows at some places of the value, and columns of them. */
function selectedAt(places: readonly string[], typeName: string, select: Readonly<Record<string, true>>, ctx: Context, info: GraphQLResolveInfo): object {
  if (places.length === 0) return { select }
  const paths = places.map(segments)
  return queryFromInfo({ context: ctx, info, typeName, select: { id: true, ...select } as never, ...(paths.some((path) => path.length === 0) ? {} : { paths }) })
}

async function rowsOf<Asked>({ model, select, where, orderBy, take, at = {} }: Find<Asked>, asked: Asked, ctx: Context, info: GraphQLResolveInfo): Promise<Row[]> {
  const condition = where(asked, ctx)
  if (condition === null) return []
  const places = Object.entries(at).flatMap(([path, { via }]) => (via === undefined ? [path] : []))
  const query = { ...selectedAt(places, model, select, ctx, info), where: condition, ...(orderBy === undefined ? {} : { orderBy }), ...(take === undefined ? {} : { take }) }
  return (delegateOf(ctx.prisma, model) as Delegate).findMany(query)
}

async function linesOf<Args, Asked>({ sql, node }: Lines<Args, Asked>, asked: Asked, args: Args, ctx: Context, info: GraphQLResolveInfo): Promise<Record<string, unknown>[]> {
  const statement = sql(asked, ctx, '')
  const lines = statement === null ? [] : await ctx.prisma.$queryRaw<Record<string, unknown>[]>(statement)
  if (node === undefined) return lines
  const nodes = new Map<unknown, Row>()
  await Promise.all(
    Object.entries(node.types(args)).map(async ([value, typeName]) => {
      const ids = lines.filter((line) => line[node.type] === value).map((line) => line[node.id])
      if (ids.length === 0) return
      const of = nodeType(typeName)
      const query = selectedAt(node.at, typeName, Object.fromEntries(node.select(of).map((name) => [name, true])), ctx, info)
      for (const row of await (delegateOf(ctx.prisma, of.model) as Delegate).findMany({ ...query, where: both({ id: { in: ids } }, of.rule(ctx)) })) {
        brandWithType(row, typeName as never)
        nodes.set(row.id, row)
      }
    }),
  )
  return lines.map((line) => ({ ...line, node: nodes.get(line[node.id]) ?? null }))
}

/** The type of node of a name. @throws where there is none */
export function nodeType(typeName: string): Entity {
  const of = entities.get(typeName)
  if (of === undefined) throw new Error(`no type of node is named ${typeName}`)
  return of
}

/** The column that says what a row is called. */
export const nameColumn = ({ model }: Entity): string => (models[model]?.fields['name'] === undefined ? 'title' : 'name')

/** A field's extension by which the compiled road reads it. */
export const derivedBy = <Args, Asked, Found, Value>(derivation: Derivation<Args, Asked, Found, Value>): { reads: { derived: AnyDerivation } } => ({ reads: { derived: derivation as unknown as AnyDerivation } })
