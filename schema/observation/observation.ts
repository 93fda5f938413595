import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named, theOne } from '../core/named.ts'
import { orderedList } from '../core/ordered-list.ts'
import { citations, isSynthetic, recordFields } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { EnterpriseKind, KindStage } from '../enterprise/enums.ts'
import { typeOfOrganization } from '../organization/organization-type.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { Nature, PeriodKind, Qualifier, Unit } from './enums.ts'
import { MetricFilter, metricWhere, ObservationFilter, observationWhere } from './inputs.ts'
import { wonOf } from './money.ts'

export const observationEntity = entity('Observation', 'Observation')
export const metricEntity = entity('Metric', 'Metric')

export const Metric = builder.prismaNode('Metric', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    key: t.exposeString('key', {}),
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', {}),
    observations: observations.below(t, 'observations', 'What was observed of it (관측값).'),
    isSynthetic: isSynthetic(t),
    citations: citations(t),
  }),
})

export const Observation = builder.prismaNode('Observation', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    metric: t.relation('metric', { description: 'What it measures (지표).' }),
    subject: theOne(
      t,
      {
        region: 'Region',
        organization: { type: 'Organization', typeOf: typeOfOrganization },
        campaign: 'Campaign',
        programme: 'Programme',
        plan: 'Plan',
        measure: 'Measure',
        fund: 'Fund',
        survey: 'Survey',
      },
      'What it is about (대상): a region, an organisation, a campaign, programme, plan, measure, fund, or the survey that it is a result of.',
    ),
    kind: t.expose('kind', { type: EnterpriseKind, nullable: true }),
    stage: t.expose('stage', { type: KindStage, nullable: true }),
    periodKind: t.expose('periodKind', { type: PeriodKind, description: 'Whether it holds at a moment or over a time (시점·기간).' }),
    period: partialDate(t, { code: 'period', quotedAs: 'periodQuotedAs' }, 'The moment or the time (시점·기간); null: not told.'),
    value: t.expose('value', { type: 'Decimal' }),
    won: t.field({
      type: 'Won',
      nullable: true,
      description: 'The same as whole won (금액); null where the unit is another.',
      select: { value: true, unit: true },
      resolve: (row) => wonOf(row),
    }),
    unit: t.expose('unit', { type: Unit, description: 'How it is counted (단위).' }),
    qualifier: t.expose('qualifier', { type: Qualifier, description: 'How exact it is (정확도).' }),
    nature: t.expose('nature', { type: Nature, description: 'What it is a figure of (성격).' }),
    base: t.relation('base', { nullable: true }),
    shares: t.relation('shares', { description: 'Parts and shares of it (구성비).', query: { orderBy: { id: 'asc' } } }),
    question: t.exposeString('question', { nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    ...recordFields(t),
  }),
})

export const observations = defineList({
  name: 'Observation',
  korean: '관측값',
  type: Observation,
  filter: ObservationFilter,
  orderTexts: { PERIOD: 'By the first possible day of the period, undated ones last (시기)' },
  fields: appliedRegion,
  spec: {
    name: 'observations',
    of: observationEntity,
    orders: { PERIOD: { column: 'periodEarliest', type: 'date', indexed: 'ASC', nullable: true } },
    defaultOrder: { field: 'PERIOD', direction: 'ASC' },
    where: observationWhere,
  },
})

export const metrics = orderedList({ order: 'KEY', column: 'key', text: 'By key (지표 키)' }, {
  name: 'Metric',
  plural: 'metrics',
  korean: '지표',
  type: Metric,
  of: metricEntity,
  filter: MetricFilter,
  where: metricWhere,
})
