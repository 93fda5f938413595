import { randomUUID } from 'node:crypto'
import type { Database } from '../../prisma/client.ts'
import { checkDigit } from '../../prisma/registration-number.ts'
import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import { encodeId } from '../../schema/core/global-id.ts'

/** Whom a change must not show to. */
export interface Onlooker {
  organizationId: string | null
  expertId: string | null
  readsExperts: boolean
  operates: boolean
}

/** Which row changes how: any numbers, and a text that stands nowhere else. */
export interface Choice {
  a: number
  b: number
  word: string
}

/** A change that is about to be made. */
export interface Planned {
  /** Global ids, texts and numbers that it touches: what a curious viewer would ask for. */
  ids: string[]
  words: string[]
  numbers: string[]
  /** Makes it; gives how many rows changed. */
  make(): Promise<number>
}

/** What a change is planned on. */
export interface Rows {
  database: Database
  onlooker: Onlooker
  choice: Choice
}

/** Null where there is no row that it could be made on. */
export type Plan = (rows: Rows) => Promise<Planned | null>

/** A change of a row of a type in the graph, and its word. */
export const changeOf = (type: string, id: string, { choice: { word } }: Rows, make: () => Promise<number>): Planned => ({ ids: [encodeId(type, id)], words: [word], numbers: [], make })

type Values = Readonly<Record<string, unknown>>

async function run({ database }: Rows, text: string, values: readonly unknown[] = []): Promise<number> {
  return (await database.pool.query(text, [...values])).rowCount ?? 0
}

export const insert = (rows: Rows, table: string, values: Values): Promise<number> => {
  const columns = Object.keys(values)
  return run(rows, `insert into "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map((_, place) => `$${place + 1}`).join(', ')}) on conflict do nothing`, Object.values(values))
}

const updateText = (table: string, values: Values, key: string) =>
  `update "${table}" set ${Object.keys(values).map((column, place) => `"${column}" = $${place + 2}`).join(', ')} where "${key}" = $1`

export const update = (rows: Rows, table: string, id: string, values: Values, key = 'id'): Promise<number> => run(rows, updateText(table, values, key), [id, ...Object.values(values)])

export const remove = (rows: Rows, table: string, id: string, key = 'id'): Promise<number> => run(rows, `delete from "${table}" where "${key}" = $1`, [id])

/** Without triggers: that a row changed is told by its version, which is no matter of what was hidden in it. */
export async function updateSilently({ database }: Rows, table: string, id: string, values: Values): Promise<number> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const { rowCount } = await client.query(updateText(table, values, 'id'), [id, ...Object.values(values)])
    await client.query('commit')
    return rowCount ?? 0
  } finally {
    client.release()
  }
}

/** One of the ids that a query gives, by the change's number; null: it gives none. */
export async function anId({ database, choice }: Rows, text: string, values: readonly unknown[] = [], number = choice.a): Promise<string | null> {
  const { rows } = await database.pool.query<{ id: string }>(text, [...values])
  return oneOf(rows, number)?.id ?? null
}

export const oneOf = <T>(all: readonly T[], number: number): T | undefined => all[number % Math.max(1, all.length)]
export const aDay = (number: number): string => new Date(Date.UTC(2023, 0, 1 + (number % 900))).toISOString()
export const aRegion = (rows: Rows) => anId(rows, `select id from "Region" where level = 'SIDO' and "validTo" is null order by id`, [], rows.choice.b)
export const aField = (rows: Rows) => anId(rows, 'select id from "ScienceField" order by id', [], rows.choice.b)

/** A business registration number. */
export function aNumber({ choice: { a, b } }: Rows): string {
  const nine = String(100_000_000 + ((a * 7919 + b) % 800_000_000))
  return `${nine}${checkDigit(nine)}`
}

/** Cites a row by the change's word. */
export async function cite(rows: Rows, column: string, target: string): Promise<number> {
  const sourceId = await anId(rows, 'select id from "Source" order by id', [], 0)
  return insert(rows, 'Citation', { id: randomUUID(), sourceId, method: 'STATED', quotedAs: rows.choice.word, [column]: target })
}

/** Brings a row's names to the search, as the mutations do. */
export const findByName = ({ database: { prisma } }: Rows, id: string) =>
  rebuildSearchNames({ query: async (sql, values = []) => ({ rows: await prisma.$queryRawUnsafe<unknown[]>(sql, ...values) }) }, [id])
