import { derived, stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

const body = (event: string, organization: string, role: Columns<'EventBody'>['role'], ...citations: readonly CitationOf[]): FactRow =>
  row('EventBody', `${event}:${organization}:${role}`, { eventId: event, organizationId: organization, role }, citations)

const host = (organization: string, quotedAs: string) =>
  body('gyeongnam-workshop', organization, 'HOST', stated('001-01', 'L36', { quotedAs, note: 'Together with the other (공동 주최).' }))
const supporter = (organization: string, factId: string, quotedAs: string) =>
  body('gyeongnam-workshop', organization, 'SUPPORTER', stated('001-01', 'L36', { quotedAs }), stated(factId, 'L36', { quotedAs }))

const workshop = [
  row(
    'Event',
    'gyeongnam-workshop',
    {
      name: '사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍',
      kind: 'WORKSHOP',
      heldIn: '--24',
      heldQuotedAs: '24일 오전',
      venue: '한국토지주택공사 경남지역본부 대회의실',
      description: '공기업이 사회적경제조직과 협력한 사례를 보이고 협업을 강화할 길을 찾는다.',
    },
    [
      stated('001-01', 'L6'),
      stated('001-01', 'L1', { field: 'heldIn', quotedAs: '24일 오전', note: 'Neither month nor year is printed.' }),
      stated('001-01', 'L6', { field: 'venue', quotedAs: '한국토지주택공사 경남지역본부 대회의실' }),
      stated('001-01', 'L8', { field: 'description', quotedAs: '협업 강화 방안을 모색' }),
      derived('001-16', 'L30', { field: 'talks', note: 'Five talks: the keynote and four, of which one is the third (세 번째) and one the last (마지막).' }),
    ],
  ),
  host('gyeongnam-centre', '경남사회적경제통합지원센터'),
  host('gyeongnam-innovators', '㈔경남사회혁신가네트워크'),
  supporter('lh', '001-04', '한국토지주택공사'),
  supporter('koen', '001-05', '한국남동발전'),
  supporter('kosme-gyeongnam', '001-06', '중소벤처기업진흥공단 경남본부'),
  supporter('ts-gyeongnam', '001-07', '한국교통안전공단경남본부'),
  supporter('gyeongnam-chest', '001-08', '경남사회복지공동모금회'),
  body('gyeongnam-workshop', 'lh-gyeongnam', 'VENUE', stated('001-04', 'L6', { quotedAs: '한국토지주택공사 경남지역본부 대회의실' })),
]

const jeonbuk = [
  row(
    'Event',
    'jeonbuk-committee-meeting',
    {
      name: '전라북도 사회적경제위원회 회의',
      kind: 'MEETING',
      heldIn: '2021-02-23',
      heldQuotedAs: '2.23',
      description: '시행계획을 심의하고 사회적경제 발전방안을 논의한다.',
      planId: 'jeonbuk-2021',
    },
    [
      stated('003-03', 'L27', { quotedAs: '전라북도 사회적경제위원회 개최(2.23)' }),
      stated('003-03', 'L33'),
      derived('003-03', 'L27', {
        field: 'heldIn',
        quotedAs: '2.23',
        normalizedTo: '2021-02-23',
        note: 'The page’s day is in February 2021 (L1), and it deliberates the plan for 2021.',
      }),
      stated('003-03', 'L33', { field: 'description', quotedAs: '심의와 사회적경제 발전방안을 논의' }),
      stated('003-03', 'L33', { field: 'plan', quotedAs: '2021년 전라북도 사회적경제 시행계획' }),
    ],
  ),
  body('jeonbuk-committee-meeting', 'jeonbuk-province', 'HOST', stated('003-03', 'L33', { quotedAs: '개최' })),
  body('jeonbuk-committee-meeting', 'jeonbuk-committee', 'PARTICIPANT', stated('003-02', 'L33', { quotedAs: '전라북도 사회적경제위원회' })),
  row(
    'Event',
    'jeonbuk-fair',
    {
      name: '사회적경제 박람회',
      kind: 'FAIR',
      heldIn: '2021-07/EARLY',
      heldQuotedAs: '7월초',
      occasion: '사회적경제주간',
      description: '사회적경제에 대한 지역사회의 관심을 높인다.',
      planId: 'jeonbuk-2021',
    },
    [
      stated('003-25', 'L89', { quotedAs: '사회적경제 박람회' }),
      derived('003-25', 'L89', { field: 'heldIn', quotedAs: '7월초', normalizedTo: '2021-07/EARLY', note: 'The year of the plan.' }),
      stated('003-25', 'L89', { field: 'occasion', quotedAs: '사회적경제주간' }),
      derived('003-25', 'L37', { field: 'plan', quotedAs: '2021년 전라북도 사회적경제 시행계획' }),
    ],
  ),
  body('jeonbuk-fair', 'jeonbuk-province', 'HOST', derived('003-25', 'L89', { quotedAs: '개최', note: 'A measure of the province’s plan.' })),
]

/** The workshop, the meeting and the fair. Printed roles are 주최, 주관 and 후원; the venue lent its room. */
export const events: FactFile = { file: 'prisma/facts/events.ts', synthetic: false, rows: [...workshop, ...jeonbuk] }
