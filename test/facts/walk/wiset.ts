import { fact, named, names } from './fact.ts'

const wiset = ['PublicBuyer', 'wiset'] as const
const kosea = ['PublicBuyer', 'kosea'] as const
const agreement = ['Agreement', 'wiset-kosea'] as const
const programme = (key: string) => ['Programme', key] as const
const role = (key: string) => ['PublicRole', key] as const
const asked = { value: '2021-06', relation: 'AFTER', quotedAs: '6월 이후' }
const day = { value: '2021-04-27', quotedAs: '4월 27일(화)' }
const by = 'bodies { role organization { name } }'
const operator = (name: string) => [{ role: 'OPERATOR', organization: { name } }]
const today = '한국여성과학기술인육성재단'

/** Article 000: the agreement of WISET and KoSEA. */
export const wisetFacts = [
  fact('000-01', wiset, 'then: name(asOf: "2021-04-27") supervisor { name } note', {
    then: '한국여성과학기술인지원센터',
    supervisor: named('과학기술정보통신부'),
    note: 'A public institution (공공기관); no source tells which legal kind.',
  }),
  fact('000-02', kosea, 'name names { value kind } agreements { agreement { name } }', {
    name: '한국사회적기업진흥원',
    names: [
      { value: '한국사회적기업진흥원', kind: 'LEGAL' },
      { value: 'Korea Social Enterprise Promotion Agency', kind: 'LEGAL' },
      { value: '진흥원', kind: 'SHORT' },
      { value: 'KoSEA', kind: 'SHORT' },
    ],
    agreements: [{ agreement: named('WISET-한국사회적기업진흥원 업무협약') }],
  }),
  fact('000-03', ['PublicBuyer', 'msit'], 'name supervised(first: 5) { nodes { name } }', { name: '과학기술정보통신부', supervised: { nodes: names(today) } }),
  fact('000-04', ['Law', 'women-in-science'], 'name relationsTo { kind from { __typename name } @c }', {
    name: '여성과학기술인육성및지원에관한 법률',
    relationsTo: [{ kind: 'ESTABLISHED_UNDER', from: { __typename: 'PublicBuyer', name: today } }],
  }),
  fact('000-05', ['Fund', 'lottery-fund'], 'name kind relationsTo { kind from { name } @c }', {
    name: '복권기금',
    kind: 'FUND',
    relationsTo: [{ kind: 'FUNDED_BY', from: named(today) }],
  }),
  fact('000-06', role('ahn-hyeyeon'), 'personName title organization { name } on { value quotedAs }', { personName: '안혜연', title: '소장', organization: named(today), on: day }),
  fact('000-07', role('kim-insun'), 'personName title organization { name } on { value quotedAs }', {
    personName: '김인선',
    title: '원장',
    organization: named('한국사회적기업진흥원'),
    on: day,
  }),
  fact('000-08', agreement, 'name purpose signedIn { value quotedAs } parties { organization { name } @c }', {
    name: 'WISET-한국사회적기업진흥원 업무협약',
    purpose: '사회적경제기업이 여성과학기술인의 전문성과 현장경험을 활용하도록 돕는다.',
    signedIn: day,
    parties: [{ organization: named(today) }, { organization: named('한국사회적기업진흥원') }],
  }),
  fact('000-09', ['Term', 'social-economy-enterprise'], 'name kinds', {
    name: '사회적경제기업',
    kinds: ['SOCIAL_ENTERPRISE', 'COOPERATIVE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE'],
  }),
  fact('000-10', agreement, 'goals { name kind @c }', {
    goals: [
      ...['기술적 어려움 해소', '사업화 및 기술역량 강화', '취약계층 일자리 창출', '사회서비스 확대', '포용적 성장'].map((name) => ({ name, kind: 'AGREED' })),
      { name: '사회적 일자리 창출', kind: 'EXPECTED_EFFECT' },
    ],
  }),
  fact('000-11', programme('wiset-expert-pool'), `name form eligibility description ${by}`, {
    name: '여성과학기술인 인력풀',
    form: 'EXPERT_POOL',
    eligibility: '기술·산업현장 경력을 보유한 여성과학기술인',
    description: '특히 고경력 여성과학기술인의 참여를 넓힌다.',
    bodies: operator(today),
  }),
  fact('000-12', programme('wiset-matching'), `form eligibility ${by} relationsFrom { kind to { name } }`, {
    form: 'SERVICE',
    eligibility: '기술적 수요가 있는 사회적경제기업과 예비 사회적기업가',
    bodies: operator(today),
    relationsFrom: ['WISET-한국사회적기업진흥원 업무협약', '여성과학기술인 인력풀', '기술문제 해결수요 발굴'].map((name) => ({ kind: 'LINKED_TO', to: { name } })),
  }),
  fact('000-13', programme('kosea-need-discovery'), `name eligibility needStages ${by}`, {
    name: '기술문제 해결수요 발굴',
    eligibility: '사회적경제기업과 예비 창업가',
    needStages: ['STARTUP', 'PRODUCTION', 'PRODUCT_DEVELOPMENT', 'PRODUCT_IMPROVEMENT', 'OTHER_COMMERCIALIZATION'],
    bodies: operator('한국사회적기업진흥원'),
  }),
  fact('000-14', programme('kosea-commercialisation'), `name ${by}`, { name: '사업화 역량 증진 프로그램', bodies: operator('한국사회적기업진흥원') }),
  fact('000-15', programme('wiset-tailored-support'), `name form ${by}`, { name: '기업별 맞춤형 기술 지원', form: 'SERVICE', bodies: operator(today) }),
  fact('000-16', programme('wiset-matching'), 'status period { value relation quotedAs }', { status: 'PLANNED', period: asked }),
  fact('000-17', wiset, 'contactPoints { name phone @c }', { contactPoints: [{ name: '사업전략팀', phone: '02-6411-1073' }] }),
  fact('000-18', wiset, 'programmeRoles { role programme { name parts { name } @c } }', {
    programmeRoles: [
      ...['여성과학기술인 인력풀', '여성과학기술인 매칭 지원', '기업별 맞춤형 기술 지원'],
      ...['여성과학기술인 육성·지원 정책 연구·조사', '여성과학기술인력 통계 조사', '여성과학기술인단체 활동지원', '이공계 여성일자리 지원'],
      ...['이공계 취·창업 및 경력개발 프로그램 운영', '과학기술인협동조합지원센터 운영', '서울과학기술여성새로일하기센터 운영'],
      ...['경력복귀', '대체인력', '신진연구원'],
    ].map((name) => ({ role: 'OPERATOR', programme: { name, parts: name === '이공계 여성일자리 지원' ? names('경력복귀', '대체인력', '신진연구원') : [] } })),
  }),
  fact('000-19', agreement, 'goals { kind @c }', { goals: [...Array.from({ length: 5 }, () => ({ kind: 'AGREED' })), { kind: 'EXPECTED_EFFECT' }] }),
]
