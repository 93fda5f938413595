import type { MatchObjective, UnmatchedReason } from '../../prisma/generated/client/enums.ts'
import { boundBy } from './assignment/bound.ts'
import { type Fill, fillOf, fillsAll } from './assignment/fill.ts'
import { flowOf, type Terms } from './assignment/flow.ts'
import { type AssignmentGraph, atLeast, type Candidates, graphOf, type Seat, unit } from './assignment/graph.ts'

export type { Candidates, Seat } from './assignment/graph.ts'

/** What is to be assigned to what. */
export interface Cohort {
  /** Needs, and experts that each wants. */
  needs: readonly Seat[]
  /** Experts, and needs that each can take. */
  experts: readonly Seat[]
  /** The pairs without a conflict; whoever is not among them is never assigned. */
  candidates: Candidates
  /** Least score of a pair, from 0 to 1. */
  minScore: number
  objective: MatchObjective
}

/** A pair by the places of its sides in the cohort. */
export interface Pair {
  need: number
  expert: number
  score: number
  /** Place among the need's pairs of this sort, from 1: by score, equals by the expert's id. */
  rank: number
}

/** What is proven of a worst-first assignment beside its total. */
export interface WorstFirst {
  fill: Fill
  /** The lowest score of a pair, as great as the fill lets it be; null: no pair. */
  lowest: number | null
  /** The fill with pairs of greater scores alone, which is less: why no greater lowest score goes; null: no pair, or none that scores more. */
  above: Fill | null
}

export interface Assignment {
  pairs: Pair[]
  /** Who stands by for each need: no more than `alternatesPerNeed`, each with a place that is nobody else's. */
  alternates: Pair[]
  /** Value of the objective: the sum of scores, less the penalty where it is balanced. */
  value: number
  /** What no assignment can exceed; of a worst-first one, none that fills as many places with scores as high. Equal to `value`, to the last digit. */
  bound: number
  /** Needs with fewer experts than wanted, by their places in the cohort. */
  unmatched: { need: number; reason: Exclude<UnmatchedReason, 'WITHDRAWN'> }[]
  /** Of a worst-first assignment; null: another objective. */
  worstFirst: WorstFirst | null
}

/** By how much the score of an expert's further need counts less than the one before, where the load is balanced. */
export const balancePenalty = 0.02

/** Experts that stand by for a need at the most. */
export const alternatesPerNeed = 3

/**
 * Assigns experts to needs so that the objective is as great as it can be under everybody's places, and proves it by
 * prices. The same for the same cohort in whatever order it is given: what is equal goes by ids.
 * - TOTAL: the sum of the scores. It may leave a need empty where that is worth more elsewhere.
 * - BALANCED: that sum less `balancePenalty·k(k − 1)/2` for an expert of k needs, so that work spreads.
 * - WORST_FIRST: everyone one expert before anyone two; then the lowest score of a pair as high as that lets it be; then
 *   the sum. More needs get fewer than they want, while as few as can be get nobody. (To raise the lowest sum of a need
 *   is NP-hard.)
 *
 * @param onStep told from time to time with the share that is done
 * @throws RangeError for a cohort that is none, see `graphOf`
 */
export function assign(cohort: Cohort, onStep: (share: number) => void = () => {}): Assignment {
  const { needs, experts, candidates, minScore, objective } = cohort
  const whole = graphOf(needs, experts, candidates, minScore)
  const worstFirst = objective === 'WORST_FIRST' ? worstFirstOf(whole) : null
  const graph = worstFirst?.lowest == null ? whole : atLeast(whole, Math.round(worstFirst.lowest * unit))
  const terms = termsOf(graph, objective)
  const flow = flowOf(graph, terms, (share) => onStep(share * 0.9))
  const held = heldBy(graph.needOf, flow.used, needs.length)
  const load = heldBy(graph.expertOf, flow.used, experts.length)
  const value = valueOf(graph, flow.used) - load.reduce((sum, k) => sum + (terms.slotCost * k * (k - 1)) / 2, 0)
  const bound = boundBy(graph, flow.prices, terms, held)
  const alternates = standBy(whole, flow.used, load)
  onStep(1)
  return {
    pairs: pairsOf(graph, flow.used),
    alternates: pairsOf(whole, alternates),
    value: value / unit,
    bound: bound / unit,
    unmatched: unmatchedOf(whole, held),
    worstFirst,
  }
}

/** Beyond what the scores along any path can sum up to. */
function termsOf({ wanted }: AssignmentGraph, objective: MatchObjective): Terms {
  const most = wanted.reduce((a, b) => Math.max(a, b), 0)
  const step = objective === 'WORST_FIRST' ? (wanted.length + 2) * unit : 0
  const bonus = Float64Array.from({ length: most + 2 }, (_, k) => (k === 0 ? 0 : (most + 1 - k) * step))
  return { bonus, slotCost: objective === 'BALANCED' ? Math.round(balancePenalty * unit) : 0 }
}

/** The best fill, and the highest lowest score that it can be reached with: by halving the scores that there are. */
function worstFirstOf(graph: AssignmentGraph): WorstFirst {
  const fill = fillOf(graph)
  if ((fill.atLeast[0] ?? 0) === 0) return { fill, lowest: null, above: null }
  const scores = graph.gain.slice().sort().filter((score, place, all) => place === 0 || score !== all[place - 1])
  let [low, high] = [0, scores.length]
  let above: Fill | null = null
  while (high - low > 1) {
    const middle = (low + high) >> 1
    const tried = fillOf(atLeast(graph, scores[middle] as number))
    if (fillsAll(tried, fill)) low = middle
    else {
      high = middle
      above = tried
    }
  }
  return { fill, lowest: (scores[low] as number) / unit, above }
}

/** The best assignment of those who stand by: of the places that are left, and of pairs that are not assigned. */
function standBy(graph: AssignmentGraph, used: Uint8Array, load: Int32Array): Uint8Array {
  const { start, end, capacity } = graph
  const isFree = (edge: number) => used[edge] === 0 && (load[graph.expertOf[edge] as number] as number) < (capacity[graph.expertOf[edge] as number] as number)
  const kept = graph.gain.map((_, edge) => edge).filter(isFree)
  const free: AssignmentGraph = {
    ...graph,
    needOf: kept.map((edge) => graph.needOf[edge] as number),
    expertOf: kept.map((edge) => graph.expertOf[edge] as number),
    gain: kept.map((edge) => graph.gain[edge] as number),
    capacity: capacity.map((places, e) => places - (load[e] as number)),
    wanted: graph.wanted.map((places) => (places === 0 ? 0 : alternatesPerNeed)),
  }
  const before = (edge: number) => {
    let [low, high] = [0, kept.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((kept[middle] as number) < edge) low = middle + 1
      else high = middle
    }
    return low
  }
  free.start = start.map(before)
  free.end = end.map(before)
  const chosen = flowOf(free, termsOf(free, 'TOTAL')).used
  const marked = new Uint8Array(used.length)
  kept.forEach((edge, place) => (marked[edge] = chosen[place] as number))
  return marked
}

function heldBy(of: Int32Array, used: Uint8Array, size: number): Int32Array {
  const held = new Int32Array(size)
  used.forEach((isUsed, edge) => {
    if (isUsed === 1) held[of[edge] as number] = (held[of[edge] as number] as number) + 1
  })
  return held
}

const valueOf = ({ gain }: AssignmentGraph, used: Uint8Array): number => used.reduce((sum, isUsed, edge) => (isUsed === 1 ? sum + (gain[edge] as number) : sum), 0)

/** The pairs of marked edges, by need and rank. */
function pairsOf({ start, end, needAt, expertAt, expertOf, gain }: AssignmentGraph, marked: Uint8Array): Pair[] {
  const pairs: Pair[] = []
  for (let n = 0; n < needAt.length; n += 1) {
    let rank = 0
    for (let edge = start[n] as number; edge < (end[n] as number); edge += 1) {
      if (marked[edge] !== 1) continue
      rank += 1
      pairs.push({ need: needAt[n] as number, expert: expertAt[expertOf[edge] as number] as number, score: (gain[edge] as number) / unit, rank })
    }
  }
  return pairs
}

function unmatchedOf({ start, end, wanted, needAt, below }: AssignmentGraph, held: Int32Array): Assignment['unmatched'] {
  const unmatched: Assignment['unmatched'] = []
  for (let n = 0; n < wanted.length; n += 1) {
    const got = held[n] as number
    if (got >= (wanted[n] as number)) continue
    const reason = (end[n] as number) - (start[n] as number) > got ? 'NO_CAPACITY' : (below[n] as number) > 0 ? 'BELOW_MIN_SCORE' : 'NO_CANDIDATE'
    unmatched.push({ need: needAt[n] as number, reason })
  }
  return unmatched
}
