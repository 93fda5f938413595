import { builtInPolicy } from '../../../schema/match/score/policy.ts'
import { createPool } from '../../../schema/match/pool.ts'
import { criteria, type ExpertRecord, type NeedRecord, type Policy } from '../../../schema/match/score/records.ts'
import { keywordRanking } from './keywords.ts'
import { meanOf, ndcgAt, recallAt } from './measures.ts'
import { plant, type PlantedOptions } from './planted.ts'

/** Ways of ranking that are compared, the plainest first. */
export const ways = ['keyword', 'text', 'glossary', 'full'] as const
export type Way = (typeof ways)[number]

export interface Quality {
  recallAt1: number
  recallAt5: number
  recallAt10: number
  ndcgAt10: number
}

export type QualityOfWays = Record<Way, Quality & { worstSeed: Quality }>

type Ranking = (need: NeedRecord, depth: number) => string[]

const depth = 10
const textAlone: Policy['weights'] = { ...(Object.fromEntries(criteria.map((key) => [key, 0])) as Policy['weights']), text: 1 }

function byPool(policy: Policy, experts: readonly ExpertRecord[]): Ranking {
  const pool = createPool(policy, { experts })
  return (need, first) => pool.rank(need, { first }).ranked.map(({ id }) => id)
}

const rankingBy: Readonly<Record<Way, (experts: readonly ExpertRecord[]) => Ranking>> = {
  keyword: keywordRanking,
  // Uncalibrated: alone, a ceiling would only make ties.
  text: (experts) => byPool({ ...builtInPolicy, weights: textAlone, glossary: [], textCosine: 1 }, experts),
  glossary: (experts) => byPool({ ...builtInPolicy, weights: textAlone, textCosine: 1 }, experts),
  full: (experts) => byPool(builtInPolicy, experts),
}

function qualityOf(way: Way, options: PlantedOptions): Quality {
  const { needs, experts, truth } = plant(options)
  const ranking = rankingBy[way](experts)
  const answers = needs.map((need) => ({ ranked: ranking(need, depth), true: truth.get(need.id) ?? new Set<string>() }))
  const mean = (measure: (one: (typeof answers)[number]) => number) => meanOf(answers.map(measure))
  return {
    recallAt1: mean((one) => recallAt(1, one.ranked, one.true)),
    recallAt5: mean((one) => recallAt(5, one.ranked, one.true)),
    recallAt10: mean((one) => recallAt(depth, one.ranked, one.true)),
    ndcgAt10: mean((one) => ndcgAt(depth, one.ranked, one.true)),
  }
}

const measures = ['recallAt1', 'recallAt5', 'recallAt10', 'ndcgAt10'] as const
const combined = (each: readonly Quality[], by: (values: readonly number[]) => number) => Object.fromEntries(measures.map((key) => [key, by(each.map((one) => one[key]))])) as unknown as Quality

/** The quality of each way on planted truth: means over the seeds, and each measure at its worst one. */
export function qualityOfWays(seeds: readonly number[], options: Omit<PlantedOptions, 'seed'>): QualityOfWays {
  return Object.fromEntries(
    ways.map((way) => {
      const each = seeds.map((seed) => qualityOf(way, { ...options, seed }))
      return [way, { ...combined(each, meanOf), worstSeed: combined(each, (values) => Math.min(...values)) }]
    }),
  ) as QualityOfWays
}
