import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { onServer, urlOf } from '../support/databases.ts'
import { loadBench, type Progress } from './data/load.ts'
import { BenchError, dropPlace, readLabel } from './data/place.ts'
import { sizesAt } from './data/sizes.ts'

const templates = inject('templates')
const server = templates.kind === 'postgresql' ? templates.url : null
if (server === null) console.log('The data of the bench are SKIPPED here: they need a PostgreSQL server (TEST_DATABASE_URL).')

const scale = 0.002
const silent: Progress = { step: () => undefined, begin: () => undefined, rows: () => undefined, end: () => undefined }

test('sizes are shares of the whole, and a scale that is too small or no number is refused', () => {
  expect(sizesAt(1)).toEqual({ enterprises: 50_000, experts: 20_000, needs: 100_000, matches: 300_000, purchases: 300_000, buyers: 500 })
  expect(sizesAt(scale)).toEqual({ enterprises: 100, experts: 40, needs: 200, matches: 600, purchases: 600, buyers: 20 })
  for (const wrong of [0, -1, 0.001, 11, NaN]) expect(() => sizesAt(wrong)).toThrow(RangeError)
})

describe.skipIf(server === null)('on a PostgreSQL server', () => {
  const url = urlOf(server ?? 'postgres://localhost/', `yeondae_bench_test_${process.pid}`)
  const ask = async <T extends object>(sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query<T>(sql)).rows
    } finally {
      await client.end()
    }
  }
  beforeAll(async () => {
    await loadBench(url, scale, silent)
  })
  afterAll(() => dropPlace(url))

  test('the database holds as many made-up rows as the scale says, and the facts beside them', async () => {
    const [counts] = await ask<Record<string, number>>(`select
      (select count(*)::int from "Organization" where "synthetic" and "type" = 'ENTERPRISE') as enterprises,
      (select count(*)::int from "Organization" where "synthetic" and "type" = 'PUBLIC_BUYER') as buyers,
      (select count(*)::int from "Expert" where "synthetic") as experts, (select count(*)::int from "Need" where "synthetic") as needs,
      (select count(*)::int from "Match" where "synthetic") as matches, (select count(*)::int from "Purchase" where "synthetic") as purchases,
      (select count(*)::int from "Organization" where not "synthetic") as facts`)
    const { facts, ...made } = counts ?? { facts: 0 }
    expect(made).toEqual(sizesAt(scale))
    expect(facts).toBeGreaterThan(0)
  })

  test('every expert shares the profile today, every enterprise is found by its name, and the youngest have five needs each', async () => {
    const [row] = await ask<{ unshared: number; unnamed: number; least: number; most: number }>(`select
      (select count(*)::int from "Expert" e where not exists (select from "Consent" c where c."expertId" = e."id" and c."fieldGroup" = 'PROFILE'
        and c."audience" = 'PUBLIC' and c."withdrawnAt" is null and c."retentionUntil" >= current_date)) as unshared,
      (select count(*)::int from "Organization" o where not exists (select from "SearchName" n where n."organizationId" = o."id" and n."value" = o."name")) as unnamed,
      min(n)::int as least, max(n)::int as most
      from (select (select count(*) from "Need" where "organizationId" = o."id") as n from "Organization" o
        where "synthetic" and "type" = 'ENTERPRISE' order by "createdAt" desc limit 40) o`)
    expect(row).toEqual({ unshared: 0, unnamed: 0, least: 5, most: 5 })
  })

  test('what is there already stays; made anew it is the same to the last row', async () => {
    const tables = ['Organization', 'EnterpriseDetail', 'HeldKind', 'PublicBuyerDetail', 'Expert', 'ExpertField', 'ExpertIdentity', 'Consent', 'Need', 'NeedField', 'Match', 'Purchase']
    // Rows of the facts carry the instant of their load.
    const made: Record<string, string> = { Organization: 'where "synthetic"' }
    const digests = () =>
      ask(tables.map((table) => `select '${table}' as "table", md5(string_agg(t::text, '|' order by t::text)) as digest from "${table}" t ${made[table] ?? ''}`).join(' union all '))
    const before = await digests()
    expect(await loadBench(url, scale, silent)).toBe(false)
    expect(await loadBench(url, scale, silent, { fresh: true })).toBe(true)
    expect(await digests()).toEqual(before)
    expect(await readLabel(url)).toMatchObject({ scale, isWhole: true })
  }, 60_000)

  test('a database that holds anything else is refused and stays as it is', async () => {
    const other = urlOf(url, `yeondae_bench_other_${process.pid}`)
    const name = new URL(other).pathname.slice(1)
    await onServer(url, `create database "${name}"`)
    try {
      await onServer(other, 'create table theirs as select 1 as one')
      await expect(loadBench(other, scale, silent)).rejects.toThrow(BenchError)
      await expect(dropPlace(other)).rejects.toThrow(BenchError)
      await onServer(other, 'select one from theirs')
    } finally {
      await onServer(url, `drop database "${name}" with (force)`)
    }
  })
})
