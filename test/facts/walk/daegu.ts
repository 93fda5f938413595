import { fact, named } from './fact.ts'

const programme = (key: string) => ['Programme', `daegu-${key}`] as const
const by = 'bodies { role organization { name } }'
const city = { bodies: [{ role: 'OPERATOR', organization: named('대구광역시') }] }
const figures = 'observations(first: 5) { nodes { metric { key } nature value unit qualifier period { value } @c } }'
const figure = (key: string, nature: string, value: string, unit: string, qualifier = 'EXACT', period = '2022') => ({
  metric: { key },
  nature,
  value,
  unit,
  qualifier,
  period: { value: period },
})
const measure = (key: string) => ['Measure', `daegu-${key}`] as const
const regional = (key: string, then: readonly [string, string], unit: string) =>
  [['Observation', key] as const, 'metric { key } subject { name } value unit qualifier period { value }', { metric: { key: then[0] }, subject: named('대구광역시'), value: then[1], unit, qualifier: 'EXACT', period: { value: key.endsWith('2014') ? '2014' : '2021-12-31' } }] as const

/** Article 004: 대구. */
export const daeguFacts = [
  fact('004-01', ['PublicBuyer', 'daegu-city'], 'name region { name }', { name: '대구광역시', region: named('대구광역시') }),
  fact('004-02', programme('scale-up'), `name form description period { value } ${by} ${figures}`, {
    name: '대구형 사회적경제 스케일업',
    form: 'PROGRAMME',
    description: '인프라 구축, 협업과 네트워크, 역량 강화, 인력을 지원한다.',
    period: { value: '2022' },
    ...city,
    observations: { nodes: [figure('BUDGET', 'BUDGET', '24700000000', 'WON', 'SLIGHTLY_OVER')] },
  }),
  fact('004-03', programme('purchase-platform'), `name form status eligibility ${by}`, {
    name: '대구형 공공구매 온라인 플랫폼',
    form: 'PLATFORM',
    status: 'PLANNED',
    eligibility: '사회적경제기업, 여성기업, 장애인 기업',
    ...city,
  }),
  fact('004-04', programme('distribution-system'), `name form status description ${by}`, {
    name: '유통통합관리시스템',
    form: 'PLATFORM',
    status: 'PLANNED',
    description: '생산에서 판매까지 유통 전 과정을 관리하고 매장별 생산량 등의 정보를 공유한다.',
    ...city,
  }),
  fact('004-05', programme('youth-jobs'), `name ${by} budget: observations(first: 9, filter: { metrics: ["BUDGET", "JOBS"] }) { nodes { nature value unit qualifier @c } }`, {
    name: '청년 일자리사업',
    ...city,
    budget: {
      nodes: [
        { nature: 'BUDGET', value: '9900000000', unit: 'WON', qualifier: 'EXACT' },
        { nature: 'TARGET', value: '500', unit: 'PERSON', qualifier: 'SLIGHTLY_OVER' },
      ],
    },
  }),
  fact('004-06', ['Observation', '004-06'], 'value unit subject { name } period { value relation } shares { value unit qualifier @c }', {
    value: '82',
    unit: 'PERSON',
    subject: named('청년 일자리사업'),
    period: { value: '2022-01', relation: 'BEFORE' },
    shares: [{ value: '50', unit: 'PERCENT', qualifier: 'MORE_THAN' }],
  }),
  fact('004-07', ['Survey', 'daegu-platform-labour'], 'name year sampleSize organization { name } results(first: 5) { nodes { value unit question period { value } @c } }', {
    name: '대구시 사회적경제 플랫폼 노동 실태조사',
    year: 2021,
    sampleSize: null,
    organization: named('대구광역시'),
    results: { nodes: [{ value: '86.3', unit: 'PERCENT', question: '플랫폼 노동자가 협동조합을 운영할 필요가 있다고 보는가?', period: { value: '2021' } }] },
  }),
  fact('004-08', measure('delivery-cooperatives'), 'name status year description relationsFrom { kind to { __typename name } @c }', {
    name: '플랫폼 배달 노동자 협동조합 활성화',
    status: 'PLANNED',
    year: 2022,
    description: '컨설팅과 교육, 사업모델 개발로 배달 노동자의 권익을 지킨다.',
    relationsFrom: [{ kind: 'RESPONDS_TO', to: { __typename: 'Survey', name: '대구시 사회적경제 플랫폼 노동 실태조사' } }],
  }),
  fact('004-09', ['Facility', 'daegu-innovation-town'], 'kind region { name } milestones { kind plannedIn { value } actualIn { value } @c }', {
    kind: 'INNOVATION_TOWN',
    region: named('대구광역시'),
    milestones: [
      { kind: 'STARTED', plannedIn: null, actualIn: { value: '2020' } },
      { kind: 'DESIGN_DONE', plannedIn: { value: '2022-06' }, actualIn: null },
      { kind: 'GROUNDBREAKING', plannedIn: { value: '2022-08' }, actualIn: null },
      { kind: 'OPENING', plannedIn: { value: '2024-06' }, actualIn: null },
    ],
  }),
  fact('004-10', measure('digital'), 'name status year', { name: '디지털 역량강화 사업', status: 'PLANNED', year: 2022 }),
  fact('004-11', measure('central-schemes'), 'relationsFrom { kind to { name ... on Programme { form } } @c }', {
    relationsFrom: ['지역자산화 사업', '협업체계 구축사업'].map((name) => ({ kind: 'LINKED_TO', to: { name, form: 'SCHEME' } })),
  }),
  fact('004-12', ...regional('004-12:2014', ['ENTERPRISES', '400'], 'ITEM')),
  fact('004-12', ...regional('004-12:2021', ['ENTERPRISES', '1162'], 'ITEM')),
  fact('004-13', ...regional('004-13:2014', ['JOBS', '4200'], 'PERSON')),
  fact('004-13', ...regional('004-13:2021', ['JOBS', '8373'], 'PERSON')),
  fact('004-14', ['PublicRole', 'kwon-yeongjin'], 'personName title organization { name } on { value quotedAs }', {
    personName: '권영진',
    title: '시장',
    organization: named('대구광역시'),
    on: { value: '2022-01-16', quotedAs: '16일' },
  }),
  fact('004-15', programme('policy'), `name form period { value quotedAs } untilYear ${by}`, {
    name: '사회적경제 육성 정책',
    form: 'POLICY',
    period: { value: '2014', quotedAs: '지난 7년간' },
    untilYear: 2021,
    ...city,
  }),
]
