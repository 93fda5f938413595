import { createHash } from 'node:crypto'
import type { MatchObjective, UnmatchedReason } from '../../../prisma/generated/client/enums.ts'
import { assign, type Pair } from '../assignment.ts'
import { createPool } from '../pool.ts'
import type { ExpertRecord, NeedRecord, Policy } from '../score/records.ts'

/** All that a run is computed from. */
export interface RunInputs {
  needs: readonly NeedRecord[]
  /** The cohort's experts with the rest of the pool, by whose texts and outcomes scores are weighed. */
  pool: readonly ExpertRecord[]
  /** Ids of the cohort's experts. */
  expertIds: readonly string[]
  policy: Policy
  perNeed: number
  /** Null: as many as each has places left. */
  perExpert: number | null
  minScore: number
  objective: MatchObjective
}

/** What a run found. */
export interface RunResult {
  pairs: { needId: string; expertId: string; rank: number; isAlternate: boolean; score: number }[]
  unmatched: { needId: string; reason: UnmatchedReason }[]
  value: number
  bound: number
  inputsHash: string
}

/** Pairs that are weighed at once at the most: of larger cohorts the best candidates of each need, the same number of each. */
export const mostPairs = 1_000_000

/**
 * Scores everyone of a cohort for each need and assigns them, of more than `mostPairs` the best candidates of each need. All profiles of one person share her places, and a need
 * gets her once, by the profile that suits it best. A need without a place left (it was withdrawn, or others took its
 * places) gets nobody.
 * @param onStep told from time to time with the share that is done
 */
export function computeRun(inputs: RunInputs, onStep: (share: number) => void = () => {}): RunResult {
  const { needs, pool: records, expertIds, policy, perNeed, perExpert, minScore, objective } = inputs
  const pool = createPool(policy, { experts: records })
  const cohort = new Set(expertIds)
  const experts = records.filter(({ id }) => cohort.has(id))
  const persons = new Map(experts.map(({ personId, capacityLeft }) => [personId, Math.min(capacityLeft, perExpert ?? capacityLeft)]))
  const seats = [...persons].map(([id, places]) => ({ id, places }))
  const seatOf = new Map(seats.map(({ id }, at) => [id, at]))
  const personOf = new Map(experts.map(({ id, personId }) => [id, seatOf.get(personId) as number]))
  const open = needs.filter(({ places }) => places > 0)
  const limit = Math.max(30, Math.floor(mostPairs / Math.max(1, open.length)))
  const need: number[] = []
  const expert: number[] = []
  const score: number[] = []
  /** The profile of each candidate, as `pairs` are told. */
  const profiles: Map<number, string>[] = []
  open.forEach((record, at) => {
    const chosen = new Map<number, string>()
    for (const { id, score: worth } of pool.rank(record, { first: pool.expertCount }).ranked) {
      const person = personOf.get(id)
      if (person === undefined || chosen.has(person)) continue
      if (chosen.size === limit) break
      chosen.set(person, id)
      need.push(at)
      expert.push(person)
      score.push(worth)
    }
    profiles.push(chosen)
    onStep((0.7 * (at + 1)) / open.length)
  })
  const { pairs, alternates, value, bound, unmatched } = assign(
    {
      needs: open.map(({ id, places }) => ({ id, places: Math.min(places, perNeed) })),
      experts: seats,
      candidates: { need: Uint32Array.from(need), expert: Uint32Array.from(expert), score: Float64Array.from(score) },
      minScore,
      objective,
    },
    (share) => onStep(0.7 + 0.3 * share),
  )
  const needId = (at: number) => (open[at] as NeedRecord).id
  const told = (isAlternate: boolean) => (pair: Pair) => ({
    needId: needId(pair.need),
    expertId: profiles[pair.need]?.get(pair.expert) as string,
    rank: pair.rank,
    isAlternate,
    score: pair.score,
  })
  return {
    pairs: [...pairs.map(told(false)), ...alternates.map(told(true))],
    unmatched: [
      ...unmatched.map(({ need: at, reason }) => ({ needId: needId(at), reason })),
      ...needs.filter(({ places }) => places === 0).map(({ id }) => ({ needId: id, reason: 'WITHDRAWN' as const })),
    ],
    value,
    bound,
    inputsHash: hashOf(inputs),
  }
}

/** SHA-256 of inputs: the same in whatever order they were read. */
export function hashOf(inputs: RunInputs): string {
  return createHash('sha256').update(canonical(inputs)).digest('hex')
}

/** Lists here are sets: none of them has an order that means anything. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).sort().join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}
