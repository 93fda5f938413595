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
