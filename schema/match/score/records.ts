import type { CareerBand, ExpertTieKind, Language, NeedStage } from '../../../prisma/generated/client/enums.ts'

/** What the score looks at of a technical need. Pure data: whoever reads the database fills it. */
export interface NeedRecord {
  id: string
  /** Who has the need: exactly one of the two. */
  organizationId: string | null
  entrepreneurId: string | null
  /** Codes of the science and technology fields that it asks for. */
  fields: readonly string[]
  /** Edition of the classification that the codes are of. */
  edition: number
  /** Title and description in the owner's words. */
  text: string
  stage: NeedStage
  /** Section letter of the Korean standard industrial classification; null: not told. */
  industry: string | null
  /** Legal code of the province, two digits; null: not told. */
  province: string | null
  /** Days as YYYY-MM-DD; null: any. */
  startsOn: string | null
  endsOn: string | null
  /** All of which the expert must work in. */
  languages: readonly Language[]
  onSite: boolean
  prefersHighCareer: boolean
  /** Experts that it still wants. */
  places: number
}

/** What the score looks at of an expert. */
export interface ExpertRecord {
  id: string
  /** The profile that stands for the person: the same for all profiles of one person. */
  personId: string
  fields: readonly string[]
  edition: number
  /** What she can help with in her own words, and titles of needs that she solved; empty: not told. */
  text: string
  /** Stages that she tells, and those of matches that she worked on. */
  stages: readonly NeedStage[]
  /** Section letters of industries that she worked in. */
  industries: readonly string[]
  careerBand: CareerBand
  province: string | null
  availableFrom: string | null
  availableUntil: string | null
  languages: readonly Language[]
  worksOnSite: boolean
  /** Places that the person has left, all profiles together. */
  capacityLeft: number
  /** Whether a consent of hers for the purpose MATCHING holds, which no conflict can be weighed against. */
  consents: boolean
  /** Ties of the person, of all her profiles. */
  ties: readonly Tie[]
  /** Organisations and prospective entrepreneurs an offer of whose she declined. */
  declined: readonly string[]
  /** Outcomes of her completed matches, each from 0 to 1. */
  outcomes: { count: number; sum: number }
  /** Offers that she was made lately, each worth one on its day and less as time goes by. */
  asks: number
}

/** A tie of a person with an organisation or a prospective entrepreneur. */
export interface Tie {
  /** Id of the organisation or entrepreneur. */
  with: string
  kind: ExpertTieKind
}

export const criteria = ['field', 'text', 'stage', 'industry', 'career', 'place', 'outcomes', 'fairness'] as const
export type Criterion = (typeof criteria)[number]

/** By what a score is made: data with a version. */
export interface Policy {
  version: number
  /** 0 or more each, one of them above 0; only their ratios count. */
  weights: Readonly<Record<Criterion, number>>
  /** Cosine of two texts that counts as full likeness, above 0 and at most 1. */
  textCosine: number
  /** Outcomes that the mean of the pool counts for. */
  outcomePrior: number
  /** Asks after which fairness is one half: it is 1 / (1 + asks / asksHalved). */
  asksHalved: number
  /** Days after which an ask counts half. */
  askHalfLife: number
  /** Lay words with the technical ones that they stand for: the built-in glossary and what operators added. */
  glossary: readonly GlossaryPair[]
}

export interface GlossaryPair {
  lay: string
  technical: string
}
