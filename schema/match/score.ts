import { careerValue, fairnessValue, fieldValue, industryValue, outcomesValue, placeValue, stageValue } from './score/criteria.ts'
import { type Conflict, conflictsOf } from './score/conflicts.ts'
import type { Evidence, Valued } from './score/evidence.ts'
import { textValue } from './score/likeness.ts'
import { sharesOf } from './score/policy.ts'
import { criteria, type Criterion, type ExpertRecord, type NeedRecord, type Policy } from './score/records.ts'
import type { PoolStatistics } from './score/statistics.ts'
import { comparedText, glossaryOf } from './score/text.ts'

/** What one criterion gives to a score. */
export interface CriterionScore {
  key: Criterion
  /** Share of all weights, from 0 to 1. */
  weight: number
  /** From 0 to 1. */
  value: number
  /** Weight times value: these sum up to the score. */
  contribution: number
  evidence: Evidence
}

/** How well an expert suits a need, and why. */
export interface Score {
  /** From 0 to 1. It is told beside conflicts as well, and never outweighs one. */
  score: number
  /** All eight, in the order in which they are declared. */
  criteria: readonly CriterionScore[]
  /** What keeps the pair from being matched, whatever the score; none: they may be. */
  conflicts: readonly Conflict[]
}

/** The weighted mean of values in the order of the criteria: it never falls where one of them rises. */
export function weightedMean(shares: readonly number[], values: readonly number[]): number {
  return Math.min(1, shares.reduce((sum, share, place) => sum + share * (values[place] ?? 0), 0))
}

/** How alike the texts of a pair are. */
export function likenessOf(need: NeedRecord, expert: ExpertRecord, policy: Policy, statistics: PoolStatistics): Valued {
  const glossary = glossaryOf(policy.glossary)
  return textValue(comparedText(need.text, glossary), comparedText(expert.text, glossary), policy, statistics)
}

/**
 * Score of a pair: Σ w·v / Σ w over the criteria, hard filters beside it. The statistics are those of the pool that the
 * expert is ranked in, since a word tells more where few use it.
 * @param text what the texts give, where that is known already: it is most of the work
 */
export function scorePair(need: NeedRecord, expert: ExpertRecord, policy: Policy, statistics: PoolStatistics, text = likenessOf(need, expert, policy, statistics)): Score {
  const valued: Readonly<Record<Criterion, Valued>> = {
    field: fieldValue(need, expert),
    text,
    stage: stageValue(need, expert),
    industry: industryValue(need, expert),
    career: careerValue(need, expert),
    place: placeValue(need, expert),
    outcomes: outcomesValue(expert, policy, statistics.meanOutcome),
    fairness: fairnessValue(expert, policy),
  }
  const shares = sharesOf(policy)
  const scored = criteria.map((key, place) => {
    const weight = shares[place] ?? 0
    const { value, evidence } = valued[key]
    return { key, weight, value, contribution: weight * value, evidence }
  })
  return { score: weightedMean(shares, scored.map(({ value }) => value)), criteria: scored, conflicts: conflictsOf(need, expert) }
}
