import { expect, test } from 'vitest'
import { freshDatabase } from '../support/databases.ts'
import { compareRoads, tallyText } from './equality.ts'
import { isOrdinary, reasonsAtRandom } from './ordinary.ts'
import { normal, roadsOn } from './roads.ts'

/** How many operations are tried, and which; `npm run test:nightly` tries ten times as many. */
const runs = 500
const seed = 20_260_302
/** Of 100 operations, so many at least are answered by one statement. */
const share = 70

test(`${runs} random operations by random viewers have the same data on both roads`, { timeout: 300_000 }, async () => {
  const database = await freshDatabase()
  try {
    const tally = await compareRoads(database, { runs, seed, isOrdinary })
    console.log(tallyText(tally))
    expect(tally.asked).toBe(runs)
    expect(Object.keys(tally.unreadable).filter((reason) => !reasonsAtRandom.has(reason))).toEqual([])
    expect((100 * tally.compiled) / tally.asked).toBeGreaterThanOrEqual(share)
  } finally {
    await database.close()
  }
})

test('random searches, statistics and viewers have the same data on both roads', { timeout: 300_000 }, async () => {
  const database = await freshDatabase()
  try {
    const tally = await compareRoads(database, { runs: 300, seed, isOrdinary, from: 'computed' })
    console.log(tallyText(tally))
    expect(Object.keys(tally.unreadable).filter((reason) => !reasonsAtRandom.has(reason))).toEqual([])
    expect(tally.compiled).toBeGreaterThan(150)
  } finally {
    await database.close()
  }
})

test('random selections of rows of several types have the same data on both roads', { timeout: 300_000 }, async () => {
  const database = await freshDatabase()
  try {
    const tally = await compareRoads(database, { runs: 120, seed, isOrdinary, from: 'organizations' })
    console.log(tallyText(tally))
    expect(tally.compiled).toBeGreaterThan(90)
  } finally {
    await database.close()
  }
})

test('a list that is asked twice with parts that can’t be merged is counted on both roads', async () => {
  const database = await freshDatabase()
  try {
    const roads = await roadsOn(database)
    const question = {
      query: `{
        experts(first: 5) {
          nodes {
            matches(first: 1) { nodes { a: citations(field: "name") { field } } }
            matches(first: 1) { nodes { citations { field } } totalCount }
            accepted: matches(filter: { statuses: [ACCEPTED] }) { totalCount }
          }
        }
      }`,
      variables: {},
    }
    const [compiled, ordinary] = [await roads.compiled(question), await roads.ordinary(question)]
    expect(ordinary.errors).toEqual([])
    expect(compiled).toMatchObject({ kind: 'answered' })
    expect('text' in compiled && normal(compiled.text)).toBe(normal(ordinary.text))
  } finally {
    await database.close()
  }
})

test('arguments that can’t be are refused where a row is asked them, not in a fragment of a type that none is of', async () => {
  const database = await freshDatabase()
  try {
    const roads = await roadsOn(database)
    const fragment = 'fragment Elsewhere on Node { ... on Facility { organization { facilities(filter: { asOf: "2026-03-02" }) { totalCount } } } }'
    const question = { query: `{ organizations(first: 3) { nodes { id ...Elsewhere } } } ${fragment}`, variables: {} }
    const [compiled, ordinary] = [await roads.compiled(question), await roads.ordinary(question)]
    expect(ordinary.errors).toEqual([])
    expect('text' in compiled && normal(compiled.text)).toBe(normal(ordinary.text))
    const refused = { query: '{ organizations(first: 3) { nodes { id facilities(filter: { asOf: "2026-03-02" }) { totalCount } } } }', variables: {} }
    expect(await roads.compiled(refused)).toMatchObject({ kind: 'refused' })
    const { errors } = await roads.ordinary(refused)
    expect(errors[0]?.path).toEqual(['organizations', 'nodes', 0, 'facilities'])
    expect(errors[0]?.extensions['field']).toBe('filter.asOf')
  } finally {
    await database.close()
  }
})
