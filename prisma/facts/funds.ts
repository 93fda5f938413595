import { derived, stated } from './cite.ts'
import { type Columns, type FactFile, row } from './row.ts'

const fourKinds: Columns<'Fund'>['serves'] = ['SOCIAL_ENTERPRISE', 'COOPERATIVE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE']
const ofTheProvince = 'A measure of the province’s plan.'
const serving = (factId: string) =>
  derived(factId, 'L69', { field: 'serves', quotedAs: '사회적경제기업', note: 'The term takes in the four kinds.' })

/** Funds and interest subsidies that the articles name. */
export const funds: FactFile = {
  file: 'prisma/facts/funds.ts',
  synthetic: false,
  rows: [
    row('Fund', 'lottery-fund', { name: '복권기금', kind: 'FUND' }, [stated('000-05', 'L53', { quotedAs: '복권기금' })]),
    row(
      'Fund',
      'jeonbuk-fund',
      {
        name: '전라북도 사회적경제기금',
        kind: 'FUND',
        purpose: '사회적경제기업의 경영안정을 돕는다.',
        organizationId: 'jeonbuk-province',
        serves: fourKinds,
      },
      [
        stated('003-20', 'L69'),
        stated('003-20', 'L29', { quotedAs: '사회적경제기금 운용' }),
        stated('003-20', 'L69', { field: 'name', quotedAs: '사회적경제기금', normalizedTo: '전라북도 사회적경제기금' }),
        derived('003-20', 'L69', { field: 'organization', note: ofTheProvince }),
        serving('003-20'),
      ],
    ),
    row(
      'Fund',
      'jeonbuk-interest-subsidy',
      {
        name: '지역자산화 이차보전',
        kind: 'INTEREST_SUBSIDY',
        purpose: '사회적경제기업의 경영안정을 위한 금융지원.',
        organizationId: 'jeonbuk-province',
        serves: fourKinds,
      },
      [stated('003-21', 'L69'), derived('003-21', 'L69', { field: 'organization', note: ofTheProvince }), serving('003-21')],
    ),
  ],
}
