import { ask, bodyOf } from './ask.ts'
import { BenchError } from './data/place.ts'
import type { Question, Road, Variant } from './queries/question.ts'
import { firstDifference } from './same-rows.ts'

/**
 * Asks every road for every variant of a question, and compares the rows.
 * @throws BenchError where two roads differ, or where all answers of a question are empty
 */
export async function checkSameRows(question: Question, variants: readonly Variant[], urls: ReadonlyMap<Road, string>): Promise<void> {
  let rows = 0
  for (const variant of variants) {
    const answers = await Promise.all([...urls].map(async ([road, url]) => ({ road, body: bodyOf(road, question, variant), data: (await ask(url, bodyOf(road, question, variant))).data })))
    const [first, ...others] = answers
    if (first === undefined) return
    rows += rowsIn(first.data)
    for (const other of others) {
      const difference = firstDifference(first.data, other.data)
      if (difference === null) continue
      const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200))
      throw new BenchError(
        `The roads give different rows for ${question.name}, so nothing was measured: at ${difference.path || 'the root'} ${first.road} has ${shown(difference.one)} and ${other.road} has ${shown(difference.other)}.\n${first.body}\n${other.body}`,
      )
    }
  }
  if (rows < variants.length) throw new BenchError(`The questions of ${question.name} find too little to be measured: ${rows} rows in ${variants.length} answers.`)
}

/** How many objects with an id are in an answer. */
function rowsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, inner) => sum + rowsIn(inner), 'id' in value ? 1 : 0)
}
