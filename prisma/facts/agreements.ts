import { derived, stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

/** The day of the agreement, whose year is not printed: a citation of one field. */
export function dayOfAgreement(factId: string, field: string): CitationOf {
  const note = '27 April was a Tuesday in 2021, and the pandemic is told as recent (L40).'
  return derived(factId, 'L18', { field, quotedAs: '4월 27일(화)', normalizedTo: '2021-04-27', note })
}

const party = (organization: string, factId: string, quotedAs: string): FactRow =>
  row('AgreementParty', `wiset-kosea:${organization}`, { agreementId: 'wiset-kosea', organizationId: organization }, [
    stated('000-08', 'L18', { quotedAs }),
    stated(factId, 'L18', { quotedAs }),
  ])

const goal = (place: number, name: string, kind: Columns<'AgreementGoal'>['kind'], cited: CitationOf): FactRow =>
  row('AgreementGoal', `wiset-kosea:${place}`, { agreementId: 'wiset-kosea', place, name, kind }, [cited])

const agreed = (place: number, name: string, quotedAs: string) => goal(place, name, 'AGREED', stated('000-10', 'L26', { quotedAs }))

/** The agreement of WISET and KoSEA with what they agreed on and what is expected of it. */
export const agreements: FactFile = {
  file: 'prisma/facts/agreements.ts',
  synthetic: false,
  rows: [
    row(
      'Agreement',
      'wiset-kosea',
      {
        name: 'WISET-한국사회적기업진흥원 업무협약',
        purpose: '사회적경제기업이 여성과학기술인의 전문성과 현장경험을 활용하도록 돕는다.',
        signedIn: '2021-04-27',
        signedQuotedAs: '4월 27일(화)',
      },
      [stated('000-08', 'L1'), stated('000-08', 'L18'), dayOfAgreement('000-08', 'signedIn')],
    ),
    party('wiset', '000-01', '한국여성과학기술인지원센터'),
    party('kosea', '000-02', '한국사회적기업진흥원'),
    agreed(1, '기술적 어려움 해소', '기술적 어려움을 해소'),
    agreed(2, '사업화 및 기술역량 강화', '사업화 및 기술역량 강화'),
    agreed(3, '취약계층 일자리 창출', '취약계층의 일자리 창출'),
    agreed(4, '사회서비스 확대', '사회서비스 확대'),
    agreed(5, '포용적 성장', '포용적 성장'),
    goal(6, '사회적 일자리 창출', 'EXPECTED_EFFECT', stated('000-19', 'L38', { quotedAs: '사회적 일자리를 창출', note: 'In the long term (장기적으로).' })),
  ],
}
