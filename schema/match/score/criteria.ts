import type { CareerBand } from '../../../prisma/generated/client/enums.ts'
import type { EvidenceOf, FieldNearness, Told, Valued } from './evidence.ts'
import { bordersBetween } from './provinces.ts'
import type { ExpertRecord, NeedRecord, Policy } from './records.ts'

/*
 * What isn't told is said, and counts alike everywhere: where the need is silent, all experts get one half, and their order
 * stays; where the expert is, she gets nothing, and rises once she tells it.
 */
export const needSilent = 0.5
const expertSilent = 0

const toldBy = (need: boolean, expert: boolean): Told => (need ? (expert ? 'BOTH' : 'EXPERT_SILENT') : 'NEED_SILENT')
const silent = (told: Exclude<Told, 'BOTH'>) => (told === 'NEED_SILENT' ? needSilent : expertSilent)

const byNearness: Readonly<Record<FieldNearness, number>> = { SAME: 1, SAME_AREA: 0.4, OTHER_AREA: 0, OTHER_EDITION: 0 }
const nearest: readonly FieldNearness[] = ['SAME', 'SAME_AREA', 'OTHER_AREA']

/** Nearness in the tree of the classification (국가과학기술표준분류): its codes begin with the letter of their research area. */
function nearnessOf(one: string, other: string): FieldNearness {
  if (one === other) return 'SAME'
  return one.slice(0, 1) === other.slice(0, 1) ? 'SAME_AREA' : 'OTHER_AREA'
}

/**
 * Field: the mean, over the fields that the need asks for, of how near the expert's nearest one is: 1 the same, 0.4 of the
 * same research area, 0 else. Codes of two editions mean other things and are never held to be near.
 */
export function fieldValue(need: Pick<NeedRecord, 'fields' | 'edition'>, expert: Pick<ExpertRecord, 'fields' | 'edition'>): Valued<EvidenceOf<'field'>> {
  const told = toldBy(need.fields.length > 0, expert.fields.length > 0)
  const { edition } = need
  if (told !== 'BOTH') return { value: silent(told), evidence: { key: 'field', told, edition, pairs: [] } }
  const pairs = [...need.fields].sort().map((asked) => {
    const own = [...expert.fields].sort()
    if (expert.edition !== edition) return { asked, nearest: own[0] ?? '', nearness: 'OTHER_EDITION' as const }
    const rated = own.map((code) => ({ asked, nearest: code, nearness: nearnessOf(asked, code) }))
    return rated.reduce((best, one) => (nearest.indexOf(one.nearness) < nearest.indexOf(best.nearness) ? one : best))
  })
  return { value: pairs.reduce((sum, { nearness }) => sum + byNearness[nearness], 0) / pairs.length, evidence: { key: 'field', told, edition, pairs } }
}

/** Stage: 1 where she has helped at the stage of the need, 0.2 where only at others, since all are stages of one road. */
export function stageValue({ stage }: Pick<NeedRecord, 'stage'>, { stages }: Pick<ExpertRecord, 'stages'>): Valued<EvidenceOf<'stage'>> {
  const told = toldBy(true, stages.length > 0)
  const value = told !== 'BOTH' ? silent(told) : stages.includes(stage) ? 1 : 0.2
  return { value, evidence: { key: 'stage', told, asked: stage, helpedAt: [...stages].sort() } }
}

/** Industry: 1 where she worked in the section (KSIC) of the need, 0 where only in others. */
export function industryValue({ industry }: Pick<NeedRecord, 'industry'>, { industries }: Pick<ExpertRecord, 'industries'>): Valued<EvidenceOf<'industry'>> {
  const told = toldBy(industry !== null, industries.length > 0)
  const value = told !== 'BOTH' ? silent(told) : industry !== null && industries.includes(industry) ? 1 : 0
  return { value, evidence: { key: 'industry', told, asked: industry, workedIn: [...industries].sort() } }
}

const byBand: Readonly<Record<CareerBand, number>> = { UNDER_5: 0.4, FROM_5_TO_9: 0.6, FROM_10_TO_19: 0.8, FROM_20: 1 }
const behindHighCareer: Readonly<Record<CareerBand, number>> = { UNDER_5: 0.1, FROM_5_TO_9: 0.2, FROM_10_TO_19: 0.3, FROM_20: 1 }

/** Career: by bands of years, 0.4 to 1. Where the need prefers high-career members (고경력, 20 years or more), nobody else has more than 0.3. */
export function careerValue({ prefersHighCareer }: Pick<NeedRecord, 'prefersHighCareer'>, { careerBand }: Pick<ExpertRecord, 'careerBand'>): Valued<EvidenceOf<'career'>> {
  const value = (prefersHighCareer ? behindHighCareer : byBand)[careerBand]
  return { value, evidence: { key: 'career', band: careerBand, prefersHighCareer } }
}

const byBorders = [1, 0.7, 0.4] as const
const farther = 0.1
/** What a far province is worth where nobody has to come. */
const remotely = 0.6

/**
 * Place: by the borders between the provinces: 1 within one, 0.7 next door, 0.4 behind that, 0.1 farther or over the sea.
 * Where help from afar will do, nobody has less than 0.6.
 */
export function placeValue(need: Pick<NeedRecord, 'province' | 'onSite'>, { province }: Pick<ExpertRecord, 'province'>): Valued<EvidenceOf<'place'>> {
  const remote = !need.onSite
  const told = toldBy(need.province !== null, province !== null)
  const borders = need.province === null || province === null ? null : bordersBetween(need.province, province)
  const near = told !== 'BOTH' ? silent(told) : borders === null ? farther : (byBorders[borders] ?? farther)
  const value = remote && told !== 'NEED_SILENT' ? Math.max(remotely, near) : near
  return { value, evidence: { key: 'place', told, need: need.province, expert: province, borders, remote } }
}

/**
 * Outcomes: Bayesian average (m·μ + Σy) / (m + n) of the n outcomes y of her completed matches, where μ is the mean of the
 * pool and m how many outcomes that counts for: one good outcome does not stand above ten.
 */
export function outcomesValue({ outcomes: { count, sum } }: Pick<ExpertRecord, 'outcomes'>, { outcomePrior }: Pick<Policy, 'outcomePrior'>, poolMean: number): Valued<EvidenceOf<'outcomes'>> {
  const value = outcomePrior + count === 0 ? poolMean : (outcomePrior * poolMean + sum) / (outcomePrior + count)
  return { value: Math.min(1, Math.max(0, value)), evidence: { key: 'outcomes', count, mean: count === 0 ? null : sum / count, poolMean, prior: outcomePrior } }
}

/** Fairness: 1 / (1 + asks / h), where h asks halve it: who is rarely asked stands before who is asked all the time. */
export function fairnessValue({ asks }: Pick<ExpertRecord, 'asks'>, { asksHalved }: Pick<Policy, 'asksHalved'>): Valued<EvidenceOf<'fairness'>> {
  return { value: 1 / (1 + Math.max(0, asks) / asksHalved), evidence: { key: 'fairness', asks } }
}
