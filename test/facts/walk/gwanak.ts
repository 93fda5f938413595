import { fact, follows, named } from './fact.ts'

const figure = (key: string) => ['Observation', key] as const
const asked = 'metric { key } subject { name } kind stage value unit qualifier period { value quotedAs }'
const now = (stage: string | null, value: string, unit: string) => ({
  metric: { key: 'ENTERPRISES' },
  subject: named('관악구'),
  kind: 'SOCIAL_ENTERPRISE',
  stage,
  value,
  unit,
  qualifier: 'EXACT',
  period: { value: '2018-01-23', quotedAs: '현재' },
})
const found = (kind: string | null, value: string, quotedAs: string | null = '2017년') => ({
  metric: { key: 'ENTERPRISES_DISCOVERED' },
  subject: named('관악구'),
  kind,
  stage: null,
  value,
  unit: 'ITEM',
  qualifier: 'EXACT',
  period: { value: '2017', quotedAs },
})
const firm = (key: string) => ['Enterprise', key] as const
const honour = (factId: string) => ['Honour', factId] as const
const told = 'name recipient { name } givenIn { value quotedAs } bodies { role organization { name } }'
const measure = (key: string) => ['Measure', key] as const
const planned = 'name status year organization { name }'
const in2018 = (name: string) => ({ name, status: 'PLANNED', year: 2018, organization: named('서울특별시 관악구') })

/** Article 002: 관악구. */
export const gwanakFacts = [
  fact('002-01', ['PublicBuyer', 'gwanak-gu'], 'name names { value kind } region { name }', {
    name: '서울특별시 관악구',
    names: [
      { value: '서울특별시 관악구', kind: 'LEGAL' },
      { value: 'Gwanak-gu', kind: 'LEGAL' },
      { value: '서울 관악구', kind: 'AS_PRINTED' },
      { value: '관악구', kind: 'SHORT' },
    ],
    region: named('관악구'),
  }),
  fact('002-02', ['SupportOrganization', 'gwanak-centre'], 'name operatedSince parent { name }', {
    name: '관악구 사회적경제 통합지원센터',
    operatedSince: 2015,
    parent: named('서울특별시 관악구'),
  }),
  fact('002-03', figure('002-03'), asked, now('CERTIFIED', '12', 'ITEM')),
  fact('002-04', figure('002-04'), asked, now('PRELIMINARY', '4', 'ITEM')),
  fact('002-05', figure('002-05'), asked, now(null, '16', 'PLACE')),
  fact('002-06', figure('002-06'), asked, found('SOCIAL_ENTERPRISE', '4')),
  fact('002-07', figure('002-07'), asked, found('VILLAGE_ENTERPRISE', '1')),
  fact('002-08', figure('002-08'), asked, found('COOPERATIVE', '21')),
  follows('002-08d', figure('002-08d'), asked, found(null, '26', null)),
  fact('002-09', firm('nolja'), 'name kinds { kind @c }', {
    name: '놀자엔터테인먼트협동조합',
    kinds: [{ kind: 'SOCIAL_ENTERPRISE' }, { kind: 'COOPERATIVE' }],
  }),
  fact('002-10', firm('people-and-com'), 'name legalForm kinds { kind @c }', {
    name: '(주)피플앤컴',
    legalForm: 'STOCK_COMPANY',
    kinds: [{ kind: 'SOCIAL_ENTERPRISE' }],
  }),
  fact('002-11', firm('urisai'), 'name legalForm kinds { kind @c }', { name: '우리사이', legalForm: 'SOCIAL_COOPERATIVE', kinds: [{ kind: 'COOPERATIVE' }] }),
  fact('002-12', honour('002-12'), told, {
    name: '협동조합 유공자 표창',
    recipient: named('놀자엔터테인먼트협동조합'),
    givenIn: { value: '2017-06', quotedAs: '지난해 6월' },
    bodies: [{ role: 'ORGANIZED_BY', organization: named('기획재정부') }],
  }),
  fact('002-13', honour('002-13'), told, {
    name: '대한민국 사랑받는 기업',
    recipient: named('(주)피플앤컴'),
    givenIn: { value: '2017-11', quotedAs: '11월' },
    bodies: [{ role: 'ORGANIZED_BY', organization: named('중소벤처기업부') }],
  }),
  fact('002-14', honour('002-14'), told, {
    name: '서울시 우수사회적경제기업',
    recipient: named('우리사이'),
    givenIn: { value: '2017-12', quotedAs: '12월' },
    bodies: [{ role: 'GIVEN_BY', organization: named('서울특별시') }],
  }),
  fact('002-15', ['Programme', 'gwanak-local'], 'name beneficiaries { group @c } outcomes { name state } countedGroups { count unit members { name } @c } region { name }', {
    name: '지역밀착형 사업',
    beneficiaries: ['ELDERLY', 'PEOPLE_WITH_DISABILITIES', 'NORTH_KOREAN_DEFECTOR', 'MARGINALIZED'].map((group) => ({ group })),
    outcomes: [{ name: '주민들에게 좋은 반응', state: 'REACHED' }],
    countedGroups: [{ count: 16, unit: 'PLACE', members: null }],
    region: named('관악구'),
  }),
  fact('002-16', measure('gwanak-public-purchase'), planned, in2018('공공구매 촉진')),
  fact('002-17', measure('gwanak-dream-market'), `${planned} relationsFrom { kind to { __typename name } }`, {
    ...in2018('꿈시장 활성화'),
    relationsFrom: [{ kind: 'LINKED_TO', to: { __typename: 'Facility', name: '꿈시장' } }],
  }),
  fact('002-18', measure('gwanak-products'), planned, in2018('사회적경제 기업 제품 사용 및 공모전 확대')),
]
