import { derived, stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

const inProvince = (factId: string, locator: string): CitationOf =>
  derived(factId, locator, { field: 'region', note: 'A measure of the province’s plan.' })

type Kind = Columns<'Milestone'>['kind']

/** A planned milestone whose year or month the article tells by a word; the year follows from the article's. */
function planned(facility: string, kind: Kind, factId: string, locator: string, quotedAs: string, code: string, note: string): FactRow {
  const date = derived(factId, locator, { field: 'plannedIn', quotedAs, normalizedTo: code, note })
  return row('Milestone', `${facility}:${kind}`, { facilityId: facility, kind, plannedIn: code, plannedQuotedAs: quotedAs }, [
    stated(factId, locator, { quotedAs }),
    date,
  ])
}

const planOf2021 = 'The year of the plan is 2021.'
const posted = 'The article was posted on 2022-01-16 (L3).'

const jeonbuk = [
  row(
    'Facility',
    'jeonbuk-innovation-town',
    {
      name: '전라북도 사회적경제 혁신타운',
      kind: 'INNOVATION_TOWN',
      organizationId: 'jeonbuk-province',
      regionId: 'jeonbuk',
      description: '사회적경제가 모이는 공간.',
    },
    [
      stated('003-22', 'L73', { quotedAs: '사회적경제 혁신타운' }),
      derived('003-22', 'L73', { field: 'name', quotedAs: '사회적경제 혁신타운', normalizedTo: '전라북도 사회적경제 혁신타운', note: '대구 has another one.' }),
      stated('003-22', 'L73', { field: 'description', quotedAs: '사회적경제 집적공간' }),
      derived('003-22', 'L73', { field: 'organization', note: 'Its ground-breaking stands in the province’s plan.' }),
      inProvince('003-22', 'L73'),
    ],
  ),
  planned('jeonbuk-innovation-town', 'GROUNDBREAKING', '003-22', 'L73', '오는 3월', '2021-03', planOf2021),
  planned('jeonbuk-innovation-town', 'COMPLETION', '003-22', 'L73', '내년도', '2022', planOf2021),
  row(
    'Facility',
    'jeonbuk-distribution-centre',
    { name: '사회적경제 유통지원센터', kind: 'DISTRIBUTION_CENTER', regionId: 'jeonbuk', description: '설립을 추진한다.' },
    [
      stated('003-16', 'L57', { quotedAs: '사회적경제 유통지원센터' }),
      stated('003-16', 'L57', { field: 'description', quotedAs: '설립 추진' }),
      inProvince('003-16', 'L57'),
    ],
  ),
  row('Facility', 'jeonbuk-joint-shop', { name: '공동판매장', kind: 'JOINT_SHOP', regionId: 'jeonbuk', description: '전라북도가 운영을 지원한다.' }, [
    stated('003-18', 'L57', { quotedAs: '공동판매장' }),
    stated('003-18', 'L57', { field: 'description', quotedAs: '공동판매장 운영 지원' }),
    inProvince('003-18', 'L57'),
  ]),
]

const daegu = [
  row(
    'Facility',
    'daegu-innovation-town',
    { name: '대구광역시 사회적경제혁신타운', kind: 'INNOVATION_TOWN', organizationId: 'daegu-city', regionId: 'daegu' },
    [
      stated('004-09', 'L11', { quotedAs: '사회적경제혁신타운' }),
      derived('004-09', 'L11', { field: 'name', quotedAs: '사회적경제혁신타운', normalizedTo: '대구광역시 사회적경제혁신타운', note: '전라북도 has another one.' }),
      derived('004-09', 'L11', { field: 'organization', note: 'Told as the city’s own work.' }),
      derived('004-09', 'L11', { field: 'region', note: 'The city’s own work.' }),
    ],
  ),
  row('Milestone', 'daegu-innovation-town:STARTED', { facilityId: 'daegu-innovation-town', kind: 'STARTED', actualIn: '2020', actualQuotedAs: '2020년' }, [
    stated('004-09', 'L11', { quotedAs: '지난 2020년부터 추진해오던' }),
    stated('004-09', 'L11', { field: 'actualIn', quotedAs: '2020년' }),
  ]),
  planned('daegu-innovation-town', 'DESIGN_DONE', '004-09', 'L11', '오는 6월', '2022-06', posted),
  planned('daegu-innovation-town', 'GROUNDBREAKING', '004-09', 'L11', '8월 첫삽', '2022-08', posted),
  row(
    'Milestone',
    'daegu-innovation-town:OPENING',
    { facilityId: 'daegu-innovation-town', kind: 'OPENING', plannedIn: '2024-06', plannedQuotedAs: '2024년 6월' },
    [
      stated('004-09', 'L11', { quotedAs: '2024년 6월 개관을 목표' }),
      stated('004-09', 'L11', { field: 'plannedIn', quotedAs: '2024년 6월' }),
    ],
  ),
]

const gwanak = [
  row('Facility', 'dream-market', { name: '꿈시장', kind: 'MARKET', regionId: '11620', description: '지역 시장.' }, [
    stated('002-17', 'L27', { quotedAs: '꿈시장' }),
    stated('002-17', 'L27', { field: 'description', quotedAs: '지역 시장' }),
    derived('002-17', 'L27', { field: 'region', quotedAs: '지역 시장', note: 'Of the district that the article is about.' }),
  ]),
]

/** Places that the articles name; the innovation towns of 전라북도 and 대구 are two. */
export const facilities: FactFile = { file: 'prisma/facts/facilities.ts', synthetic: false, rows: [...jeonbuk, ...daegu, ...gwanak] }
