import type { ExpertTerms } from '../score/conflicts.ts'
import { createFacet } from './facet.ts'
import type { ExpertRecord } from '../score/records.ts'

/** What rules look at of an expert, apart from text, outcomes, asks and ties: few ways of each are shared by many. */
export const traitsOf = (expert: ExpertRecord) => ({
  field: { fields: expert.fields, edition: expert.edition },
  stage: { stages: expert.stages },
  industry: { industries: expert.industries },
  career: { careerBand: expert.careerBand },
  place: { province: expert.province },
  terms: {
    // These hang on a certain owner of a need: whoever has any is asked about herself.
    ties: [],
    declined: [],
    consents: expert.consents,
    capacityLeft: expert.capacityLeft,
    availableFrom: expert.availableFrom,
    availableUntil: expert.availableUntil,
    languages: expert.languages,
    worksOnSite: expert.worksOnSite,
  } satisfies ExpertTerms as ExpertTerms,
})

type Traits = ReturnType<typeof traitsOf>

/** Numbers of the ways in which the expert of a slot has each trait. */
export type Ways = Record<keyof Traits, number[]>

export const createTraits = () => ({
  field: createFacet<Traits['field']>(({ fields, edition }) => JSON.stringify([edition, [...fields].sort()])),
  stage: createFacet<Traits['stage']>(({ stages }) => JSON.stringify([...stages].sort())),
  industry: createFacet<Traits['industry']>(({ industries }) => JSON.stringify([...industries].sort())),
  career: createFacet<Traits['career']>(({ careerBand }) => careerBand),
  place: createFacet<Traits['place']>(({ province }) => province ?? ''),
  terms: createFacet<Traits['terms']>((terms) =>
    JSON.stringify([terms.consents, terms.capacityLeft > 0, terms.availableFrom, terms.availableUntil, [...terms.languages].sort(), terms.worksOnSite]),
  ),
})
