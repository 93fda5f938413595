import type { MatchObjective } from '../../prisma/generated/client/enums.ts'
import { balancePenalty, type Cohort } from '../../schema/match/assignment.ts'

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Sizes of a generated cohort. */
export interface Sizes {
  needs: number
  experts: number
  /** Candidates of each need. */
  candidates: number
  perNeed: number
  perExpert: number
  /** Whether all scores are equal. */
  isEqual?: boolean
}

/** A cohort in which some experts are good for many needs, so that they are fought for. */
export function cohortOf(sizes: Sizes, objective: MatchObjective, seed = 7): Cohort {
  const { needs, experts, candidates, perNeed, perExpert, isEqual = false } = sizes
  const random = randomNumbers(seed)
  const renown = Array.from({ length: experts }, () => random() ** 3)
  const rows: (readonly [need: number, expert: number, score: number])[] = []
  for (let need = 0; need < needs; need += 1) {
    const chosen = new Set<number>()
    while (chosen.size < Math.min(candidates, experts)) {
      // Those at the front of the pool are candidates of more needs.
      chosen.add(Math.floor(random() ** 2.5 * experts))
    }
    for (const expert of chosen) rows.push([need, expert, isEqual ? 0.5 : 0.1 + 0.5 * random() + 0.4 * (renown[expert] as number)])
  }
  return {
    needs: Array.from({ length: needs }, (_, at) => ({ id: `need-${at}`, places: perNeed })),
    experts: Array.from({ length: experts }, (_, at) => ({ id: `expert-${at}`, places: perExpert })),
    candidates: columnsOf(rows),
    minScore: 0,
    objective,
  }
}

/** Candidates as columns. */
export function columnsOf(rows: readonly (readonly [need: number, expert: number, score: number])[]): Cohort['candidates'] {
  return {
    need: Uint32Array.from(rows, ([need]) => need),
    expert: Uint32Array.from(rows, ([, expert]) => expert),
    score: Float64Array.from(rows, ([, , score]) => score),
  }
}

/** What assigning the best pair that still can be, again and again, gives: its sum of scores, and needs that nobody is left for. */
export function greedy({ needs, experts, candidates: { need, expert, score }, minScore }: Cohort): { value: number; empty: number } {
  const wanted = needs.map(({ places }) => places)
  const free = experts.map(({ places }) => places)
  const order = Int32Array.from(score.keys()).sort((a, b) => (score[b] as number) - (score[a] as number) || a - b)
  let value = 0
  for (const at of order) {
    const [n, e, s] = [need[at] as number, expert[at] as number, score[at] as number]
    if (s < minScore || s === 0 || wanted[n] === 0 || free[e] === 0) continue
    wanted[n] = (wanted[n] as number) - 1
    free[e] = (free[e] as number) - 1
    value += s
  }
  return { value, empty: wanted.filter((left, n) => left > 0 && left === needs[n]?.places).length }
}

/** What an assignment is worth, to be compared from the first number on. */
export function worthOf({ needs, experts, candidates: { need, expert, score }, objective }: Cohort, assigned: readonly number[]): number[] {
  const load = experts.map(() => 0)
  const held = needs.map(() => 0)
  let sum = 0
  let lowest = Infinity
  for (const at of assigned) {
    load[expert[at] as number] = (load[expert[at] as number] as number) + 1
    held[need[at] as number] = (held[need[at] as number] as number) + 1
    sum += score[at] as number
    lowest = Math.min(lowest, score[at] as number)
  }
  if (objective === 'TOTAL') return [sum]
  if (objective === 'BALANCED') return [sum - load.reduce((all, k) => all + (balancePenalty * k * (k - 1)) / 2, 0)]
  const most = Math.max(0, ...needs.map(({ places }) => places))
  return [...Array.from({ length: most }, (_, k) => held.filter((got) => got > k).length), lowest === Infinity ? 0 : lowest, sum]
}

/** The best worth that any assignment has, by trying all. */
export function bruteForce(cohort: Cohort): number[] {
  const { needs, experts, candidates: { need, expert, score }, minScore } = cohort
  const edges = [...score.keys()].filter((at) => (score[at] as number) >= minScore && (score[at] as number) > 0)
  const wanted = needs.map(({ places }) => places)
  const free = experts.map(({ places }) => places)
  let best = worthOf(cohort, [])
  const chosen: number[] = []
  const tryFrom = (place: number): void => {
    if (place === edges.length) {
      const worth = worthOf(cohort, chosen)
      if (isGreater(worth, best)) best = worth
      return
    }
    const at = edges[place] as number
    const n = need[at] as number
    const e = expert[at] as number
    if ((wanted[n] as number) > 0 && (free[e] as number) > 0) {
      wanted[n] = (wanted[n] as number) - 1
      free[e] = (free[e] as number) - 1
      chosen.push(at)
      tryFrom(place + 1)
      chosen.pop()
      wanted[n] = (wanted[n]) + 1
      free[e] = (free[e]) + 1
    }
    tryFrom(place + 1)
  }
  tryFrom(0)
  return best
}

function isGreater(one: readonly number[], other: readonly number[]): boolean {
  for (const [place, value] of one.entries()) {
    const difference = value - (other[place] ?? 0)
    if (Math.abs(difference) > 1e-12) return difference > 0
  }
  return false
}
