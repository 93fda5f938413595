import { derived, external, stated } from './cite.ts'
import { operator, programme, type ProgrammeOf } from './programme-rows.ts'
import type { FactFile, FactRow } from './row.ts'

/** KoSEA's help for public institutions: neither is the measure of an enterprise's social value (사회적가치지표, SVI). */
const kosea: FactRow[] = [
  ...programme({
    key: 'kosea-indicator-pool',
    name: '사회적가치 지표 풀',
    form: 'INDICATOR_POOL',
    description: '공공기관의 사회적가치 실현을 돕는다.',
    citations: [stated('001-14', 'L10', { quotedAs: '사회적가치 지표 풀 구축' })],
    bodies: operator('kosea', derived('001-14', 'L10', { note: 'Told by its speaker as its own work.' })),
  }),
  ...programme({
    key: 'kosea-round-table',
    name: '소셜밸류라운드테이블(SPRT)',
    form: 'ROUND_TABLE',
    description: '공공기관의 사회적가치 실현을 돕는다.',
    citations: [
      stated('001-14', 'L10', { quotedAs: '소셜밸류라운드테이블(SPRT)', note: 'The acronym stands as printed.' }),
    ],
    bodies: operator('kosea', derived('001-14', 'L10', { note: 'Told by its speaker as its own work.' })),
  }),
]

const pacemaker = programme({
  key: 'pacemaker',
  name: '사회적경제기업 페이스메이커 사업',
  form: 'PROGRAMME',
  description: '컨설팅과 인프라 지원을 동시에 한다.',
  eligibility: '정부지원 종료가 1년 이상 경과한 사회적경제조직',
  fundingNote: '민간재원',
  citations: [
    stated('001-17', 'L15', { quotedAs: '사회적경제기업 페이스메이커 사업' }),
    stated('001-17', 'L12', { field: 'name', quotedAs: '2차 인프라 지원 사업', normalizedTo: '사회적경제기업 페이스메이커 사업', note: 'The caption names it by its content.' }),
    stated('001-17', 'L15', { field: 'description', quotedAs: '컨설팅과 인프라 지원 사업을 동시 지원' }),
    stated('001-17', 'L15', { field: 'eligibility', quotedAs: '정부지원 종료가 1년 이상 경과한' }),
    stated('001-17', 'L15', { field: 'fundingNote', quotedAs: '민간재원' }),
  ],
  bodies: [
    { organization: 'gyeongnam-chest', role: 'OPERATOR', citations: [stated('001-17', 'L12', { quotedAs: '경남사회복지공동모금회' })] },
    { organization: 'gyeongnam-solidarity', role: 'PARTNER', citations: [stated('001-17', 'L15', { quotedAs: '경남사회연대경제사회적협동조합과 함께' })] },
  ],
  outcomes: [
    { name: '매출', state: 'REACHED', citations: [stated('001-17', 'L15', { quotedAs: '매출' })] },
    { name: '고용', state: 'REACHED', citations: [stated('001-17', 'L15', { quotedAs: '고용' })] },
    {
      name: '사회적가치 창출',
      state: 'REACHED',
      citations: [
        stated('001-17', 'L15', { quotedAs: '사회적가치 창출' }),
        stated('001-17', 'L12', { quotedAs: '사회적가치 창줄', normalizedTo: '사회적가치 창출', note: 'A slip of the source.' }),
      ],
    },
  ],
})

const afterTheCampaign = programme({
  key: 'excellent-organisations',
  name: '우수 사회적경제조직 풀과 정보 홍보',
  form: 'PROGRAMME',
  status: 'PLANNED',
  description: '우수 사회적경제조직의 풀과 정보를 지역과 공공기관에 알린다.',
  citations: [
    stated('001-18', 'L20', { quotedAs: '우수 사회적경제조직 풀과 정보' }),
    stated('001-18', 'L20', { field: 'status', quotedAs: '알릴 계획' }),
  ],
  bodies: operator('kosme-gyeongnam', derived('001-18', 'L20', { note: 'Told by its head as a plan.' })),
})

const project = (of: Pick<ProgrammeOf, 'key' | 'name' | 'description'> & { factId: string; quotedAs: string }): FactRow[] => {
  const { factId, quotedAs, ...columns } = of
  return programme({
    ...columns,
    form: 'PROJECT',
    status: 'ONGOING',
    citations: [
      stated(factId, 'L25', { quotedAs }),
      stated(factId, 'L22'),
      stated(factId, 'L25', { field: 'status', quotedAs: '현재 추진 중인 프로젝트들' }),
    ],
    bodies: operator('ts-gyeongnam', stated(factId, 'L22', { quotedAs: '한국교통안전공단 경남본부' })),
  })
}

const transport: FactRow[] = [
  ...project({
    key: 'delivery-safety',
    factId: '001-19',
    name: '빅데이터를 활용한 배달 노동자 안전운행 환경 구축',
    description: '열악한 근로 환경에 놓인 배달 노동자가 안전하게 다니게 한다.',
    quotedAs: '배달 노동자 안전운행 환경 구축',
  }),
  ...project({
    key: 'rural-mobility',
    factId: '001-20',
    name: '농촌마을 스마트 모빌리티 안전 서비스 개발',
    description: '농기계 사고를 막고 안전정보의 격차를 줄인다.',
    quotedAs: '스마트 모빌리티 안전 서비스 개발',
  }),
  ...project({
    key: 'taxi-platform',
    factId: '001-21',
    name: '경남 맞춤형 택시 통합 플랫폼 구축',
    description: '전국 단위 대형 플랫폼 택시로 지역이 입는 불이익을 던다.',
    quotedAs: '경남 맞춤형 택시 통합 플랫폼 구축',
  }),
]

const byLh = operator('lh-gyeongnam', stated('001-22', 'L27', { quotedAs: '한국토지주택공사 경남지역본부' }))
const emerging = (name: string, quotedAs: string) =>
  ({ name, state: 'EMERGING', citations: [stated('001-22', 'L27', { quotedAs, note: 'Slowly coming (서서히).' })] }) as const

const housing: FactRow[] = [
  ...programme({
    key: 'seohadaum',
    name: '서하다움',
    form: 'PROJECT',
    status: 'ONGOING',
    region: '48870',
    description: '소멸 위기의 마을을 살리려고 청년에게 창업실습 공간과 거주공간을 준다.',
    citations: [
      stated('001-22', 'L27', { quotedAs: "'서하다움' 프로젝트" }),
      stated('001-22', 'L30', { quotedAs: '마을공동체 활성화 프로젝트' }),
      stated('001-22', 'L30', { field: 'status', quotedAs: '추진 중' }),
      stated('001-22', 'L30', { field: 'description', quotedAs: '창업실습⋅거주공간' }),
      stated('001-22', 'L27', { field: 'region', quotedAs: '함양군 소하면' }),
      stated('001-22', 'L30', { field: 'region', quotedAs: '햠양군 소하면', normalizedTo: '함양군 소하면', note: 'A slip of the source.' }),
      external('seohadaum-place', { field: 'region', quotedAs: '소하면', normalizedTo: '서하면', note: '함양군 has a 서하면 and no 소하면.' }),
    ],
    bodies: byLh,
    outcomes: [emerging('청년 정착', '청년 정착'), emerging('인구 증가', '인구 증가'), emerging('지역경제 활성화', '지역경제 활성화')],
  }),
  ...programme({
    key: 'youth-residence',
    name: '청년 레지던스 플랫폼',
    form: 'PLATFORM',
    status: 'PLANNED',
    citations: [
      stated('001-22', 'L27', { quotedAs: '청년 레지던스 플랫폼' }),
      stated('001-22', 'L27', { field: 'status', quotedAs: '진화시킬 계획' }),
    ],
    bodies: byLh,
  }),
  ...programme({
    key: 'lh-housing-welfare',
    name: 'LH 주거 복지 사업',
    form: 'PROGRAMME',
    description: '자활기업이 자라고 자립하는 데 밑거름이 된다고 경남자활기업협회 회장이 말했다.',
    citations: [stated('001-24', 'L32', { quotedAs: 'LH 주거 복지 사업' })],
    bodies: operator('lh', derived('001-24', 'L32', { quotedAs: 'LH', note: 'From its name.' })),
  }),
]

/** Programmes and projects that the workshop of 경남 told of. */
export const gyeongnamProgrammes: FactFile = {
  file: 'prisma/facts/gyeongnam-programmes.ts',
  synthetic: false,
  rows: [...kosea, ...pacemaker, ...afterTheCampaign, ...transport, ...housing],
}
