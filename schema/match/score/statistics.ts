import type { ExpertRecord, Policy } from './records.ts'
import { comparedText, glossaryOf } from './text.ts'

/** What a score needs to know of all experts of the pool. */
export interface PoolStatistics {
  /** How many there are. */
  experts: number
  /** How many of them have a gram in their text. */
  holders(gram: string): number
  /** Mean of all outcomes of all of them; one half where there is none. */
  meanOutcome: number
}

/** Outcomes are summed in whole millionths: the sum is then the same in whatever order they come. */
const parts = 1_000_000

export interface OutcomeSum {
  count: number
  millionths: number
}

export const outcomeSum = ({ outcomes }: Pick<ExpertRecord, 'outcomes'>): OutcomeSum => ({ count: outcomes.count, millionths: Math.round(outcomes.sum * parts) })

export const meanOutcome = ({ count, millionths }: OutcomeSum): number => (count === 0 ? 0.5 : millionths / parts / count)

/** The statistics of a pool, counted anew. */
export function poolStatistics(experts: readonly ExpertRecord[], policy: Policy): PoolStatistics {
  const glossary = glossaryOf(policy.glossary)
  const holders = new Map<string, number>()
  const sum: OutcomeSum = { count: 0, millionths: 0 }
  for (const expert of experts) {
    for (const gram of comparedText(expert.text, glossary).grams) holders.set(gram, (holders.get(gram) ?? 0) + 1)
    const { count, millionths } = outcomeSum(expert)
    sum.count += count
    sum.millionths += millionths
  }
  return { experts: experts.length, holders: (gram) => holders.get(gram) ?? 0, meanOutcome: meanOutcome(sum) }
}
