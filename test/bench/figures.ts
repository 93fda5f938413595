import { at, type Figures } from './load.ts'
import type { Rounds } from './measure.ts'
import type { Road } from './queries/question.ts'
import type { CompileTimes } from './report/sections/compile.ts'
import type { Grown } from './report/sections/growth.ts'
import type { LimitsOfQuestion, Taken } from './report/sections/limits.ts'

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

/** The median of each figure. */
export function middle(figures: readonly Figures[]): Figures {
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

/** How the figures of a question on few rows and on many, taken in the same rounds, stand to each other. */
export function growthOf(small: readonly Figures[], large: readonly Figures[]): Grown {
  return { small: middle(small), large: middle(large), ratio: median(small.map(({ rps }, round) => rps / (large[round]?.rps ?? NaN))) }
}

/** What the limits take of an answer by rounds with and without them. */
export function limitsOf(limited: readonly Taken[], unlimited: readonly Taken[]): LimitsOfQuestion {
  const both = limited.flatMap((one, round) => (unlimited[round] === undefined ? [] : [[one, unlimited[round]] as const]))
  const taken = (rounds: readonly Taken[]): Taken => ({ rps: median(rounds.map(({ rps }) => rps)), cpu: median(rounds.map(({ cpu }) => cpu)) })
  return {
    limited: taken(limited),
    unlimited: taken(unlimited),
    cpu: median(both.map(([one, other]) => one.cpu - other.cpu)),
    ratio: median(both.map(([one, other]) => one.rps / other.rps)),
  }
}

/** Median and 95th percentile of times. */
export function compileTimesOf(times: readonly number[]): CompileTimes {
  const sorted = [...times].sort((a, b) => a - b)
  return { documents: sorted.length, median: median(sorted), p95: at(sorted, 0.95) }
}
