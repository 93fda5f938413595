import { stated } from './cite.ts'
import { type Columns, type FactFile, type FactRow, row } from './row.ts'

interface HonourOf {
  factId: string
  holder: string
  name: string
  /** The month as a partial date code, and as printed. */
  givenIn: string
  givenQuotedAs: string
  body: string
  role: Columns<'HonourBody'>['role']
  roleQuotedAs: string
}

/** An honour with the one body behind it; 표창 and 선정 are honours, never awards of a procurement. */
function honour({ factId, holder, name, givenIn, givenQuotedAs, body, role, roleQuotedAs }: HonourOf): FactRow[] {
  const date = { field: 'givenIn', quotedAs: givenQuotedAs, normalizedTo: givenIn }
  return [
    row('Honour', factId, { organizationId: holder, name, givenIn, givenQuotedAs }, [
      stated(factId, 'L24'),
      stated(factId, 'L24', date),
    ]),
    row('HonourBody', `${factId}:${body}`, { honourId: factId, organizationId: body, role }, [
      stated(factId, 'L24', { quotedAs: roleQuotedAs }),
    ]),
  ]
}

/** The three honours of 2017; the sentence before them names the year. */
export const honours: FactFile = {
  file: 'prisma/facts/honours.ts',
  synthetic: false,
  rows: [
    ...honour({
      factId: '002-12',
      holder: 'nolja',
      name: '협동조합 유공자 표창',
      givenIn: '2017-06',
      givenQuotedAs: '지난해 6월',
      body: 'moef',
      role: 'ORGANIZED_BY',
      roleQuotedAs: '기획재정부 주관하는',
    }),
    ...honour({
      factId: '002-13',
      holder: 'people-and-com',
      name: '대한민국 사랑받는 기업',
      givenIn: '2017-11',
      givenQuotedAs: '11월',
      body: 'mss',
      role: 'ORGANIZED_BY',
      roleQuotedAs: '중소벤처기업부가 주관한',
    }),
    ...honour({
      factId: '002-14',
      holder: 'urisai',
      name: '서울시 우수사회적경제기업',
      givenIn: '2017-12',
      givenQuotedAs: '12월',
      body: 'seoul-city',
      role: 'GIVEN_BY',
      roleQuotedAs: '서울시 우수사회적경제기업',
    }),
  ],
}
