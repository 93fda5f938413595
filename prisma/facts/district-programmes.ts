import { derived, stated } from './cite.ts'
import { programme } from './programme-rows.ts'
import type { FactFile } from './row.ts'

const group = (name: 'ELDERLY' | 'PEOPLE_WITH_DISABILITIES' | 'NORTH_KOREAN_DEFECTOR' | 'MARGINALIZED', quotedAs: string, normalizedTo?: string) => ({
  group: name,
  citations: [stated('002-15', 'L18', { quotedAs, ...(normalizedTo === undefined ? {} : { normalizedTo }) })],
})

/** What the social enterprises of 관악구 do for their district. */
export const districtProgrammes: FactFile = {
  file: 'prisma/facts/district-programmes.ts',
  synthetic: false,
  rows: programme({
    key: 'gwanak-local',
    name: '지역밀착형 사업',
    form: 'PROGRAMME',
    status: 'ONGOING',
    region: '11620',
    citations: [
      stated('002-15', 'L18', { quotedAs: '지역밀착형 사업' }),
      derived('002-15', 'L18', { field: 'status', quotedAs: '영업 중' }),
      derived('002-15', 'L18', { field: 'region', note: 'Told of the social enterprises of the district.' }),
    ],
    outcomes: [
      { name: '주민들에게 좋은 반응', state: 'REACHED', citations: [stated('002-15', 'L18', { quotedAs: '주민들에게 좋은 반응' })] },
    ],
    beneficiaries: [
      group('ELDERLY', '노인'),
      group('PEOPLE_WITH_DISABILITIES', '장애인'),
      group('NORTH_KOREAN_DEFECTOR', '탈북자', '북한이탈주민'),
      group('MARGINALIZED', '소외계층'),
    ],
  }),
}
