import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { recordFields } from '../core/owned.ts'
import { Organization } from '../organization/organization.ts'
import { relationsTo } from '../programme/relation.ts'
import { observations } from './observation.ts'
import { SurveyFilter, surveyWhere } from './survey-inputs.ts'

export const surveyEntity = entity('Survey', 'Survey')

export const Survey = builder.prismaNode('Survey', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    year: t.exposeInt('year', { nullable: true }),
    sampleSize: t.exposeInt('sampleSize', { nullable: true }),
    organization: t.relation('organization', { type: Organization, nullable: true }),
    results: observations.below(t, 'observations', 'Its results (조사 결과), each with the question that it answers.'),
    relationsTo: relationsTo(t),
    ...recordFields(t),
  }),
})

export const surveys = namedList({ name: 'Survey', plural: 'surveys', korean: '실태조사', type: Survey, of: surveyEntity, filter: SurveyFilter, where: surveyWhere })
