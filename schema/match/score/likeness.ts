import { needSilent } from './criteria.ts'
import type { EvidenceOf, Valued } from './evidence.ts'
import type { Policy } from './records.ts'
import type { PoolStatistics } from './statistics.ts'
import { type ComparedText, countWeights, gramWeight } from './text.ts'

/** TF-IDF weights of the grams of a text, in their order, and the length of the vector. */
export interface WeightedText {
  weights: readonly number[]
  length: number
}

export function weightedText({ grams, counts }: ComparedText, statistics: PoolStatistics): WeightedText {
  const weights = grams.map((gram, place) => (countWeights[counts[place] ?? 0] ?? 0) * gramWeight(statistics.experts, statistics.holders(gram)))
  return { weights, length: Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) }
}

/** The cosine of two texts by the scalar product and the lengths of their vectors; 0 where a text has no gram. */
export const cosineOf = (product: number, one: number, other: number): number => (product === 0 ? 0 : Math.min(1, product / (one * other)))

/** The cosine as the score counts it: full at the constant of the policy, since texts of two hands are never the same. */
export const calibrated = (cosine: number, { textCosine }: Pick<Policy, 'textCosine'>): number => Math.min(1, cosine / textCosine)

const mostShared = 5

/** Words of the one text that the other has as well, wherever it has them: those with most weight first. */
function sharedWords(need: ComparedText, expert: ComparedText, statistics: PoolStatistics): string[] {
  const held = new Set(expert.grams)
  return need.words
    .flatMap((word) => {
      const grams = Array.from({ length: Math.max(0, word.length - 1) }, (_one, place) => word.slice(place, place + 2))
      if (grams.length === 0 || !grams.every((gram) => held.has(gram))) return []
      return [{ word, weight: grams.reduce((sum, gram) => sum + gramWeight(statistics.experts, statistics.holders(gram)), 0) / grams.length }]
    })
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, mostShared)
    .map(({ word }) => word)
}

/**
 * Text: cosine of the TF-IDF vectors of the two texts' grams (Salton & Buckley 1988), calibrated to min(1, cos / c) with the
 * constant c of the policy. What the glossary read into either text is evidence, and so are the words that both have.
 */
export function textValue(need: ComparedText, expert: ComparedText, policy: Pick<Policy, 'textCosine'>, statistics: PoolStatistics): Valued<EvidenceOf<'text'>> {
  const [asked, offered] = [weightedText(need, statistics), weightedText(expert, statistics)]
  const weightOf = new Map(expert.grams.map((gram, place) => [gram, offered.weights[place] ?? 0]))
  const product = need.grams.reduce((sum, gram, place) => sum + (asked.weights[place] ?? 0) * (weightOf.get(gram) ?? 0), 0)
  const cosine = cosineOf(product, asked.length, offered.length)
  return {
    value: need.grams.length === 0 ? needSilent : calibrated(cosine, policy),
    evidence: {
      key: 'text',
      told: need.grams.length === 0 ? 'NEED_SILENT' : expert.grams.length === 0 ? 'EXPERT_SILENT' : 'BOTH',
      cosine,
      fullAt: policy.textCosine,
      sharedWords: sharedWords(need, expert, statistics),
      ofNeed: need.hits,
      ofExpert: expert.hits,
    },
  }
}
