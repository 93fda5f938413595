import { derived, stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** Surveys that the articles name; how many were asked, none tells. */
export const surveys: FactFile = {
  file: 'prisma/facts/surveys.ts',
  synthetic: false,
  rows: [
    row('Survey', 'daegu-platform-labour', { name: '대구시 사회적경제 플랫폼 노동 실태조사', year: 2021, organizationId: 'daegu-city' }, [
      stated('004-07', 'L10', { quotedAs: '대구시 사회적경제 플랫폼 노동 실태조사' }),
      derived('004-07', 'L10', { field: 'year', quotedAs: '지난해', normalizedTo: '2021', note: 'The article was posted on 2022-01-16 (L3).' }),
      derived('004-07', 'L10', { field: 'organization', quotedAs: '대구시', note: 'From its name.' }),
    ]),
  ],
}
