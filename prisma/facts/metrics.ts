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
  ],
}
