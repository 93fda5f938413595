import { derived, stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** The sharing platform of 전라북도 and what goes on around it; no article names a resource or a reservation. */
export const sharing: FactFile = {
  file: 'prisma/facts/sharing.ts',
  synthetic: false,
  rows: [
    row(
      'SharingPlatform',
      'jeonbuk-sharing',
      {
        name: '공유경제 온라인 플랫폼',
        organizationId: 'jeonbuk-province',
        builtIn: '2020',
        builtQuotedAs: '지난해',
        description: '올해에는 공유자원을 더 찾고 콘텐츠를 만든다.',
      },
      [
        stated('003-23', 'L77', { quotedAs: '공유경제 온라인 플랫폼' }),
        stated('003-23', 'L77', { field: 'description', quotedAs: '공유자원 추가 발굴과 콘텐츠 제작' }),
        derived('003-23', 'L77', { field: 'builtIn', quotedAs: '지난해', normalizedTo: '2020', note: 'The year before the plan’s.' }),
        derived('003-23', 'L77', { field: 'organization', note: 'A measure of the province’s plan.' }),
      ],
    ),
    row('SharingActivity', 'jeonbuk-study-clubs', { platformId: 'jeonbuk-sharing', kind: 'STUDY_CLUB', name: '공유경제 학습동아리' }, [
      stated('003-24', 'L81', { quotedAs: '공유경제 학습동아리' }),
    ]),
    row('SharingActivity', 'jeonbuk-lab', { platformId: 'jeonbuk-sharing', kind: 'LAB', name: '공유실험실' }, [
      stated('003-24', 'L81', { quotedAs: '공유실험실' }),
    ]),
  ],
}
