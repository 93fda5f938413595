import type { Figures } from './load.ts'
import type { Rounds } from './measure.ts'
import type { Road } from './queries/question.ts'

/** What the issue of a run is judged by: the median of each figure over the rounds, and of the ratios within a round. */
export interface Summary {
  roads: Partial<Record<Road, Figures>>
  /** How many times the throughput of another road the compiled one has, where both were measured. */
  ratios: Partial<Record<Exclude<Road, 'compiled'>, number>>
}

export function summaryOf(rounds: Rounds): Summary {
  const roads = Object.fromEntries([...rounds].map(([road, figures]) => [road, middle(figures)]))
  const own = rounds.get('compiled')
  const others = own === undefined ? [] : [...rounds].filter(([road]) => road !== 'compiled')
  const ratios = others.map(([road, figures]) => [road, median(figures.map(({ rps }, round) => (own?.[round]?.rps ?? NaN) / rps))])
  return { roads, ratios: Object.fromEntries(ratios) as Summary['ratios'] }
}

function middle(figures: readonly Figures[]): Figures {
  const of = (key: keyof Figures) => median(figures.map((one) => one[key]))
  return { rps: of('rps'), p50: of('p50'), p99: of('p99') }
}

/** The one in the middle; of an even number the mean of both. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? half - 1 : half], sorted[half]]
  return ((low ?? NaN) + (high ?? NaN)) / 2
}

export function geometricMean(values: readonly number[]): number {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length)
}
