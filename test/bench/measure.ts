import { BenchError } from './data/place.ts'
import { type Figures, underLoad } from './load.ts'
import type { Road } from './queries/question.ts'

/** What one question took on each road, round by round. */
export type Rounds = Map<Road, Figures[]>

/** A question ready to be sent. */
export interface Prepared {
  name: string
  bodies: ReadonlyMap<Road, readonly string[]>
}

/**
 * Measures the roads in turn, question by question: within a round one right after the other, each round beginning with
 * another, so that what else the machine does meets all alike.
 */
export async function measure(
  questions: readonly Prepared[],
  urls: ReadonlyMap<Road, string>,
  { seconds, warmUp, rounds }: { seconds: number; warmUp: number; rounds: number },
  onRun: (question: string, road: Road, round: number, figures: Figures) => void,
): Promise<Map<string, Rounds>> {
  // Servers that have just started compile what they run: each is asked everything once before anything counts.
  for (const { bodies } of questions) for (const [road, url] of urls) await underLoad(url, bodies.get(road) ?? [], warmUp)
  const measured = new Map<string, Rounds>(questions.map(({ name }) => [name, new Map([...urls.keys()].map((road) => [road, []]))]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, bodies } of questions) {
      const order = [...urls.keys()]
      const turned = [...order.slice(round % order.length), ...order.slice(0, round % order.length)]
      for (const road of turned) {
        const [url, texts] = [urls.get(road) ?? '', bodies.get(road) ?? []]
        await underLoad(url, texts, warmUp)
        const figures = await underLoad(url, texts, seconds)
        if (figures.rps === 0) throw new BenchError(`${road} gave no answer to ${name} within ${seconds} s: give it more --seconds.`)
        measured.get(name)?.get(road)?.push(figures)
        onRun(name, road, round, figures)
      }
    }
  }
  return measured
}
