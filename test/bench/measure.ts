import { BenchError } from './data/place.ts'
import { connections as usual, type Figures, underLoad } from './load.ts'
import type { Road } from './queries/question.ts'

/** What one question took on each road, round by round; what is compared may be other servers than the roads. */
export type Rounds<Server extends string = Road> = Map<Server, Figures[]>

/** A question ready to be sent. */
export interface Prepared<Server extends string = Road> {
  name: string
  bodies: ReadonlyMap<Server, readonly string[]>
}

/** How long a measurement takes. */
export interface Pace {
  /** For which a server is asked in a round. */
  seconds: number
  /** Before that. */
  warmUp: number
  rounds: number
  /** How many ask at once; absent: as many as usual. */
  connections?: number
}

/**
 * Measures the roads in turn, question by question: within a round one right after the other, each round beginning with
 * another, so that what else the machine does meets all alike.
 */
export async function measure<Server extends string>(
  questions: readonly Prepared<Server>[],
  urls: ReadonlyMap<Server, string>,
  { seconds, warmUp, rounds, connections = usual }: Pace,
  onRun: (question: string, road: Server, round: number, figures: Figures) => void,
): Promise<Map<string, Rounds<Server>>> {
  // Servers that have just started compile what they run: each is asked everything once before anything counts.
  for (const { bodies } of questions) for (const [road, url] of urls) await underLoad(url, bodies.get(road) ?? [], warmUp, connections)
  const measured = new Map<string, Rounds<Server>>(questions.map(({ name }) => [name, new Map([...urls.keys()].map((road) => [road, []]))]))
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, bodies } of questions) {
      const order = [...urls.keys()]
      const turned = [...order.slice(round % order.length), ...order.slice(0, round % order.length)]
      for (const road of turned) {
        const [url, texts] = [urls.get(road) ?? '', bodies.get(road) ?? []]
        await underLoad(url, texts, warmUp, connections)
        const figures = await underLoad(url, texts, seconds, connections)
        if (figures.rps === 0) throw new BenchError(`${road} gave no answer to ${name} within ${seconds} s: give it more --seconds.`)
        measured.get(name)?.get(road)?.push(figures)
        onRun(name, road, round, figures)
      }
    }
  }
  return measured
}
