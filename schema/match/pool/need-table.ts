import { conflictReasons, conflictsOf } from '../score/conflicts.ts'
import { careerValue, fairnessValue, fieldValue, industryValue, needSilent, outcomesValue, placeValue, stageValue } from '../score/criteria.ts'
import { countOfPacked, createGramStore, idOfPacked } from './gram-store.ts'
import { calibrated, cosineOf, weightedText } from '../score/likeness.ts'
import { sharesOf } from '../score/policy.ts'
import type { ExpertRecord, NeedRecord, Policy } from '../score/records.ts'
import { weightedMean } from '../score.ts'
import type { PoolStatistics } from '../score/statistics.ts'
import { comparedText, countWeights, glossaryOf, gramWeight } from '../score/text.ts'

/** What a need of the table gives for an expert. */
export interface NeedScore {
  need: NeedRecord
  score: number
  /** Place of the first conflict among the reasons, from 1; 0: none. */
  reason: number
}

/** The open needs of a pool: an expert is compared with each of them in turn. */
export interface NeedTable {
  readonly size: number
  put(need: NeedRecord): void
  remove(id: string): boolean
  get(id: string): NeedRecord | undefined
  scoresFor(expert: ExpertRecord, statistics: PoolStatistics): Generator<NeedScore>
}

export function createNeedTable(policy: Policy): NeedTable {
  const glossary = glossaryOf(policy.glossary)
  const shares = sharesOf(policy)
  const texts = createGramStore(false)
  const records: (NeedRecord | undefined)[] = []
  const slots = new Map<string, number>()
  const free: number[] = []

  const remove = (id: string): boolean => {
    const slot = slots.get(id)
    if (slot === undefined) return false
    slots.delete(id)
    records[slot] = undefined
    free.push(slot)
    texts.drop(slot)
    return true
  }

  return {
    get size() {
      return slots.size
    },
    put: (need) => {
      remove(need.id)
      const slot = free.pop() ?? records.length
      slots.set(need.id, slot)
      records[slot] = need
      texts.put(slot, comparedText(need.text, glossary))
    },
    remove,
    get: (id) => records[slots.get(id) ?? -1],
    *scoresFor(expert, statistics) {
      const offered = comparedText(expert.text, glossary)
      const { weights: offeredWeights, length } = weightedText(offered, statistics)
      const own = new Float64Array(texts.grams.length)
      for (const [place, gram] of offered.grams.entries()) {
        const id = texts.idOf(gram)
        if (id !== undefined) own[id] = offeredWeights[place] ?? 0
      }
      const weights = Float64Array.from(texts.grams, (gram) => (gram === undefined ? 0 : gramWeight(statistics.experts, statistics.holders(gram))))
      const outcomes = outcomesValue(expert, policy, statistics.meanOutcome).value
      const fairness = fairnessValue(expert, policy).value
      for (const [slot, need] of records.entries()) {
        if (need === undefined) continue
        const text = texts.textAt(slot)
        let [product, squares] = [0, 0]
        for (const entry of text) {
          const id = idOfPacked(entry)
          const weight = (countWeights[countOfPacked(entry)] ?? 0) * (weights[id] ?? 0)
          product += weight * (own[id] ?? 0)
          squares += weight * weight
        }
        const values = [
          fieldValue(need, expert).value,
          text.length === 0 ? needSilent : calibrated(cosineOf(product, Math.sqrt(squares), length), policy),
          stageValue(need, expert).value,
          industryValue(need, expert).value,
          careerValue(need, expert).value,
          placeValue(need, expert).value,
          outcomes,
          fairness,
        ]
        const [first] = conflictsOf(need, expert)
        yield { need, score: weightedMean(shares, values), reason: first === undefined ? 0 : conflictReasons.indexOf(first.reason) + 1 }
      }
    },
  }
}
