import { stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** What the observations measure. A kind and a stage are dimensions of an observation, not metrics of their own. */
export const metrics: FactFile = {
  file: 'prisma/facts/metrics.ts',
  synthetic: false,
  rows: [
    row('Metric', 'ENTERPRISES', { key: 'ENTERPRISES', name: '사회적경제 기업 수', nameEn: 'Social-economy enterprises' }, [
      stated('004-12', 'L13', { field: 'name', quotedAs: '사회적경제 기업 수' }),
    ]),
    row('Metric', 'ENTERPRISES_DISCOVERED', { key: 'ENTERPRISES_DISCOVERED', name: '발굴한 사회적경제 기업 수', nameEn: 'Social-economy enterprises discovered' }, [
      stated('002-06', 'L21', { field: 'name', quotedAs: '발굴' }),
    ]),
    row('Metric', 'JOBS', { key: 'JOBS', name: '일자리 수', nameEn: 'Jobs' }, [
      stated('004-13', 'L13', { field: 'name', quotedAs: '일자리 수' }),
    ]),
    row('Metric', 'PARTICIPATING_COMPANIES', { key: 'PARTICIPATING_COMPANIES', name: '참여 기업 수', nameEn: 'Participating companies' }, [
      stated('001-18', 'L20', { field: 'name', quotedAs: '참여한' }),
    ]),
    row('Metric', 'SUPPORT_ENDED_YOUTH', { key: 'SUPPORT_ENDED_YOUTH', name: '재정지원이 종료된 청년 수', nameEn: 'Young people whose funding ended' }, [
      stated('004-06', 'L9', { field: 'name', quotedAs: '재정지원이 종료된' }),
    ]),
    row('Metric', 'REGULAR_EMPLOYMENT_SHARE', { key: 'REGULAR_EMPLOYMENT_SHARE', name: '정규직 채용 비율', nameEn: 'Share employed as regular staff' }, [
      stated('004-06', 'L9', { field: 'name', quotedAs: '정규직' }),
    ]),
    row('Metric', 'BUDGET', { key: 'BUDGET', name: '사업비', nameEn: 'Budget' }, [stated('004-02', 'L6', { field: 'name', quotedAs: '사업비' })]),
    row('Metric', 'PROJECTS', { key: 'PROJECTS', name: '사업 수', nameEn: 'Projects' }, [
      stated('003-05', 'L37', { field: 'name', quotedAs: '51개 사업' }),
      stated('003-05', 'L23', { field: 'name', quotedAs: '51개 사회적경제 시책', normalizedTo: '사업', note: 'The heading has another word for the same 51.' }),
    ]),
    row('Metric', 'SUPPORTED_PERSONS', { key: 'SUPPORTED_PERSONS', name: '지원 인원', nameEn: 'Persons supported' }, [
      stated('003-12', 'L49', { field: 'name', quotedAs: '지원' }),
    ]),
    row('Metric', 'SUPPORTED_TEAMS', { key: 'SUPPORTED_TEAMS', name: '지원 팀 수', nameEn: 'Teams supported' }, [
      stated('003-14', 'L49', { field: 'name', quotedAs: '육성' }),
    ]),
    row('Metric', 'SUPPORTED_COMPANIES', { key: 'SUPPORTED_COMPANIES', name: '지원 기업 수', nameEn: 'Companies supported' }, [
      stated('003-19', 'L61', { field: 'name', quotedAs: '지원' }),
    ]),
    row('Metric', 'COOPERATIVE_NEEDED', { key: 'COOPERATIVE_NEEDED', name: '협동조합 운영이 필요하다고 답한 비율', nameEn: 'Share who say that a cooperative is needed' }, [
      stated('004-07', 'L10', { field: 'name', quotedAs: '협동조합 운영이 필요하다고 응답' }),
    ]),
  ],
}
