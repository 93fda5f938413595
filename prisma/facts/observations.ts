import { derived, stated } from './cite.ts'
import { figure, type Figure } from './figure.ts'
import { type Columns, type FactFile, type FactRow, row } from './row.ts'

/** 관악구 at the day of the article: it says "now", and its registration gives the day. */
const gwanakNow = (factId: string) => {
  const note = 'The day at which the article was registered (L4).'
  const cited = derived(factId, 'L18', { field: 'period', quotedAs: '현재', normalizedTo: '2018-01-23', note })
  const period = { code: '2018-01-23', quotedAs: '현재', cited }
  return { key: factId, locator: 'L18', metric: 'ENTERPRISES', region: '11620', kind: 'SOCIAL_ENTERPRISE', periodKind: 'AT', period } as const
}
const gwanakFoundIn2017 = (factId: string) => {
  const period = { code: '2017', quotedAs: '2017년', cited: stated(factId, 'L21', { field: 'period', quotedAs: '2017년' }) }
  return { key: factId, locator: 'L21', metric: 'ENTERPRISES_DISCOVERED', region: '11620', unit: 'ITEM', periodKind: 'DURING', period } as const
}
const bothStages = 'Certified and preliminary ones together, as printed: (예비)사회적기업.'
const foundTogether: Columns<'Observation'> = {
  metricId: 'ENTERPRISES_DISCOVERED',
  regionId: '11620',
  periodKind: 'DURING',
  period: '2017',
  value: '26',
  unit: 'ITEM',
  qualifier: 'EXACT',
  nature: 'ACTUAL',
  note: 'The sum of 4, 1 and 21; the source does not print it.',
}

const gwanak = [
  figure({ ...gwanakNow('002-03'), stage: 'CERTIFIED', value: '12', unit: 'ITEM', quotedAs: '12개' }),
  figure({ ...gwanakNow('002-04'), stage: 'PRELIMINARY', value: '4', unit: 'ITEM', quotedAs: '4개' }),
  figure({ ...gwanakNow('002-05'), value: '16', unit: 'PLACE', quotedAs: '16개소' }),
  figure({ ...gwanakFoundIn2017('002-06'), kind: 'SOCIAL_ENTERPRISE', value: '4', quotedAs: '4개', note: bothStages }),
  figure({ ...gwanakFoundIn2017('002-07'), kind: 'VILLAGE_ENTERPRISE', value: '1', quotedAs: '1개' }),
  figure({ ...gwanakFoundIn2017('002-08'), kind: 'COOPERATIVE', value: '21', quotedAs: '21개' }),
  row('Observation', '002-08d', foundTogether, [derived('002-08d', 'L21', { note: '4 + 1 + 21' })]),
]

/** Both figures of a line that tells 2014 and the end of 2021. */
const daeguThenAndNow = (factId: string, of: Pick<Figure, 'metric' | 'unit'>, then: string, now: string, growth: string): FactRow[] => {
  const common = { ...of, factId, locator: 'L13', region: 'daegu', periodKind: 'AT' } as const
  const year = { quotedAs: '’2014년', code: '2014' }
  const end = { quotedAs: '’21년 말 현재', code: '2021-12-31' }
  const value = (printed: string) => printed.replace(/\D/g, '')
  return [
    figure({
      ...common,
      key: `${factId}:2014`,
      value: value(then),
      quotedAs: then,
      period: { ...year, cited: stated(factId, 'L13', { field: 'period', quotedAs: year.quotedAs }) },
    }),
    figure({
      ...common,
      key: `${factId}:2021`,
      value: value(now),
      quotedAs: now,
      note: `The source calls it ${growth} of 2014.`,
      more: [stated(factId, 'L13', { field: 'note', quotedAs: growth })],
      period: { ...end, cited: stated(factId, 'L13', { field: 'period', quotedAs: end.quotedAs, normalizedTo: end.code }) },
    }),
  ]
}

const daegu = [
  ...daeguThenAndNow('004-12', { metric: 'ENTERPRISES', unit: 'ITEM' }, '400개', '1,162개', '약 3배가량'),
  ...daeguThenAndNow('004-13', { metric: 'JOBS', unit: 'PERSON' }, '4,200명', '8,373명', '2배 가까이'),
]

const postedThen = 'Told as done when the article was posted, 2022-01-16 (L3).'
const cohort = {
  factId: '004-06',
  locator: 'L9',
  programme: 'daegu-youth-jobs',
  periodKind: 'AT',
  period: { code: '<2022-01', cited: derived('004-06', 'L9', { field: 'period', normalizedTo: '<2022-01', note: postedThen }) },
} as const

const others = [
  figure({
    ...cohort,
    key: '004-06',
    metric: 'SUPPORT_ENDED_YOUTH',
    value: '82',
    unit: 'PERSON',
    quotedAs: '82명',
    note: 'Young people whose two years of funding had ended.',
  }),
  figure({
    ...cohort,
    key: '004-06:regular',
    metric: 'REGULAR_EMPLOYMENT_SHARE',
    value: '50',
    unit: 'PERCENT',
    qualifier: 'MORE_THAN',
    quotedAs: '50% 이상을 상회',
    base: '004-06',
  }),
  figure({
    key: '001-18',
    locator: 'L20',
    metric: 'PARTICIPATING_COMPANIES',
    campaign: 'ontact',
    value: '91',
    unit: 'COMPANY',
    quotedAs: '91개사',
    periodKind: 'DURING',
  }),
]

/** The figures of the articles on regions, the cohort of Daegu and the campaign. */
export const observations: FactFile = { file: 'prisma/facts/observations.ts', synthetic: false, rows: [...gwanak, ...daegu, ...others] }
