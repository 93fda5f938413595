import { conflictReasons, conflictsOf, type ExpertTerms } from '../score/conflicts.ts'
import { careerValue, fairnessValue, fieldValue, industryValue, needSilent, outcomesValue, placeValue, stageValue } from '../score/criteria.ts'
import { createTraits, traitsOf, type Ways } from './expert-traits.ts'
import { countOfPacked, createGramStore, idOfPacked } from './gram-store.ts'
import { calibrated, cosineOf, weightedText } from '../score/likeness.ts'
import { sharesOf } from '../score/policy.ts'
import type { ExpertRecord, NeedRecord, Policy } from '../score/records.ts'
import { meanOutcome, outcomeSum, type PoolStatistics } from '../score/statistics.ts'
import { comparedText, countWeights, glossaryOf, gramWeight } from '../score/text.ts'

/** Scores of all experts for one need, by slot; they hold until the table is asked again. */
export interface TableScores {
  scores: Float64Array
  /** Place of the first conflict among the reasons, from 1; 0: none; `vacant`: nobody is in the slot. */
  reasons: Uint8Array
}

export const vacant = 255

/** The experts of a pool as columns, and their texts inverted: each rule is asked once for each way that experts differ in. */
export interface ExpertTable {
  readonly size: number
  /** Slots, vacant ones among them. */
  readonly slots: number
  put(expert: ExpertRecord): void
  remove(id: string): boolean
  slotOf(id: string): number | undefined
  at(slot: number): ExpertRecord | undefined
  statistics(): PoolStatistics
  scoresFor(need: NeedRecord): TableScores
}

export function createExpertTable(policy: Policy): ExpertTable {
  const glossary = glossaryOf(policy.glossary)
  const shares = sharesOf(policy)
  const texts = createGramStore(true)
  const traits = createTraits()
  const ways: Ways = { field: [], stage: [], industry: [], career: [], place: [], terms: [] }
  const records: (ExpertRecord | undefined)[] = []
  const slots = new Map<string, number>()
  const free: number[] = []
  /** Slots of those who are tied to an owner of needs, or declined an offer of hers. */
  const entangled = new Map<string, Set<number>>()
  const sum = { count: 0, millionths: 0 }

  let settled = false
  let weights = new Float64Array(0)
  let lengths = new Float64Array(0)
  let outcomes = new Float64Array(0)
  let fairness = new Float64Array(0)
  let products = new Float64Array(0)
  let scores = new Float64Array(0)
  let reasons = new Uint8Array(0)

  const statistics = (): PoolStatistics => ({
    experts: slots.size,
    holders: (gram) => {
      const id = texts.idOf(gram)
      return id === undefined ? 0 : texts.holders(id)
    },
    meanOutcome: meanOutcome(sum),
  })

  const ownersOf = (expert: ExpertRecord) => new Set([...expert.ties.map((tie) => tie.with), ...expert.declined])

  const count = (expert: ExpertRecord, times: 1 | -1) => {
    const own = outcomeSum(expert)
    sum.count += times * own.count
    sum.millionths += times * own.millionths
    settled = false
  }

  /** Weights of grams and lengths of texts hang on everyone: they are made anew at the first question after a change. */
  const settle = () => {
    if (settled) return
    settled = true
    const experts = slots.size
    weights = new Float64Array(texts.grams.length)
    for (let id = 0; id < weights.length; id += 1) weights[id] = gramWeight(experts, texts.holders(id))
    if (lengths.length < records.length) {
      const room = Math.ceil(records.length * 1.2)
      ;[lengths, outcomes, fairness, products, scores] = [new Float64Array(room), new Float64Array(room), new Float64Array(room), new Float64Array(room), new Float64Array(room)]
      reasons = new Uint8Array(room)
    }
    const mean = meanOutcome(sum)
    for (let slot = 0; slot < records.length; slot += 1) {
      const expert = records[slot]
      if (expert === undefined) continue
      const text = texts.textAt(slot)
      let squares = 0
      for (let place = 0; place < text.length; place += 1) {
        const entry = text[place] ?? 0
        const weight = (countWeights[countOfPacked(entry)] ?? 0) * (weights[idOfPacked(entry)] ?? 0)
        squares += weight * weight
      }
      lengths[slot] = Math.sqrt(squares)
      outcomes[slot] = outcomesValue(expert, policy, mean).value
      fairness[slot] = fairnessValue(expert, policy).value
    }
  }

  const remove = (id: string): boolean => {
    const slot = slots.get(id)
    const expert = slot === undefined ? undefined : records[slot]
    if (slot === undefined || expert === undefined) return false
    slots.delete(id)
    records[slot] = undefined
    free.push(slot)
    texts.drop(slot)
    for (const key of Object.keys(ways) as (keyof Ways)[]) traits[key].release(ways[key][slot] ?? -1)
    for (const owner of ownersOf(expert)) {
      const tied = entangled.get(owner)
      tied?.delete(slot)
      if (tied?.size === 0) entangled.delete(owner)
    }
    count(expert, -1)
    return true
  }

  /** Scalar products of the need's text with everyone's, gram by gram in the order of the need's text. */
  const multiply = (need: NeedRecord) => {
    const asked = comparedText(need.text, glossary)
    const { weights: askedWeights, length } = weightedText(asked, statistics())
    products.fill(0)
    for (const [place, gram] of asked.grams.entries()) {
      const id = texts.idOf(gram)
      if (id === undefined) continue
      const [own, weight, list, holders] = [askedWeights[place] ?? 0, weights[id] ?? 0, texts.postings(id), texts.holders(id)]
      for (let entry = 0; entry < holders; entry += 1) {
        const posting = list[entry] ?? 0
        const slot = idOfPacked(posting)
        products[slot] = (products[slot] ?? 0) + own * ((countWeights[countOfPacked(posting)] ?? 0) * weight)
      }
    }
    return { length, isSilent: asked.grams.length === 0 }
  }

  const refuse = (need: NeedRecord) => {
    const firstReason = (terms: ExpertTerms) => {
      const [first] = conflictsOf(need, terms)
      return first === undefined ? 0 : conflictReasons.indexOf(first.reason) + 1
    }
    const byTerms = traits.terms.each(firstReason)
    for (let slot = 0; slot < records.length; slot += 1) reasons[slot] = records[slot] === undefined ? vacant : (byTerms[ways.terms[slot] ?? 0] ?? 0)
    for (const owner of [need.organizationId, need.entrepreneurId]) {
      for (const slot of (owner === null ? undefined : entangled.get(owner)) ?? []) {
        const expert = records[slot]
        if (expert !== undefined) reasons[slot] = firstReason(expert)
      }
    }
  }

  return {
    get size() {
      return slots.size
    },
    get slots() {
      return records.length
    },
    put: (expert) => {
      remove(expert.id)
      const slot = free.pop() ?? records.length
      slots.set(expert.id, slot)
      records[slot] = expert
      texts.put(slot, comparedText(expert.text, glossary))
      const parts = traitsOf(expert)
      ways.field[slot] = traits.field.take(parts.field)
      ways.stage[slot] = traits.stage.take(parts.stage)
      ways.industry[slot] = traits.industry.take(parts.industry)
      ways.career[slot] = traits.career.take(parts.career)
      ways.place[slot] = traits.place.take(parts.place)
      ways.terms[slot] = traits.terms.take(parts.terms)
      for (const owner of ownersOf(expert)) entangled.set(owner, (entangled.get(owner) ?? new Set()).add(slot))
      count(expert, 1)
    },
    remove,
    slotOf: (id) => slots.get(id),
    at: (slot) => records[slot],
    statistics,
    scoresFor: (need) => {
      settle()
      refuse(need)
      const { length, isSilent } = multiply(need)
      const field = traits.field.each((way) => fieldValue(need, way).value)
      const stage = traits.stage.each((way) => stageValue(need, way).value)
      const industry = traits.industry.each((way) => industryValue(need, way).value)
      const career = traits.career.each((way) => careerValue(need, way).value)
      const place = traits.place.each((way) => placeValue(need, way).value)
      const [ofField = 0, ofText = 0, ofStage = 0, ofIndustry = 0, ofCareer = 0, ofPlace = 0, ofOutcomes = 0, ofFairness = 0] = shares
      for (let slot = 0; slot < records.length; slot += 1) {
        const text = isSilent ? needSilent : calibrated(cosineOf(products[slot] ?? 0, length, lengths[slot] ?? 0), policy)
        // In the order of the criteria, as `weightedMean` adds: the same sum to the last bit.
        const score =
          ofField * (field[ways.field[slot] ?? 0] ?? 0) +
          ofText * text +
          ofStage * (stage[ways.stage[slot] ?? 0] ?? 0) +
          ofIndustry * (industry[ways.industry[slot] ?? 0] ?? 0) +
          ofCareer * (career[ways.career[slot] ?? 0] ?? 0) +
          ofPlace * (place[ways.place[slot] ?? 0] ?? 0) +
          ofOutcomes * (outcomes[slot] ?? 0) +
          ofFairness * (fairness[slot] ?? 0)
        scores[slot] = Math.min(1, score)
      }
      return { scores, reasons }
    },
  }
}
