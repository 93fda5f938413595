import { createHash } from 'node:crypto'
import { Prisma } from '../../prisma/generated/client/client.ts'
import type { SearchType } from '../../prisma/generated/client/enums.ts'
import { enums } from '../../prisma/generated/datamodel.ts'
import { findsNothing, type Hit, hitOf, type HitRow, type Position, statementOf } from '../../prisma/search/find.ts'
import { textLimit } from '../../prisma/search/normalise.ts'
import { type SearchPlan, searchPlan } from '../../prisma/search/plan.ts'
import type { Context } from '../context.ts'
import { type Derivation, nameColumn } from '../core/derived.ts'
import { InputError } from '../core/errors.ts'
import type { Row } from '../core/graph.ts'
import { pageSize } from '../core/page.ts'
import { numberedSql, type Sql } from '../core/where-sql.ts'

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

interface Asked {
  plan: SearchPlan
  /** What finds the hits of the page and one more; null: nothing does. */
  statement: Sql | null
  size: number
  list: string
  hasCursor: boolean
}

type Line = HitRow & { node: Row | null }

/** The page that arguments ask for. */
export const searchPage: Derivation<SearchArguments, Asked, { lines: Line[] }, SearchPage> = {
  ask(args, ctx) {
    const { size, cursor } = pageSize({ first: args.first, after: args.after })
    if (args.types?.length === 0) throw new InputError('types', 'Expected at least one type; leave it out to search all.')
    const list = listOf(args)
    const after = cursor === null ? null : positionOf(list, cursor, ctx)
    const plan = searchPlan(args.query)
    const found = findsNothing(plan) ? null : statementOf(plan, { types: args.types ?? null, synthetic: args.synthetic ?? null, after, size: size + 1 })
    // The limit is the function's own; the planner takes a function for one that gives a thousand lines.
    const statement = found && Prisma.sql`select * from (${numberedSql(found.sql, found.values)}) h limit ${size + 1}`
    return { plan, statement, size, list, hasCursor: after !== null }
  },
  parts: {
    lines: {
      sql: ({ statement }) => statement,
      node: {
        type: 'type',
        id: 'ownerId',
        types: ({ types }) => Object.fromEntries((types ?? searchTypes).map((type) => [type, typeName(type)])),
        select: (of) => [nameColumn(of)],
        at: ['nodes.node', 'edges.node.node'],
      },
    },
  },
  read({ lines }, { plan, size, list, hasCursor }, ctx) {
    const page = lines.slice(0, size)
    const cursorAt = (line: Line) => cursorOf(list, hitOf(plan, line).position, ctx)
    const edges = page.flatMap((line) => (line.node === null ? [] : [{ cursor: cursorAt(line), node: { ...hitOf(plan, line), node: line.node } }]))
    const last = page.at(-1)
    const pageInfo = {
      hasNextPage: lines.length > size,
      hasPreviousPage: hasCursor,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: last === undefined ? null : cursorAt(last),
    }
    return { edges, pageInfo }
  },
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

const searchTypes = Object.keys(enums.SearchType.values) as SearchType[]

/** The name of the type of node of a search type, which is called the same. */
const typeName = (type: SearchType): string => type.toLowerCase().replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase())

/** The Korean name of a row, or its title. */
export const nameOf = (row: Row): string => (row['name'] ?? row['title']) as string
