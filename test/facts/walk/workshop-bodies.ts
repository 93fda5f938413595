import { fact, named, names } from './fact.ts'

const workshop = '사회적가치 실현을 위한 공기업과 사회적경제의 협력 강화 방안 워크숍'
const roles = 'name eventRoles { role event { name } @c }'
const inWorkshop = (name: string, ...printed: readonly string[]) => ({ name, eventRoles: printed.map((role) => ({ role, event: named(workshop) })) })
const buyer = (key: string) => ['PublicBuyer', key] as const
const civic = (key: string) => ['CivicOrganization', key] as const
const held = 'name form publicRoles { personName title }'

/** Article 001: the workshop of 경남 and the bodies in it. */
export const workshopBodyFacts = [
  fact('001-01', ['Event', 'gyeongnam-workshop'], 'name kind heldIn { value precision earliest quotedAs } venue bodies { role organization { name } }', {
    name: workshop,
    kind: 'WORKSHOP',
    heldIn: { value: '--24', precision: 'DAY_OF_MONTH', earliest: null, quotedAs: '24일 오전' },
    venue: '한국토지주택공사 경남지역본부 대회의실',
    bodies: [
      { role: 'HOST', organization: named('경남사회적경제통합지원센터') },
      { role: 'HOST', organization: named('㈔경남사회혁신가네트워크') },
      ...names('한국토지주택공사', '한국남동발전', '중소벤처기업진흥공단 경남본부', '한국교통안전공단 경남본부', '경남사회복지공동모금회').map((organization) => ({
        role: 'SUPPORTER',
        organization,
      })),
      { role: 'VENUE', organization: named('한국토지주택공사 경남지역본부') },
    ],
  }),
  fact('001-02', ['SupportOrganization', 'gyeongnam-centre'], roles, inWorkshop('경남사회적경제통합지원센터', 'HOST')),
  fact('001-03', civic('gyeongnam-innovators'), roles, inWorkshop('㈔경남사회혁신가네트워크', 'HOST')),
  fact('001-04', buyer('lh'), 'name names { value kind } branches(first: 5) { nodes { name } } eventRoles { role @c }', {
    name: '한국토지주택공사',
    names: [
      { value: '한국토지주택공사', kind: 'LEGAL' },
      { value: 'Korea Land and Housing Corporation', kind: 'LEGAL' },
      { value: 'LH', kind: 'SHORT' },
      { value: '한국주택토지공사', kind: 'AS_PRINTED' },
    ],
    branches: { nodes: names('한국토지주택공사 경남지역본부') },
    eventRoles: [{ role: 'SUPPORTER' }],
  }),
  fact('001-05', buyer('koen'), roles, inWorkshop('한국남동발전', 'SUPPORTER')),
  fact('001-06', buyer('kosme-gyeongnam'), roles, inWorkshop('중소벤처기업진흥공단 경남본부', 'SUPPORTER')),
  fact('001-07', buyer('ts-gyeongnam'), roles, inWorkshop('한국교통안전공단 경남본부', 'SUPPORTER')),
  fact('001-08', civic('gyeongnam-chest'), 'name form programmeRoles { role programme { name } } eventRoles { role @c }', {
    name: '경남사회복지공동모금회',
    form: 'CHARITY',
    programmeRoles: [{ role: 'OPERATOR', programme: named('사회적경제기업 페이스메이커 사업') }],
    eventRoles: [{ role: 'SUPPORTER' }],
  }),
  fact('001-09', ['Enterprise', 'gyeongnam-solidarity'], 'name legalForm kinds { kind stage } programmeRoles { role programme { name } }', {
    name: '경남사회연대경제사회적협동조합',
    legalForm: 'SOCIAL_COOPERATIVE',
    kinds: [{ kind: 'COOPERATIVE', stage: 'UNKNOWN' }],
    programmeRoles: [{ role: 'PARTNER', programme: named('사회적경제기업 페이스메이커 사업') }],
  }),
  fact('001-10', civic('gyeongnam-self-reliance-association'), held, {
    name: '경남자활기업협회',
    form: 'ASSOCIATION',
    publicRoles: [{ personName: '황영임', title: '회장' }],
  }),
  fact('001-11', civic('gyeongnam-cooperative-council'), held, {
    name: '경남협동조합협의회',
    form: 'COUNCIL',
    publicRoles: [{ personName: '김미득', title: '부회장' }],
  }),
  fact('001-12', buyer('kosea'), 'name publicRoles { personName appearances { talk { isKeynote } } }', {
    name: '한국사회적기업진흥원',
    publicRoles: [
      { personName: '김인선', appearances: [] },
      { personName: '서종식', appearances: [{ talk: { isKeynote: true } }] },
    ],
  }),
  fact('001-28', ['Region', '48870'], 'name parent { name @c }', { name: '함양군', parent: named('경상남도') }),
]
