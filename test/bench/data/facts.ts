import type { Pool } from 'pg'

/** What the made-up rows point to: rows of the facts, in an order of their own. */
export interface Facts {
  provinces: { id: string; name: string }[]
  /** Cities, counties and districts. */
  places: string[]
  industries: string[]
  /** Fields of science and technology, by code. */
  fields: ReadonlyMap<string, string>
}

/** Reads them from a database that holds the facts. */
export async function readFacts(pool: Pool): Promise<Facts> {
  const regions = (level: string) => `SELECT "id", "name" FROM "Region" WHERE "level" = '${level}' AND "validTo" IS NULL ORDER BY "name", "id"`
  const { rows: provinces } = await pool.query<{ id: string; name: string }>(regions('SIDO'))
  const { rows: places } = await pool.query<{ id: string }>(regions('SIGUNGU'))
  const { rows: industries } = await pool.query<{ id: string }>('SELECT "id" FROM "Industry" ORDER BY "code"')
  const { rows: fields } = await pool.query<{ id: string; code: string }>('SELECT "id", "code" FROM "ScienceField" ORDER BY "code"')
  const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)
  return { provinces, places: ids(places), industries: ids(industries), fields: new Map(fields.map(({ id, code }) => [code, id])) }
}
