import { derived, external, stated } from './cite.ts'
import { operator, programme } from './programme-rows.ts'
import type { CitationOf, FactFile, FactRow } from './row.ts'

/** Everything in the article is of 2022 where it tells no other year. */
const in2022 = (factId: string): CitationOf => derived(factId, 'L4', { field: 'period', quotedAs: '2022년', note: 'The year of the heading.' })
const byCity = (factId: string, locator: string) => operator('daegu-city', stated(factId, locator, { quotedAs: '대구시' }))
const byCityImplied = (factId: string, locator: string) => operator('daegu-city', derived(factId, locator, { note: 'Told as the city’s own work.' }))

const city: FactRow[] = [
  ...programme({
    key: 'daegu-scale-up',
    name: '대구형 사회적경제 스케일업',
    form: 'PROGRAMME',
    period: '2022',
    periodQuotedAs: '2022년',
    description: '인프라 구축, 협업과 네트워크, 역량 강화, 인력을 지원한다.',
    citations: [
      stated('004-02', 'L1', { quotedAs: '대구형 사회적경제 스케일업' }),
      stated('004-02', 'L6', { field: 'description', quotedAs: '인프라 구축, 협업과 긴밀한 네트워크, 역량 강화' }),
      in2022('004-02'),
    ],
    bodies: byCity('004-02', 'L1'),
  }),
  ...programme({
    key: 'daegu-purchase-platform',
    name: '대구형 공공구매 온라인 플랫폼',
    form: 'PLATFORM',
    status: 'PLANNED',
    period: '2022',
    periodQuotedAs: '2022년',
    description: '공공 시장에 들어가는 문턱을 낮춘다.',
    eligibility: '사회적경제기업, 여성기업, 장애인 기업',
    citations: [
      stated('004-03', 'L7', { quotedAs: '대구형 공공구매 온라인 플랫폼' }),
      stated('004-03', 'L7', { field: 'eligibility', quotedAs: '사회적경제기업은 물론 여성기업과 장애인 기업' }),
      derived('004-03', 'L7', { field: 'status', quotedAs: '구축해', note: 'Told as to be built.' }),
      in2022('004-03'),
    ],
    bodies: byCityImplied('004-03', 'L7'),
  }),
  ...programme({
    key: 'daegu-distribution-system',
    name: '유통통합관리시스템',
    form: 'PLATFORM',
    status: 'PLANNED',
    period: '2022',
    periodQuotedAs: '2022년',
    description: '생산에서 판매까지 유통 전 과정을 관리하고 매장별 생산량 등의 정보를 공유한다.',
    citations: [
      stated('004-04', 'L8', { quotedAs: '유통통합관리시스템' }),
      stated('004-04', 'L8', { field: 'description', quotedAs: '매장별 생산량 등의 정보를 공유' }),
      derived('004-04', 'L8', { field: 'status', quotedAs: '구축해', note: 'Told as to be built.' }),
      in2022('004-04'),
    ],
    bodies: byCityImplied('004-04', 'L8'),
  }),
  ...programme({
    key: 'daegu-youth-jobs',
    name: '청년 일자리사업',
    form: 'PROGRAMME',
    status: 'ONGOING',
    citations: [
      stated('004-05', 'L9', { quotedAs: '청년 일자리사업' }),
      stated('004-05', 'L9', { field: 'status', quotedAs: '대폭 확대' }),
    ],
    bodies: byCityImplied('004-05', 'L9'),
  }),
  ...programme({
    key: 'daegu-policy',
    name: '사회적경제 육성 정책',
    form: 'POLICY',
    period: '2014',
    periodQuotedAs: '지난 7년간',
    untilYear: 2021,
    citations: [
      stated('004-15', 'L13', { quotedAs: '사회적경제 육성 정책' }),
      derived('004-15', 'L13', { field: 'period', quotedAs: '지난 7년간', normalizedTo: '2014', note: 'Its results are told from 2014 on.' }),
      derived('004-15', 'L13', { field: 'untilYear', quotedAs: '’21년 말 현재', normalizedTo: '2021' }),
    ],
    bodies: byCity('004-15', 'L13'),
  }),
]

const byMinistry = (source: string) => operator('mois', external(source, { note: 'The article names no ministry (중앙 부처).' }))

/** The schemes of the central government; which ministry runs them, the article does not tell. */
const central: FactRow[] = [
  ...programme({
    key: 'community-assets-scheme',
    name: '지역자산화 사업',
    form: 'SCHEME',
    citations: [stated('004-11', 'L12', { quotedAs: '‘지역자산화 사업’' })],
    bodies: byMinistry('asset-scheme'),
  }),
  ...programme({
    key: 'cooperation-scheme',
    name: '협업체계 구축사업',
    form: 'SCHEME',
    citations: [stated('004-11', 'L12', { quotedAs: '‘협업체계 구축사업’' })],
    bodies: byMinistry('cooperation-scheme'),
  }),
]

/** Programmes of 대구, and the central schemes that it takes up. */
export const daeguProgrammes: FactFile = {
  file: 'prisma/facts/daegu-programmes.ts',
  synthetic: false,
  rows: [...city, ...central],
}
