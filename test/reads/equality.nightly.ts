import { expect, test } from 'vitest'
import { freshDatabase } from '../support/databases.ts'
import { compareRoads, tallyText } from './equality.ts'
import { isOrdinary, reasonsAtRandom } from './ordinary.ts'

/** Parts of the night's operations, each on a database of its own and from a seed of its own. */
const parts = [1, 2, 3, 4, 5]
const runs = 1000

test.each(parts)(`${runs} random operations by random viewers have the same data on both roads, part %i of ${parts.length}`, { timeout: 3_600_000 }, async (part) => {
  const database = await freshDatabase()
  try {
    const tally = await compareRoads(database, { runs, seed: 7_000 + part, isOrdinary })
    console.log(tallyText(tally))
    expect(tally.asked).toBe(runs)
    expect(Object.keys(tally.unreadable).filter((reason) => !reasonsAtRandom.has(reason))).toEqual([])
    expect(tally.compiled).toBeGreaterThan(runs / 2)
  } finally {
    await database.close()
  }
})
