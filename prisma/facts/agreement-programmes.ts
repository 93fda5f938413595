import { derived, stated } from './cite.ts'
import { operator, programme } from './programme-rows.ts'
import type { CitationOf, FactFile } from './row.ts'

/** When needs are looked for and matched, and that it is to come; the year follows from the agreement's. */
const fromJune: readonly CitationOf[] = [
  derived('000-16', 'L49', { field: 'period', quotedAs: '6월 이후', normalizedTo: '>2021-06', note: 'The year of the agreement.' }),
  stated('000-16', 'L49', { field: 'status', quotedAs: '진행될 예정' }),
]
const schedule = { status: 'PLANNED', period: '>2021-06', periodQuotedAs: '6월 이후' } as const

const byWiset = (factId: string, quotedAs: string) => operator('wiset', stated(factId, 'L30', { quotedAs }))
const byKosea = (factId: string, quotedAs: string) => operator('kosea', stated(factId, 'L34', { quotedAs }))

/** What WISET and KoSEA do under their agreement. Of experts, needs and matches no article names one. */
export const agreementProgrammes: FactFile = {
  file: 'prisma/facts/agreement-programmes.ts',
  synthetic: false,
  rows: [
    ...programme({
      key: 'wiset-expert-pool',
      name: '여성과학기술인 인력풀',
      form: 'EXPERT_POOL',
      description: '특히 고경력 여성과학기술인의 참여를 넓힌다.',
      eligibility: '기술·산업현장 경력을 보유한 여성과학기술인',
      citations: [
        stated('000-11', 'L30', { quotedAs: '여성과학기술인 인력풀' }),
        stated('000-11', 'L30', { field: 'eligibility', quotedAs: '기술·산업현장 경력을 보유' }),
        stated('000-11', 'L30', { field: 'description', quotedAs: '고경력 여성과학기술인' }),
      ],
      bodies: byWiset('000-11', 'WISET은'),
    }),
    ...programme({
      key: 'wiset-matching',
      name: '여성과학기술인 매칭 지원',
      form: 'SERVICE',
      ...schedule,
      description: '기술적 수요가 있는 곳과 인력풀의 여성과학기술인을 잇는다.',
      eligibility: '기술적 수요가 있는 사회적경제기업과 예비 사회적기업가',
      citations: [
        stated('000-12', 'L30', { quotedAs: '매칭을 지원' }),
        stated('000-12', 'L30', { field: 'name', quotedAs: '매칭을 지원', normalizedTo: '여성과학기술인 매칭 지원' }),
        stated('000-12', 'L30', {
          field: 'eligibility',
          quotedAs: '사회적경제기업 및 예비 사회적기업가들',
          note: 'A prospective entrepreneur is a person or a team, no enterprise yet.',
        }),
        stated('000-16', 'L49', { quotedAs: '여성과학기술인 매칭' }),
        ...fromJune,
      ],
      bodies: byWiset('000-12', 'WISET은'),
    }),
    ...programme({
      key: 'wiset-tailored-support',
      name: '기업별 맞춤형 기술 지원',
      form: 'SERVICE',
      description: '사회적경제기업의 다양한 기술수요에 대응한다.',
      citations: [stated('000-15', 'L30', { quotedAs: '기업별 맞춤형 기술을 지원' })],
      bodies: byWiset('000-15', 'WISET은'),
    }),
    ...programme({
      key: 'kosea-need-discovery',
      name: '기술문제 해결수요 발굴',
      form: 'SERVICE',
      ...schedule,
      eligibility: '사회적경제기업과 예비 창업가',
      needStages: ['STARTUP', 'PRODUCTION', 'PRODUCT_DEVELOPMENT', 'PRODUCT_IMPROVEMENT', 'OTHER_COMMERCIALIZATION'],
      citations: [
        stated('000-13', 'L34', { quotedAs: '기술문제 해결수요를 발굴' }),
        stated('000-13', 'L34', { field: 'needStages', quotedAs: '창업, 생산, 제품개발 및 개선 등 사업화' }),
        stated('000-13', 'L34', { field: 'eligibility', quotedAs: '사회적경제기업 및 예비 창업가' }),
        stated('000-16', 'L49', { quotedAs: '기술수요 발굴' }),
        ...fromJune,
      ],
      bodies: byKosea('000-13', '진흥원은'),
    }),
    ...programme({
      key: 'kosea-commercialisation',
      name: '사업화 역량 증진 프로그램',
      form: 'PROGRAMME',
      description: '여성과학자와 이어 사업화 역량을 높인다.',
      eligibility: '사회적경제기업과 예비 창업가',
      citations: [
        stated('000-14', 'L34', { quotedAs: '사업화 역량 증진 프로그램' }),
        stated('000-14', 'L34', { field: 'eligibility', quotedAs: '사회적경제기업 및 예비 창업가' }),
      ],
      bodies: byKosea('000-14', '진흥원은'),
    }),
  ],
}
