import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { findNames, type Hit, type SearchOptions } from '../../prisma/search/find.ts'
import { freshDatabase } from '../support/databases.ts'
import { fill, type Filled, goldenCases } from './filled.ts'
import { pick, randomNumbers } from './generated-names.ts'
import { hostileQueries } from './hostile.ts'
import { firstSyllables, initialsOf, type Transform, transforms } from './transforms.ts'

// One database of 50,000 generated organisations and those of the golden table, for all tests of the file.
const organizations = 50_000
const all: SearchOptions = { types: null, synthetic: null, after: null, size: 20 }

let database: Database
let filled: Filled

beforeAll(async () => {
  database = await freshDatabase('empty')
  filled = await fill(database, organizations)
}, 180_000)

afterAll(() => database.close())

const find = (query: string, options: Partial<SearchOptions> = {}): Promise<Hit[]> => findNames(database.pool, query, { ...all, ...options })
const namesOf = (hits: readonly Hit[]) => hits.map(({ ownerId }) => filled.nameOf.get(ownerId))

describe('the golden table', () => {
  test.each(goldenCases.map((one) => [one.class, one.query, one] as const))('%s: %s', async (_class, query, { finds, within }) => {
    const hits = await find(query)
    if (finds === null) expect(namesOf(hits)).toEqual([])
    else expect(namesOf(hits).slice(0, within)).toContain(finds)
  })
})

describe('names of which the rules know nothing', () => {
  const sample = 150
  const share: Record<keyof typeof transforms, number> = { respaced: 0.95, decomposed: 0.95, qwerty: 0.95, 'half-typed': 0.95, initials: 0.95, slip: 0.85 }

  test.each(Object.entries(transforms) as [keyof typeof transforms, Transform][])('%s find their row first', async (kind, transform) => {
    const random = randomNumbers(kind.length * 31)
    let first = 0
    for (let round = 0; round < sample; round += 1) {
      const name = pick(filled.names, random)
      const [hit] = await find(transform(name, random))
      if (hit !== undefined && filled.nameOf.get(hit.ownerId) === name) first += 1
    }
    expect(first / sample).toBeGreaterThanOrEqual(share[kind])
  })
})

describe('the plan reads the index', () => {
  const random = randomNumbers(5)
  const begun = (count: number) => {
    for (;;) {
      const text = firstSyllables(pick(filled.names, random), count)
      if (text !== null) return text
    }
  }
  const queries: [string, () => string][] = [
    ...[2, 3, 4].map((count): [string, () => string] => [`${count} syllables`, () => begun(count)]),
    ...[2, 3, 4, 5].map((count): [string, () => string] => [`${count} initials`, () => initialsOf(begun(count))]),
    ['one slip', () => transforms.slip(begun(5), random)],
  ]

  test.each(queries)('for %s', async (_what, make) => {
    const client = await database.pool.connect()
    try {
      await client.query('BEGIN')
      for (let round = 0; round < 8; round += 1) await findNames(client, make(), all)
      const { rows } = await client.query<{ seq: number; idx: number }>(
        `SELECT seq_scan::int AS seq, idx_scan::int AS idx FROM pg_stat_xact_user_tables WHERE relname = 'SearchName'`,
      )
      expect(rows[0]?.seq).toBe(0)
      expect(rows[0]?.idx).toBeGreaterThanOrEqual(8)
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
  })
})

describe('hostile text', () => {
  // Twice what is promised: the machine of a test has other work too. test/bench/search.ts gives the figures.
  const limit = () => (database.kind === 'embedded' ? 500 : 200)

  test.each(hostileQueries)('%s takes little time', async (_what, query) => {
    await find(query)
    const start = performance.now()
    await find(query)
    expect(performance.now() - start).toBeLessThan(limit())
  })
})

describe('the ranking', () => {
  test('walked page by page gives every owner once, in one order', async () => {
    for (const query of ['나무', 'ㅅㅎ', '협동조합', '%', '놀쟈엔터']) {
      const whole = await find(query, { size: 1000 })
      const walked: Hit[] = []
      for (let after: Hit | undefined; ; after = walked.at(-1)) {
        const page = await find(query, { size: 300, after: after?.position ?? null })
        walked.push(...page)
        if (page.length < 300) break
      }
      expect(walked.map(({ ownerId }) => ownerId)).toEqual(whole.map(({ ownerId }) => ownerId))
      expect(new Set(walked.map(({ ownerId }) => ownerId)).size).toBe(walked.length)
    }
  })

  test('goes from whole names to beginnings to words to parts, the shorter first', async () => {
    const hits = await find('나무', { size: 1000 })
    const order = ['EXACT', 'PREFIX', 'WORD', 'SUBSTRING']
    const places = hits.map(({ via }) => order.indexOf(via))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(new Set(places).size).toBeGreaterThan(2)
    for (const [index, { position }] of hits.entries()) {
      const before = hits[index - 1]?.position
      if (before?.rank === position.rank) expect(before.length).toBeLessThanOrEqual(position.length)
    }
  })

  test('leaves out what is of another type or kind', async () => {
    expect(await find('놀자엔터', { types: ['REGION', 'LAW'] })).toEqual([])
    expect(await find('놀자엔터', { synthetic: true })).toEqual([])
    expect(namesOf(await find('놀자엔터', { types: ['ENTERPRISE'], synthetic: false }))).toEqual(['놀자엔터테인먼트협동조합'])
    expect((await find('협동조합', { synthetic: true, size: 1000 })).every(({ synthetic }) => synthetic)).toBe(true)
  })
})
