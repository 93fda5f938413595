import { derived, stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

interface Figure {
  /** Key of the row, and the fact's id unless that is given apart. */
  key: string
  factId?: string
  locator: string
  metric: string
  region?: string
  organization?: string
  campaign?: string
  kind?: NonNullable<Columns<'Observation'>['kind']>
  stage?: NonNullable<Columns<'Observation'>['stage']>
  value: string
  unit: Columns<'Observation'>['unit']
  qualifier?: Columns<'Observation'>['qualifier']
  quotedAs: string
  periodKind: Columns<'Observation'>['periodKind']
  /** The period as a partial date code, and as printed; absent: not told. */
  period?: { code: string; quotedAs?: string; cited: CitationOf }
  base?: string
  note?: string
}

function figure(of: Figure): FactRow {
  const columns: Columns<'Observation'> = {
    metricId: of.metric,
    regionId: of.region ?? null,
    organizationId: of.organization ?? null,
    campaignId: of.campaign ?? null,
    kind: of.kind ?? null,
    stage: of.stage ?? null,
    periodKind: of.periodKind,
    period: of.period?.code ?? null,
    periodQuotedAs: of.period?.quotedAs ?? null,
    value: of.value,
    unit: of.unit,
    qualifier: of.qualifier ?? 'EXACT',
    nature: 'ACTUAL',
    baseId: of.base ?? null,
    note: of.note ?? null,
  }
  const value = stated(of.factId ?? of.key, of.locator, { quotedAs: of.quotedAs })
  return row('Observation', of.key, columns, [value, ...(of.period === undefined ? [] : [of.period.cited])])
}

/** 관악구 at the day of the article: it says "now", and its registration gives the day. */
const gwanakNow = (factId: string) => ({
  code: '2018-01-23',
  quotedAs: '현재',
  cited: derived(factId, 'L18', { field: 'period', quotedAs: '현재', normalizedTo: '2018-01-23', note: 'The day at which the article was registered (L4).' }),
})
const in2017 = (factId: string) => ({
  code: '2017',
  quotedAs: '2017년',
  cited: stated(factId, 'L21', { field: 'period', quotedAs: '2017년' }),
})
const in2014 = (factId: string) => ({
  code: '2014',
  quotedAs: '’2014년',
  cited: stated(factId, 'L13', { field: 'period', quotedAs: '’2014년' }),
})
const endOf2021 = (factId: string) => ({
  code: '2021-12-31',
  quotedAs: '’21년 말 현재',
  cited: stated(factId, 'L13', { field: 'period', quotedAs: '’21년 말 현재', normalizedTo: '2021-12-31' }),
})

const gwanak = [
  figure({ key: '002-03', locator: 'L18', metric: 'ENTERPRISES', region: '11620', kind: 'SOCIAL_ENTERPRISE', stage: 'CERTIFIED', value: '12', unit: 'ITEM', quotedAs: '12개', periodKind: 'AT', period: gwanakNow('002-03') }),
  figure({ key: '002-04', locator: 'L18', metric: 'ENTERPRISES', region: '11620', kind: 'SOCIAL_ENTERPRISE', stage: 'PRELIMINARY', value: '4', unit: 'ITEM', quotedAs: '4개', periodKind: 'AT', period: gwanakNow('002-04') }),
  figure({ key: '002-05', locator: 'L18', metric: 'ENTERPRISES', region: '11620', kind: 'SOCIAL_ENTERPRISE', value: '16', unit: 'PLACE', quotedAs: '16개소', periodKind: 'AT', period: gwanakNow('002-05') }),
  figure({ key: '002-06', locator: 'L21', metric: 'ENTERPRISES_DISCOVERED', region: '11620', kind: 'SOCIAL_ENTERPRISE', value: '4', unit: 'ITEM', quotedAs: '4개', periodKind: 'DURING', period: in2017('002-06'), note: 'Certified and preliminary ones together, as printed: (예비)사회적기업.' }),
  figure({ key: '002-07', locator: 'L21', metric: 'ENTERPRISES_DISCOVERED', region: '11620', kind: 'VILLAGE_ENTERPRISE', value: '1', unit: 'ITEM', quotedAs: '1개', periodKind: 'DURING', period: in2017('002-07') }),
  figure({ key: '002-08', locator: 'L21', metric: 'ENTERPRISES_DISCOVERED', region: '11620', kind: 'COOPERATIVE', value: '21', unit: 'ITEM', quotedAs: '21개', periodKind: 'DURING', period: in2017('002-08') }),
  row(
    'Observation',
    '002-08d',
    { metricId: 'ENTERPRISES_DISCOVERED', regionId: '11620', periodKind: 'DURING', period: '2017', value: '26', unit: 'ITEM', qualifier: 'EXACT', nature: 'ACTUAL', note: 'The sum of 4, 1 and 21; the source does not print it.' },
    [derived('002-08d', 'L21', { note: '4 + 1 + 21' })],
  ),
]

const daegu = [
  figure({ key: '004-12:2014', factId: '004-12', locator: 'L13', metric: 'ENTERPRISES', region: 'daegu', value: '400', unit: 'ITEM', quotedAs: '400개', periodKind: 'AT', period: in2014('004-12') }),
  figure({ key: '004-12:2021', factId: '004-12', locator: 'L13', metric: 'ENTERPRISES', region: 'daegu', value: '1162', unit: 'ITEM', quotedAs: '1,162개', periodKind: 'AT', period: endOf2021('004-12') }),
  figure({ key: '004-13:2014', factId: '004-13', locator: 'L13', metric: 'JOBS', region: 'daegu', value: '4200', unit: 'PERSON', quotedAs: '4,200명', periodKind: 'AT', period: in2014('004-13') }),
  figure({ key: '004-13:2021', factId: '004-13', locator: 'L13', metric: 'JOBS', region: 'daegu', value: '8373', unit: 'PERSON', quotedAs: '8,373명', periodKind: 'AT', period: endOf2021('004-13') }),
]

const byJanuary2022 = {
  code: '<2022-01',
  cited: derived('004-06', 'L9', { field: 'period', normalizedTo: '<2022-01', note: 'Told as done when the article was posted, 2022-01-16 (L3).' }),
}

const others = [
  figure({ key: '004-06', locator: 'L9', metric: 'SUPPORT_ENDED_YOUTH', organization: 'daegu-city', value: '82', unit: 'PERSON', quotedAs: '82명', periodKind: 'AT', period: byJanuary2022, note: 'Young people whose two years of funding had ended.' }),
  figure({ key: '004-06:regular', factId: '004-06', locator: 'L9', metric: 'REGULAR_EMPLOYMENT_SHARE', organization: 'daegu-city', value: '50', unit: 'PERCENT', qualifier: 'MORE_THAN', quotedAs: '50% 이상을 상회', periodKind: 'AT', period: byJanuary2022, base: '004-06' }),
  figure({ key: '001-18', locator: 'L20', metric: 'PARTICIPATING_COMPANIES', campaign: 'ontact', value: '91', unit: 'COMPANY', quotedAs: '91개사', periodKind: 'DURING' }),
]

/** The figures of the articles on regions, the cohort of Daegu and the campaign. */
export const observations: FactFile = { file: 'prisma/facts/observations.ts', synthetic: false, rows: [...gwanak, ...daegu, ...others] }
