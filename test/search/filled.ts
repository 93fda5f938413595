import { readFileSync } from 'node:fs'
import type { Database } from '../../prisma/client.ts'
import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import { generatedNames } from './generated-names.ts'

/** An organisation with all its names. */
export interface GoldenName {
  name: string
  english?: string
  acronym?: string
  alias?: string
}

/** What a query must find, by the owner's Korean name, among the first so many; null: nothing. */
export interface GoldenCase {
  query: string
  finds: string | null
  within: number
  class: string
}

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as unknown

export const goldenNames = read('golden-names.json') as readonly GoldenName[]
export const goldenCases = read('golden.json') as readonly GoldenCase[]

/** What a filled database holds. */
export interface Filled {
  /** Korean names of the generated organisations. */
  names: string[]
  /** Korean name by the organisation's id. */
  nameOf: ReadonlyMap<string, string>
  /** What the search's names took, in milliseconds. */
  rebuiltIn: number
}

/** Fills a database with so many generated organisations, which are synthetic, and those of the golden table, which are not. */
export async function fill(database: Database, count: number): Promise<Filled> {
  const generated = generatedNames(count)
  const client = await database.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO "Organization" ("id", "type", "name", "nameEn", "synthetic")
       SELECT gen_random_uuid(), 'ENTERPRISE', n, e, true FROM unnest($1::text[], $2::text[]) r (n, e)`,
      [generated.map(({ name }) => name), generated.map(({ nameEn }) => nameEn)],
    )
    await client.query(
      `INSERT INTO "Organization" ("id", "type", "name", "nameEn")
       SELECT gen_random_uuid(), 'ENTERPRISE', n, e FROM unnest($1::text[], $2::text[]) r (n, e)`,
      [goldenNames.map(({ name }) => name), goldenNames.map(({ english }) => english ?? null)],
    )
    const others = goldenNames.flatMap(({ name, acronym, alias }) => [
      ...(acronym === undefined ? [] : [{ name, value: acronym, lang: 'EN', kind: 'SHORT' }]),
      ...(alias === undefined ? [] : [{ name, value: alias, lang: 'KO', kind: 'ALIAS' }]),
    ])
    await client.query(
      `INSERT INTO "OrganizationName" ("id", "organizationId", "value", "lang", "kind")
       SELECT gen_random_uuid(), o."id", r.value, r.lang::"Language", r.kind::"NameKind"
       FROM jsonb_to_recordset($1::jsonb) r (name text, value text, lang text, kind text) JOIN "Organization" o ON o."name" = r.name AND NOT o."synthetic"`,
      [JSON.stringify(others)],
    )
    const start = performance.now()
    await rebuildSearchNames(client)
    const rebuiltIn = performance.now() - start
    await client.query('COMMIT')
    const { rows } = await client.query<{ id: string; name: string }>('SELECT "id", "name" FROM "Organization"')
    return { names: generated.map(({ name }) => name), nameOf: new Map(rows.map(({ id, name }) => [id, name])), rebuiltIn }
  } finally {
    client.release()
  }
}
