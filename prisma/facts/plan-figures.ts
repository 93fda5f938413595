import { derived, stated } from './cite.ts'
import { figure, type Figure } from './figure.ts'
import type { FactFile, FactRow } from './row.ts'

/** Figures of 전라북도's plan are for its year. */
const planned = (of: Omit<Figure, 'periodKind' | 'period' | 'factId'> & { factId: string }): FactRow =>
  figure({
    ...of,
    periodKind: 'DURING',
    period: {
      code: '2021',
      quotedAs: '2021년',
      cited: derived(of.factId, 'L37', { field: 'period', quotedAs: '2021년', note: 'The year of the plan.' }),
    },
  })

const target = (factId: string, locator: string, of: Pick<Figure, 'metric' | 'value' | 'unit' | 'quotedAs' | 'measure' | 'qualifier' | 'note'>) =>
  planned({ ...of, key: factId, factId, locator, nature: 'TARGET' })

const money = { metric: 'BUDGET', unit: 'WON', nature: 'BUDGET' } as const

const jeonbuk = [
  planned({
    ...money,
    key: '003-05:budget',
    factId: '003-05',
    locator: 'L37',
    plan: 'jeonbuk-2021',
    value: '206000000000',
    quotedAs: '2,060억원',
    note: 'Of the whole plan. The article itemises two lines of it and no more: it can’t be split over the fields.',
  }),
  planned({
    key: '003-05:projects',
    factId: '003-05',
    locator: 'L37',
    metric: 'PROJECTS',
    plan: 'jeonbuk-2021',
    value: '51',
    unit: 'ITEM',
    nature: 'TARGET',
    quotedAs: '51개 사업',
    note: 'What the plan sets out to do, in four fields; the article names some of them.',
    more: [stated('003-05', 'L23', { quotedAs: '51개 사회적경제 시책' })],
  }),
  target('003-12', 'L49', { metric: 'SUPPORTED_PERSONS', measure: 'jeonbuk-village-managers', value: '35', unit: 'PERSON', quotedAs: '35명' }),
  target('003-13', 'L49', {
    metric: 'SUPPORTED_PERSONS',
    measure: 'jeonbuk-young-innovators',
    value: '250',
    unit: 'PERSON',
    qualifier: 'SLIGHTLY_OVER',
    quotedAs: '250여명',
  }),
  target('003-14', 'L49', { metric: 'SUPPORTED_TEAMS', measure: 'jeonbuk-entrepreneurs', value: '30', unit: 'TEAM', quotedAs: '30팀' }),
  target('003-19', 'L61', {
    metric: 'SUPPORTED_COMPANIES',
    measure: 'jeonbuk-growth-firms',
    value: '72',
    unit: 'COMPANY',
    quotedAs: '72개사',
    note: 'With other support (등) that is not told.',
  }),
  planned({ ...money, key: '003-15', factId: '003-15', locator: 'L57', measure: 'jeonbuk-online-sales', value: '260000000', quotedAs: '260백만원' }),
  planned({ ...money, key: '003-20', factId: '003-20', locator: 'L69', fund: 'jeonbuk-fund', value: '500000000', quotedAs: '5억원' }),
]

const thisYear = (factId: string, locator: string, quotedAs: string) => ({
  code: '2022',
  quotedAs,
  cited: derived(factId, locator, { field: 'period', quotedAs, normalizedTo: '2022', note: 'The article was posted on 2022-01-16 (L3).' }),
})

const daegu = [
  figure({
    ...money,
    key: '004-02',
    locator: 'L6',
    programme: 'daegu-scale-up',
    value: '24700000000',
    qualifier: 'SLIGHTLY_OVER',
    quotedAs: '247억여원',
    periodKind: 'DURING',
    period: thisYear('004-02', 'L4', '2022년'),
  }),
  figure({
    ...money,
    key: '004-05:budget',
    factId: '004-05',
    locator: 'L9',
    programme: 'daegu-youth-jobs',
    value: '9900000000',
    quotedAs: '99억원',
    periodKind: 'DURING',
    period: thisYear('004-05', 'L9', '올해'),
    note: 'Whether it is part of the 247억여원, the article does not tell.',
  }),
  figure({
    key: '004-05:jobs',
    factId: '004-05',
    locator: 'L9',
    metric: 'JOBS',
    programme: 'daegu-youth-jobs',
    value: '500',
    unit: 'PERSON',
    qualifier: 'SLIGHTLY_OVER',
    nature: 'TARGET',
    quotedAs: '500여 명',
    periodKind: 'DURING',
    period: thisYear('004-05', 'L9', '올해'),
  }),
  figure({
    key: '004-07',
    locator: 'L10',
    metric: 'COOPERATIVE_NEEDED',
    survey: 'daegu-platform-labour',
    value: '86.3',
    unit: 'PERCENT',
    quotedAs: '86.3%',
    question: '플랫폼 노동자가 협동조합을 운영할 필요가 있다고 보는가?',
    periodKind: 'DURING',
    period: {
      code: '2021',
      quotedAs: '지난해',
      cited: derived('004-07', 'L10', { field: 'period', quotedAs: '지난해', normalizedTo: '2021', note: 'The article was posted on 2022-01-16 (L3).' }),
    },
    more: [stated('004-07', 'L10', { field: 'question', quotedAs: '협동조합 운영이 필요하다고 응답' })],
  }),
]

/** Budgets, targets and the survey's result; no sum is split further than an article does. */
export const planFigures: FactFile = { file: 'prisma/facts/plan-figures.ts', synthetic: false, rows: [...jeonbuk, ...daegu] }
