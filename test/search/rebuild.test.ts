import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { applyMigrations } from '../../prisma/migrate.ts'
import { findNames } from '../../prisma/search/find.ts'
import { gramsOf } from '../../prisma/search/grams.ts'
import { owners } from '../../prisma/search/owners.ts'
import { rebuildSearchNames } from '../../prisma/search/rebuild.ts'
import { namesToFind } from '../../prisma/search/rows.ts'
import { freshDatabase, onServer, urlOf } from '../support/databases.ts'
import { fill } from './filled.ts'

let database: Database

beforeAll(async () => {
  database = await freshDatabase('demo')
})

afterAll(() => database.close())

const find = async (query: string) => (await findNames(database.pool, query, { types: null, synthetic: null, after: null, size: 5 })).map(({ name }) => name)

async function idOf(name: string): Promise<string> {
  const { rows } = await database.pool.query<{ id: string }>('SELECT "id" FROM "Organization" WHERE "name" = $1', [name])
  return rows[0]?.id as string
}

describe('the names of the search', () => {
  test('are those of the tables after a load, and a second rebuild changes nothing', async () => {
    expect(await rebuildSearchNames(database.pool)).toEqual({ inserted: 0, deleted: 0 })
    const { rows } = await database.pool.query<{ owners: string }>('SELECT count(DISTINCT "ownerId") AS owners FROM "SearchName"')
    expect(Number(rows[0]?.owners)).toBeGreaterThan(400)
  })

  test('say what their owner is called now', async () => {
    const called = owners.map(({ model, table, column }) => `SELECT s."value" FROM "SearchName" s JOIN "${table}" t ON t."id" = s."${column}" WHERE s."ownerName" <> t."${model === 'Need' ? 'title' : 'name'}"`)
    expect((await database.pool.query(called.join(' UNION ALL '))).rows).toEqual([])
  })

  test('are told by the same numbers in the database and in a query', async () => {
    const { rows } = await database.pool.query<{ code: string; grams: number[] }>('SELECT "code", search_grams("code") AS grams FROM "SearchName"')
    for (const { code, grams } of rows) {
      expect(grams).toEqual(Array.from({ length: Math.max(0, code.length - 3) }, (_one, place) => gramsOf(code.slice(place, place + 4))[0]))
      expect(grams).toEqual(expect.arrayContaining(gramsOf(code)))
    }
  })

  test('follow a name that changes, for its owner alone', async () => {
    const id = await idOf('놀자엔터테인먼트협동조합')
    await database.pool.query('UPDATE "Organization" SET "name" = $2 WHERE "id" = $1', [id, '놀자연희협동조합'])
    await database.pool.query('UPDATE "OrganizationName" SET "value" = $2 WHERE "organizationId" = $1 AND "lang" = $3', [id, '놀자연희협동조합', 'KO'])
    const { inserted, deleted } = await rebuildSearchNames(database.pool, [id])
    expect([inserted, deleted]).toEqual([1, 1])
    expect(await find('놀자연희')).toEqual(['놀자연희협동조합'])
    expect(await rebuildSearchNames(database.pool)).toEqual({ inserted: 0, deleted: 0 })
  })

  test('are written anew when the rules of the keys change', async () => {
    await database.pool.query('UPDATE "SearchName" SET "keyVersion" = 0, "code" = $1, "codeMarks" = $2 WHERE "value" = $3', ['x', 'W', '(주)피플앤컴'])
    expect(await rebuildSearchNames(database.pool)).toEqual({ inserted: 1, deleted: 1 })
    expect(await find('피플앤')).toEqual(['(주)피플앤컴'])
  })

  test('go with their owner', async () => {
    await database.pool.query(`INSERT INTO "Term" ("id", "name", "description") VALUES (gen_random_uuid(), '곧사라질낱말', '뜻')`)
    await rebuildSearchNames(database.pool)
    expect(await find('곧사라질')).toEqual(['곧사라질낱말'])
    await database.pool.query(`DELETE FROM "Term" WHERE "name" = '곧사라질낱말'`)
    expect(await find('곧사라질')).toEqual([])
  })

  test('are of no person', async () => {
    expect(owners.map(({ model }) => model)).not.toContain('Expert')
    expect(owners.map(({ model }) => model)).not.toContain('ProspectiveEntrepreneur')
    const { rows } = await database.pool.query<{ name: string }>('SELECT "name" FROM "Expert" UNION SELECT "name" FROM "ProspectiveEntrepreneur"')
    expect(rows.length).toBeGreaterThan(10)
    for (const { name } of rows.slice(0, 20)) expect(await find(name)).not.toContain(name)
  })
})

test('a province is found by its short name', () => {
  const short = (value: string) => namesToFind([{ type: 'REGION', ownerId: 'x', ownerName: value, value, lang: 'KO', kind: 'LEGAL', synthetic: false }]).map((name) => name.value)
  expect(short('경상남도')).toEqual(['경상남도', '경남'])
  expect(short('충청북도')).toEqual(['충청북도', '충북'])
  expect(short('대구광역시')).toEqual(['대구광역시', '대구'])
  expect(short('강원특별자치도')).toEqual(['강원특별자치도', '강원'])
  expect(short('경기도')).toEqual(['경기도', '경기'])
  expect(short('관악구')).toEqual(['관악구'])
})

test.runIf(process.env['TEST_DATABASE_URL'])('a database whose locale is C answers the same', async () => {
  const templates = inject('templates')
  if (templates.kind !== 'postgresql') throw new Error('expected a server')
  const name = `yeondae_test_locale_${process.pid}`
  await onServer(templates.url, `CREATE DATABASE "${name}" TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'`)
  const other = await openDatabase({ url: urlOf(templates.url, name) })
  try {
    await applyMigrations(other)
    const { nameOf } = await fill(other, 1000)
    for (const query of ['놀자', 'ㄴㅈㅇㅌㅌ', '놀자ㅇㅌ', 'shfwk', '놀쟈엔터', 'kosea', 'CAFÉ 봄봄']) {
      const [hit] = await findNames(other.pool, query, { types: null, synthetic: null, after: null, size: 5 })
      expect(nameOf.get(hit?.ownerId ?? ''), query).toMatch(/놀자|한국사회적기업|봄봄/)
    }
  } finally {
    await other.close()
    await onServer(templates.url, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
  }
})
