import { stated } from './cite.ts'
import { jeonbukMeasure, type JeonbukMeasure } from './measure-rows.ts'
import type { FactFile, FactRow } from './row.ts'

const measure = (of: Omit<JeonbukMeasure, 'citations'> & { quotedAs?: string; note?: string }): FactRow => {
  const { quotedAs, note, ...rest } = of
  const told = { ...(quotedAs === undefined ? {} : { quotedAs }), ...(note === undefined ? {} : { note }) }
  return jeonbukMeasure({ ...rest, citations: [stated(of.factId, of.locator, told)] })
}

const execution = [
  measure({
    key: 'jeonbuk-intermediaries',
    factId: '003-10',
    locator: 'L45',
    name: '시‧군 사회적경제 중간지원조직 운영',
    description: '지난해에 선정된 시‧군의 중간지원조직을 운영한다.',
    field: 1,
    group: 1,
    quotedAs: '사회적경제 중간지원조직 운영',
  }),
  measure({
    key: 'jeonbuk-cooperation',
    factId: '003-11',
    locator: 'L45',
    name: '행정안전부 민‧관 협업체계 구축사업',
    description: '행정과 민간의 소통을 이어 간다.',
    field: 1,
    group: 1,
  }),
  measure({ key: 'jeonbuk-village-managers', factId: '003-12', locator: 'L49', name: '마을기업 사무장 지원', field: 1, group: 2, quotedAs: '마을기업 사무장' }),
  measure({
    key: 'jeonbuk-young-innovators',
    factId: '003-13',
    locator: 'L49',
    name: '사회적경제 청년혁신가 양성·배치',
    description: '청년혁신가를 길러 사회적경제 사업장에 배치한다.',
    field: 1,
    group: 2,
    quotedAs: '사회적경제 청년혁신가',
  }),
  measure({
    key: 'jeonbuk-entrepreneurs',
    factId: '003-14',
    locator: 'L49',
    name: '사회적기업가 육성',
    description: '예비사회적기업 진입 등 취‧창업을 이끈다.',
    field: 1,
    group: 2,
    quotedAs: '사회적기업가',
  }),
]

const channels = [
  measure({ key: 'jeonbuk-online-sales', factId: '003-15', locator: 'L57', name: '온라인, 홈쇼핑 판매지원', field: 2, group: 1 }),
  measure({ key: 'jeonbuk-distribution-centre', factId: '003-16', locator: 'L57', name: '사회적경제 유통지원센터 설립 추진', field: 2, group: 1 }),
  measure({
    key: 'jeonbuk-priority-purchase',
    factId: '003-17',
    locator: 'L57',
    name: '우선구매 홍보활동',
    description: '사회적경제기업 제품의 우선구매를 알린다.',
    field: 2,
    group: 1,
  }),
  measure({
    key: 'jeonbuk-joint-shop',
    factId: '003-18',
    locator: 'L57',
    name: '공동판매장 운영 지원',
    description: '민간소비를 촉진한다.',
    field: 2,
    group: 1,
  }),
  measure({
    key: 'jeonbuk-growth-firms',
    factId: '003-19',
    locator: 'L61',
    name: '성장기업 육성, 인프라 및 사업개발비 지원',
    field: 2,
    group: 2,
    quotedAs: '인프라 및 사업개발비 지원 등',
  }),
]
const ecosystem = [
  measure({
    key: 'jeonbuk-fund-operation',
    factId: '003-20',
    locator: 'L69',
    name: '사회적경제기금 조성‧운용',
    field: 3,
    group: 1,
    quotedAs: '사회적경제기금을 조성‧운용',
  }),
  measure({ key: 'jeonbuk-interest-subsidy', factId: '003-21', locator: 'L69', name: '지역자산화 이차보전', field: 3, group: 1 }),
  measure({ key: 'jeonbuk-innovation-town', factId: '003-22', locator: 'L29', name: '사회적경제 혁신타운 착공', field: 3, group: 2, quotedAs: '혁신타운 착공' }),
  measure({
    key: 'jeonbuk-sharing-platform',
    factId: '003-23',
    locator: 'L77',
    name: '공유경제 온라인 플랫폼 활성화',
    description: '공유자원을 더 찾고 콘텐츠를 만든다.',
    field: 3,
    group: 3,
    quotedAs: '플랫폼 활성화',
  }),
  measure({
    key: 'jeonbuk-sharing-activities',
    factId: '003-24',
    locator: 'L81',
    name: '공유경제 학습동아리, 공유실험실 운영',
    description: '공유경제에 대한 인식을 높이고 공유문화를 넓힌다.',
    field: 3,
    group: 3,
  }),
]

const awareness = [
  measure({ key: 'jeonbuk-fair', factId: '003-25', locator: 'L89', name: '사회적경제 박람회 개최', field: 4, quotedAs: '사회적경제 박람회를 개최' }),
  measure({ key: 'jeonbuk-education', factId: '003-26', locator: 'L89', name: '사회적경제 인식개선 교육', field: 4 }),
  measure({ key: 'jeonbuk-growth-centre', factId: '003-27', locator: 'L89', name: '사회적경제 성장지원센터 운영', field: 4 }),
]

/** What 전라북도 plans for 2021: the measures that the article names. It counts 51 and names fewer. */
export const jeonbukMeasures: FactFile = {
  file: 'prisma/facts/jeonbuk-measures.ts',
  synthetic: false,
  rows: [...execution, ...channels, ...ecosystem, ...awareness],
}
