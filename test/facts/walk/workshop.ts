import { fact, follows, named } from './fact.ts'

const talk = (place: number) => ['Talk', `gyeongnam-workshop:${place}`] as const
const programme = (key: string) => ['Programme', key] as const
const event = ['Event', 'gyeongnam-workshop'] as const
const by = 'bodies { role organization { name } }'
const operator = (name: string) => ({ role: 'OPERATOR', organization: { name } })
const given = 'name place isKeynote speakers { kind role { personName title organization { name } } } relationsFrom { kind to { name } }'
const talked = (place: number, name: string, [personName, title, organization]: readonly [string, string, string], ...presented: readonly string[]) => ({
  name,
  place,
  isKeynote: place === 0,
  speakers: [{ kind: 'SPEAKER', role: { personName, title, organization: named(organization) } }],
  relationsFrom: presented.map((to) => ({ kind: 'PRESENTS', to: named(to) })),
})
const transport = (name: string) => ({ name, form: 'PROJECT', status: 'ONGOING', bodies: [operator('한국교통안전공단 경남본부')] })
const project = `name form status ${by}`

/** Article 001: what was told at the workshop, and by whom. */
export const workshopFacts = [
  fact('001-13', talk(0), given, talked(0, '공공기관과 사회적경제의 협력이 중요한 이유', ['서종식', '사회적경제지원실장', '한국사회적기업진흥원'], '사회적가치 지표 풀', '소셜밸류라운드테이블(SPRT)')),
  fact('001-14', programme('kosea-round-table'), `name form ${by}`, {
    name: '소셜밸류라운드테이블(SPRT)',
    form: 'ROUND_TABLE',
    bodies: [operator('한국사회적기업진흥원')],
  }),
  fact('001-14', programme('kosea-indicator-pool'), `name form ${by}`, {
    name: '사회적가치 지표 풀',
    form: 'INDICATOR_POOL',
    bodies: [operator('한국사회적기업진흥원')],
  }),
  fact('001-15', talk(1), given, talked(1, '사회적경제기업 페이스메이커 사업을 통한 경영과 사회가치성과', ['이은경', '팀장', '경남사회복지공동모금회'], '사회적경제기업 페이스메이커 사업')),
  follows('001-16', event, 'talks { place }', { talks: [0, 1, 2, 3, 4].map((place) => ({ place })) }),
  fact('001-17', programme('pacemaker'), `name description eligibility fundingNote ${by} outcomes { name state @c } countedGroups { count unit qualifier members { name } @c }`, {
    name: '사회적경제기업 페이스메이커 사업',
    description: '컨설팅과 인프라 지원을 동시에 한다.',
    eligibility: '정부지원 종료가 1년 이상 경과한 사회적경제조직',
    fundingNote: '민간재원',
    bodies: [operator('경남사회복지공동모금회'), { role: 'PARTNER', organization: named('경남사회연대경제사회적협동조합') }],
    outcomes: ['매출', '고용', '사회적가치 창출'].map((name) => ({ name, state: 'REACHED' })),
    countedGroups: [{ count: 7, unit: 'ITEM', qualifier: 'EXACT', members: null }],
  }),
  fact(
    '001-18',
    ['Campaign', 'ontact'],
    `name ${by} beneficiaries { group } outcomes { name state @c } countedGroups { count unit members { name } @c }
     observations(first: 5) { nodes { value unit qualifier @c } } relationsTo { kind from { name } }`,
    {
      name: '지역공감 온택트 캠페인',
      bodies: [{ role: 'ORGANIZER', organization: named('중소벤처기업진흥공단 경남본부') }],
      beneficiaries: [{ group: 'VULNERABLE' }],
      outcomes: ['기부문화 확산', '사회적경제조직 제품 구매', '기관 위상 제고'].map((name) => ({ name, state: 'REACHED' })),
      countedGroups: [{ count: 91, unit: 'COMPANY', members: null }],
      observations: { nodes: [{ value: '91', unit: 'COMPANY', qualifier: 'EXACT' }] },
      relationsTo: [
        { kind: 'PRESENTS', from: named('지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매') },
        { kind: 'SUCCEEDS', from: named('우수 사회적경제조직 풀과 정보 홍보') },
      ],
    },
  ),
  fact('001-18b', talk(2), given, talked(2, '지역공감 온택트 캠페인을 통한 사회적경제기업 제품 구매', ['김성규', '경남본부장', '중소벤처기업진흥공단 경남본부'], '지역공감 온택트 캠페인')),
  fact('001-19', programme('delivery-safety'), project, transport('빅데이터를 활용한 배달 노동자 안전운행 환경 구축')),
  fact('001-20', programme('rural-mobility'), project, transport('농촌마을 스마트 모빌리티 안전 서비스 개발')),
  fact('001-21', programme('taxi-platform'), project, transport('경남 맞춤형 택시 통합 플랫폼 구축')),
  fact(
    '001-21b',
    talk(3),
    given,
    talked(
      3,
      '정책적 협력을 통한 사회적가치 실현',
      ['이미연', '교수', '한국교통안전공단 경남본부'],
      ...['빅데이터를 활용한 배달 노동자 안전운행 환경 구축', '농촌마을 스마트 모빌리티 안전 서비스 개발', '경남 맞춤형 택시 통합 플랫폼 구축'],
    ),
  ),
  fact('001-22', programme('seohadaum'), `name form status region { name } ${by} outcomes { name state } relationsFrom { kind to { name } }`, {
    name: '서하다움',
    form: 'PROJECT',
    status: 'ONGOING',
    region: named('함양군'),
    bodies: [operator('한국토지주택공사 경남지역본부')],
    outcomes: ['청년 정착', '인구 증가', '지역경제 활성화'].map((name) => ({ name, state: 'EMERGING' })),
    relationsFrom: [{ kind: 'EVOLVES_INTO', to: named('청년 레지던스 플랫폼') }],
  }),
  fact('001-22b', talk(4), given, talked(4, '농촌공동체 활성화를 위한 사회적경제와의 협력 사례', ['정승태', '부장', '한국토지주택공사 경남지역본부'], '서하다움')),
  fact('001-23', event, 'appearances { kind role { personName title organization { name } @c } }', {
    appearances: [
      ['SPEAKER', '서종식', '사회적경제지원실장', '한국사회적기업진흥원'],
      ['SPEAKER', '이은경', '팀장', '경남사회복지공동모금회'],
      ['SPEAKER', '김성규', '경남본부장', '중소벤처기업진흥공단 경남본부'],
      ['SPEAKER', '이미연', '교수', '한국교통안전공단 경남본부'],
      ['SPEAKER', '정승태', '부장', '한국토지주택공사 경남지역본부'],
      ['MODERATOR', '배중철', '경남본부장', '한국교통안전공단 경남본부'],
      ['PANELLIST', '황영임', '회장', '경남자활기업협회'],
      ['PANELLIST', '김미득', '부회장', '경남협동조합협의회'],
      ['PANELLIST', '김진수', '이사장', '경남사회연대경제사회적협동조합'],
      ['PANELLIST', '심인경', '사무국장', '㈔경남사회혁신가네트워크'],
      ['CONGRATULATOR', '오영오', '경영혁신본부장', '한국토지주택공사'],
      ['ENCOURAGER', '이옥선', '경제환경위원회 의원', '경상남도의회'],
    ].map(([kind, personName, title, name]) => ({ kind, role: { personName, title, organization: { name } } })),
  }),
  fact('001-24', programme('lh-housing-welfare'), `name ${by}`, { name: 'LH 주거 복지 사업', bodies: [operator('한국토지주택공사')] }),
  fact('001-26', ['PublicRole', 'oh-yeongo'], 'personName title organization { name } appearances { kind @c }', {
    personName: '오영오',
    title: '경영혁신본부장',
    organization: named('한국토지주택공사'),
    appearances: [{ kind: 'CONGRATULATOR' }],
  }),
  fact('001-27', ['PublicRole', 'lee-okseon'], 'personName title organization { name } appearances { kind @c }', {
    personName: '이옥선',
    title: '경제환경위원회 의원',
    organization: named('경상남도의회'),
    appearances: [{ kind: 'ENCOURAGER' }],
  }),
]
