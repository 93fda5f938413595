import { stated } from './cite.ts'
import { operator, programme } from './programme-rows.ts'
import type { FactFile, FactRow } from './row.ts'

const main = (key: string, name: string): FactRow[] =>
  programme({
    key,
    name,
    form: 'PROGRAMME',
    status: 'ONGOING',
    citations: [stated('000-18', 'L53'), stated('000-18', 'L53', { field: 'status', quotedAs: '주요 사업' })],
    bodies: operator('wiset', stated('000-18', 'L53', { quotedAs: '주요 사업' })),
  })

const jobSupport = (key: string, name: string): FactRow[] =>
  programme({
    key,
    name,
    form: 'PROGRAMME',
    parent: 'wiset-jobs',
    citations: [stated('000-18', 'L53', { quotedAs: name })],
    bodies: operator('wiset', stated('000-18', 'L53', { quotedAs: name })),
  })

/** The seven programmes that WISET's article lists, and the three kinds of one of them. */
export const wisetProgrammes: FactFile = {
  file: 'prisma/facts/wiset-programmes.ts',
  synthetic: false,
  rows: [
    ...main('wiset-policy-research', '여성과학기술인 육성·지원 정책 연구·조사'),
    ...main('wiset-statistics', '여성과학기술인력 통계 조사'),
    ...main('wiset-associations', '여성과학기술인단체 활동지원'),
    ...main('wiset-jobs', '이공계 여성일자리 지원'),
    ...jobSupport('wiset-career-return', '경력복귀'),
    ...jobSupport('wiset-substitutes', '대체인력'),
    ...jobSupport('wiset-early-researchers', '신진연구원'),
    ...main('wiset-careers', '이공계 취·창업 및 경력개발 프로그램 운영'),
    ...main('wiset-cooperative-centre', '과학기술인협동조합지원센터 운영'),
    ...main('wiset-new-work-centre', '서울과학기술여성새로일하기센터 운영'),
  ],
}
