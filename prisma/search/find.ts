import type { SearchType } from '../generated/client/enums.ts'
import { type SearchPlan, searchPlan, slipBase } from './plan.ts'
import type { Statements } from './rebuild.ts'

/** How a name answered a query. */
export type Via = 'EXACT' | 'PREFIX' | 'WORD' | 'SUBSTRING' | 'INITIALS' | 'MIXED' | 'KEYBOARD' | 'WORDS' | 'SLIP' | 'LITERAL'

/** An owner that a search found, with the name that answered best. */
export interface Hit {
  type: SearchType
  ownerId: string
  /** The name as it stands. */
  name: string
  via: Via
  synthetic: boolean
  position: Position
}

/** Where a hit stands among all: by fit, then the shorter name, then the owner's id. */
export interface Position {
  rank: number
  length: number
  ownerId: string
}

export interface SearchOptions {
  /** Only owners of these types; null: of all. */
  types: readonly SearchType[] | null
  /** Only owners that are made up for demonstration, or only real ones; null: both. */
  synthetic: boolean | null
  /** Only what stands behind this position; null: from the best on. */
  after: Position | null
  size: number
}

/** A line that the statement of a search gives. */
export interface HitRow {
  rank: number
  length: number
  ownerId: string
  type: SearchType
  value: string
  synthetic: boolean
}

/** What a query finds, the best first, at most a thousand owners deep: one statement, or none for a query of nothing. */
export async function findNames(database: Statements, text: string, options: SearchOptions): Promise<Hit[]> {
  const plan = searchPlan(text)
  if (findsNothing(plan)) return []
  const { sql, values } = statementOf(plan, options)
  const { rows } = await database.query(sql, values)
  return (rows as HitRow[]).map((row) => hitOf(plan, row))
}

/** What a line says of a search. */
export const hitOf = (plan: SearchPlan, { type, ownerId, value, synthetic, rank, length }: HitRow): Hit => ({
  type,
  ownerId,
  name: value,
  via: viaOf(plan, rank),
  synthetic,
  position: { rank, length, ownerId },
})

/** Whether a query is one of nothing, which no statement is needed for. */
export const findsNothing = ({ literal, readings }: SearchPlan): boolean => literal === null && readings.length === 0

/** The statement of a plan. */
export function statementOf(plan: SearchPlan, { types, synthetic, after, size }: SearchOptions): { sql: string; values: unknown[] } {
  const page = [types, synthetic, after?.rank ?? null, after?.length ?? null, after?.ownerId ?? null, size]
  if (plan.literal !== null) return { sql: literalSql, values: [plan.literal, ...page] }
  const { readings, slips } = plan
  return {
    sql: namesSql,
    values: [
      readings.map(({ base }) => base),
      readings.map(({ conditions: [first] }) => first.column === 'cho'),
      readings.map(({ conditions: [first] }) => first.key),
      readings.map(({ conditions: [first] }) => first.probe),
      readings.map(({ conditions: [first] }) => first.at === 'BEGINNING'),
      readings.map(({ conditions: [, ...others] }) => others.map(({ key }) => `%${key}%`).join(' ')),
      slipBase,
      slips.probes,
      slips.near,
      slips.inside,
      slips.length,
      ...page,
    ],
  }
}

const columns = 'h."rank", h."length", h."ownerId", h."type"::text AS "type", h."value", h."synthetic"'

const namesSql = `SELECT ${columns} FROM search_names($1::int[], $2::boolean[], $3::text[], $4::text[], $5::boolean[], $6::text[],
  $7::int, $8::text[], $9::text[], $10::boolean, $11::int, $12::"SearchType"[], $13::boolean, $14::int, $15::int, $16::uuid, $17::int) h`

/** Names that hold a text as it is: no index knows punctuation, so every name is looked at once. */
const literalSql = `SELECT ${columns} FROM (
  SELECT * FROM (
    SELECT DISTINCT ON (n."ownerId") CASE WHEN n."place" = 1 THEN 10 ELSE 30 END AS "rank", length(n."value") AS "length", n.*
    FROM (SELECT strpos("value", $1::text) AS "place", "ownerId", "type", "value", "synthetic", "kind" FROM "SearchName"
          WHERE ($2::"SearchType"[] IS NULL OR "type" = ANY ($2::"SearchType"[])) AND ($3::boolean IS NULL OR "synthetic" = $3::boolean)) n
    WHERE n."place" > 0 ORDER BY n."ownerId", 1, 2, n."kind") o
  ORDER BY "rank", "length", "ownerId" LIMIT 1000) h
  WHERE $4::int IS NULL OR (h."rank", h."length", h."ownerId") > ($4::int, $5::int, $6::uuid)
  ORDER BY h."rank", h."length", h."ownerId" LIMIT $7::int`

function viaOf(plan: SearchPlan, rank: number): Via {
  if (plan.literal !== null) return 'LITERAL'
  if (rank >= slipBase) return 'SLIP'
  const base = Math.floor(rank / 100) * 100 + (rank % 5)
  const via = plan.readings.find((reading) => reading.base === base)?.via ?? 'DIRECT'
  if (via !== 'DIRECT') return via
  const fit = rank - base
  return fit < 10 ? 'EXACT' : fit < 20 ? 'PREFIX' : fit < 30 ? 'WORD' : 'SUBSTRING'
}
