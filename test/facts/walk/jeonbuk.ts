import { fact, named, names } from './fact.ts'

const plan = ['Plan', 'jeonbuk-2021'] as const
const field = (place: number) => ['PlanField', `jeonbuk-2021:${place}`] as const
const inField = (place: number, name: string) => ({ place, name, plan: named('2021년 전라북도 사회적경제 시행계획') })
const asked = 'place name plan { name }'
const measure = (key: string) => ['Measure', `jeonbuk-${key}`] as const
const stands = 'name year status field { place } taskGroup { name }'
const stood = (name: string, place: number, group: string | null) => ({
  name,
  year: 2021,
  status: 'PLANNED',
  field: { place },
  taskGroup: group === null ? null : { name: group },
})
const figures = 'observations(first: 5) { nodes { nature value won unit qualifier period { value } @c } }'
const figure = (nature: string, value: string, unit: string, qualifier = 'EXACT') => ({
  observations: { nodes: [{ nature, value, won: unit === 'WON' ? Number(value) : null, unit, qualifier, period: { value: '2021' } }] },
})
const linked = 'relationsFrom { kind to { __typename name } }'
const groups = 'taskGroups { place name isPriority @c }'
const group = (place: number, name: string, isPriority = false) => ({ place, name, isPriority })

/** Article 003: 전라북도. */
export const jeonbukFacts = [
  fact('003-01', ['PublicBuyer', 'jeonbuk-province'], 'then: name(asOf: "2021-02-23") now: name', { then: '전라북도', now: '전북특별자치도' }),
  fact('003-02', ['CivicOrganization', 'jeonbuk-committee'], 'name form parent { name } note', {
    name: '전라북도 사회적경제위원회',
    form: 'COMMITTEE',
    parent: named('전북특별자치도'),
    note: 'Private, public and expert members. Its name since the province was renamed in 2024 is not told.',
  }),
  fact('003-03', ['Event', 'jeonbuk-committee-meeting'], 'kind heldIn { value quotedAs } plan { name } bodies { role organization { name } @c }', {
    kind: 'MEETING',
    heldIn: { value: '2021-02-23', quotedAs: '2.23' },
    plan: named('2021년 전라북도 사회적경제 시행계획'),
    bodies: [
      { role: 'HOST', organization: named('전북특별자치도') },
      { role: 'PARTICIPANT', organization: named('전라북도 사회적경제위원회') },
    ],
  }),
  fact('003-04', ['Plan', 'jeonbuk-basic'], 'name kind fromYear toYear children { name }', {
    name: '전라북도 사회적경제 기본계획(2020~2024)',
    kind: 'BASIC',
    fromYear: 2020,
    toYear: 2024,
    children: names('2021년 전라북도 사회적경제 시행계획'),
  }),
  fact('003-05', plan, 'name kind fromYear toYear parent { kind } organization { name } fields { place } observations(first: 5) { nodes { metric { key } nature value unit qualifier @c } }', {
    name: '2021년 전라북도 사회적경제 시행계획',
    kind: 'IMPLEMENTATION',
    fromYear: 2021,
    toYear: 2021,
    parent: { kind: 'BASIC' },
    organization: named('전북특별자치도'),
    fields: [1, 2, 3, 4].map((place) => ({ place })),
    observations: {
      nodes: [
        { metric: { key: 'BUDGET' }, nature: 'BUDGET', value: '206000000000', unit: 'WON', qualifier: 'EXACT' },
        { metric: { key: 'PROJECTS' }, nature: 'TARGET', value: '51', unit: 'ITEM', qualifier: 'EXACT' },
      ],
    },
  }),
  fact('003-06', field(1), asked, inField(1, '지역단위 실행력 강화 및 전문인력 양성')),
  fact('003-07', field(2), asked, inField(2, '판로개척 및 상품 서비스 고도화')),
  fact('003-08', field(3), asked, inField(3, '지속가능한 생태계 기반 강화')),
  fact('003-09', field(4), asked, inField(4, '사회인식개선 및 실천기반 확산')),
  fact('003-10', measure('intermediaries'), `${stands} countedGroups { count unit members { name } description @c }`, {
    ...stood('시‧군 사회적경제 중간지원조직 운영', 1, '지역기반 역량 강화'),
    countedGroups: [{ count: 5, unit: 'ITEM', members: null, description: '2020년에 선정되었다.' }],
  }),
  fact('003-11', measure('cooperation'), `${stands} ${linked}`, {
    ...stood('행정안전부 민‧관 협업체계 구축사업', 1, '지역기반 역량 강화'),
    relationsFrom: [
      { kind: 'LINKED_TO', to: { __typename: 'PublicBuyer', name: '행정안전부' } },
      { kind: 'LINKED_TO', to: { __typename: 'Programme', name: '협업체계 구축사업' } },
    ],
  }),
  fact('003-12', measure('village-managers'), `${stands} ${figures}`, { ...stood('마을기업 사무장 지원', 1, '전문인력 양성'), ...figure('TARGET', '35', 'PERSON') }),
  fact('003-13', measure('young-innovators'), `${stands} ${figures}`, {
    ...stood('사회적경제 청년혁신가 양성·배치', 1, '전문인력 양성'),
    ...figure('TARGET', '250', 'PERSON', 'SLIGHTLY_OVER'),
  }),
  fact('003-14', measure('entrepreneurs'), `${stands} ${figures}`, { ...stood('사회적기업가 육성', 1, '전문인력 양성'), ...figure('TARGET', '30', 'TEAM') }),
  fact('003-15', measure('online-sales'), `${stands} ${figures}`, { ...stood('온라인, 홈쇼핑 판매지원', 2, '판로지원'), ...figure('BUDGET', '260000000', 'WON') }),
  fact('003-16', ['Facility', 'jeonbuk-distribution-centre'], 'name kind description relationsTo { from { name } @c }', {
    name: '사회적경제 유통지원센터',
    kind: 'DISTRIBUTION_CENTER',
    description: '설립을 추진한다.',
    relationsTo: [{ from: named('사회적경제 유통지원센터 설립 추진') }],
  }),
  fact('003-17', measure('priority-purchase'), stands, stood('우선구매 홍보활동', 2, '판로지원')),
  fact('003-18', measure('joint-shop'), `${stands} ${linked}`, {
    ...stood('공동판매장 운영 지원', 2, '판로지원'),
    relationsFrom: [{ kind: 'LINKED_TO', to: { __typename: 'Facility', name: '공동판매장' } }],
  }),
  fact('003-19', measure('growth-firms'), `${stands} ${figures}`, {
    ...stood('성장기업 육성, 인프라 및 사업개발비 지원', 2, '고도화 추진'),
    ...figure('TARGET', '72', 'COMPANY'),
  }),
  fact('003-20', ['Fund', 'jeonbuk-fund'], `name kind organization { name } ${figures}`, {
    name: '전라북도 사회적경제기금',
    kind: 'FUND',
    organization: named('전북특별자치도'),
    ...figure('BUDGET', '500000000', 'WON'),
  }),
  fact('003-21', ['Fund', 'jeonbuk-interest-subsidy'], 'name kind observations(first: 5) { totalCount }', {
    name: '지역자산화 이차보전',
    kind: 'INTEREST_SUBSIDY',
    observations: { totalCount: 0 },
  }),
  fact('003-22', ['Facility', 'jeonbuk-innovation-town'], 'kind region { name } milestones { kind plannedIn { value quotedAs } actualIn { value } @c }', {
    kind: 'INNOVATION_TOWN',
    region: named('전북특별자치도'),
    milestones: [
      { kind: 'GROUNDBREAKING', plannedIn: { value: '2021-03', quotedAs: '오는 3월' }, actualIn: null },
      { kind: 'COMPLETION', plannedIn: { value: '2022', quotedAs: '내년도' }, actualIn: null },
    ],
  }),
  fact('003-23', ['SharingPlatform', 'jeonbuk-sharing'], 'name builtIn { value quotedAs } description organization { name }', {
    name: '공유경제 온라인 플랫폼',
    builtIn: { value: '2020', quotedAs: '지난해' },
    description: '올해에는 공유자원을 더 찾고 콘텐츠를 만든다.',
    organization: named('전북특별자치도'),
  }),
  fact('003-24', ['SharingPlatform', 'jeonbuk-sharing'], 'activities { kind name @c }', {
    activities: [
      { kind: 'STUDY_CLUB', name: '공유경제 학습동아리' },
      { kind: 'LAB', name: '공유실험실' },
    ],
  }),
  fact('003-25', ['Event', 'jeonbuk-fair'], 'name kind heldIn { value part quotedAs } occasion plan { name }', {
    name: '사회적경제 박람회',
    kind: 'FAIR',
    heldIn: { value: '2021-07', part: 'EARLY', quotedAs: '7월초' },
    occasion: '사회적경제주간',
    plan: named('2021년 전라북도 사회적경제 시행계획'),
  }),
  fact('003-26', measure('education'), stands, stood('사회적경제 인식개선 교육', 4, null)),
  fact('003-27', ['SupportOrganization', 'jeonbuk-growth-centre'], 'name relationsTo { from { name } @c }', {
    name: '사회적경제 성장지원센터',
    relationsTo: [{ from: named('사회적경제 성장지원센터 운영') }],
  }),
  fact('003-28', ['PublicRole', 'woo-beomgi'], 'personName title organization { name } on { value }', {
    personName: '우범기',
    title: '정무부지사',
    organization: named('전북특별자치도'),
    on: { value: '2021-02' },
  }),
  fact('003-29', field(1), groups, { taskGroups: [group(1, '지역기반 역량 강화'), group(2, '전문인력 양성')] }),
  fact('003-30', field(2), groups, { taskGroups: [group(1, '판로지원'), group(2, '고도화 추진')] }),
  fact('003-31', field(3), groups, { taskGroups: [group(1, '금융지원', true), group(2, '혁신타운'), group(3, '공유경제')] }),
]
