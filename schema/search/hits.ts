import { createHash } from 'node:crypto'
import { brandWithType } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { SearchType } from '../../prisma/generated/client/enums.ts'
import { findNames, type Hit, type Position } from '../../prisma/search/find.ts'
import { models } from '../../prisma/generated/datamodel.ts'
import { textLimit } from '../../prisma/search/normalise.ts'
import { type Context, delegateOf } from '../context.ts'
import { InputError } from '../core/errors.ts'
import { both } from '../core/filter.ts'
import { entities, type Entity, type Row } from '../core/graph.ts'
import { pageSize } from '../core/page.ts'

export interface SearchArguments {
  query: string
  types?: readonly SearchType[] | null | undefined
  synthetic?: boolean | null | undefined
  first?: number | null | undefined
  after?: string | null | undefined
}

/** A hit with the row that it is about. */
export interface FoundHit extends Hit {
  node: Row
}

/** A page of hits, in the order of the ranking. */
export interface SearchPage {
  edges: { cursor: string; node: FoundHit }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** The page that arguments ask for: one statement for the hits, and one for the rows of each type among them. */
export async function searchPage(args: SearchArguments, ctx: Context, info: GraphQLResolveInfo): Promise<SearchPage> {
  const { size, cursor } = pageSize({ first: args.first, after: args.after })
  if (args.types?.length === 0) throw new InputError('types', 'Expected at least one type; leave it out to search all.')
  const list = listOf(args)
  const after = cursor === null ? null : positionOf(list, cursor, ctx)
  const found = await findNames({ query: async (sql, values = []) => ({ rows: await ctx.prisma.$queryRawUnsafe<unknown[]>(sql, ...values) }) }, args.query, {
    types: args.types ?? null,
    synthetic: args.synthetic ?? null,
    after,
    size: size + 1,
  })
  const hits = found.slice(0, size)
  const rows = await rowsOf(hits, ctx, info)
  const edges = hits.flatMap((hit) => {
    const node = rows.get(hit.ownerId)
    return node === undefined ? [] : [{ cursor: cursorOf(list, hit.position, ctx), node: { ...hit, node } }]
  })
  const last = hits.at(-1)
  const pageInfo = {
    hasNextPage: found.length > size,
    hasPreviousPage: after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: last === undefined ? null : cursorOf(list, last.position, ctx),
  }
  return { edges, pageInfo }
}

/** A cursor is good for the search that gave it: the same text, types and kind of rows. */
function listOf({ query, types, synthetic }: SearchArguments): string {
  const search = JSON.stringify([query.slice(0, textLimit), types == null ? null : [...new Set(types)].sort(), synthetic ?? null])
  return `search:${createHash('sha256').update(search).digest('base64url').slice(0, 16)}`
}

const cursorOf = (list: string, { rank, length, ownerId }: Position, ctx: Context) => ctx.cursors.sign(list, `${rank} ${length}`, ownerId)

function positionOf(list: string, cursor: string, ctx: Context): Position {
  const opened = ctx.cursors.open(list, cursor)
  if (opened === null) throw new InputError('after', 'Expected a cursor that this search gave, unaltered.')
  const [rank, length] = String(opened.value).split(' ').map(Number)
  return { rank: rank ?? 0, length: length ?? 0, ownerId: opened.id }
}

const nodePaths = [
  [{ name: 'nodes' }, { name: 'node' }],
  [{ name: 'edges' }, { name: 'node' }, { name: 'node' }],
]

/** The rows of hits by their ids, as far as the viewer may see them, with what the query selects of them. */
async function rowsOf(hits: readonly Hit[], ctx: Context, info: GraphQLResolveInfo): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>()
  const types = new Set(hits.map((hit) => hit.type))
  await Promise.all(
    [...types].map(async (type) => {
      const ids = hits.filter((hit) => hit.type === type).map((hit) => hit.ownerId)
      const of = entityOf(type)
      const select = { id: true, [nameColumn(of)]: true }
      const query = queryFromInfo({ context: ctx, info, typeName: of.typeName, paths: nodePaths, select: select as never })
      const delegate = delegateOf(ctx.prisma, of.model) as { findMany(query: object): Promise<Row[]> }
      const where = both({ id: { in: ids } }, of.rule(ctx))
      for (const row of await delegate.findMany({ ...query, where })) {
        brandWithType(row, of.typeName as never)
        rows.set(row.id, row)
      }
    }),
  )
  return rows
}

/** The node type of a search type, which is called the same. */
function entityOf(type: SearchType): Entity {
  const name = type.toLowerCase().replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  const of = entities.get(name)
  if (of === undefined) throw new Error(`no type of node is named ${name}`)
  return of
}

const nameColumn = ({ model }: Entity) => (models[model]?.fields['name'] === undefined ? 'title' : 'name')

/** The Korean name of a row, or its title. */
export const nameOf = (row: Row): string => (row['name'] ?? row['title']) as string
