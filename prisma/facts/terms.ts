import { stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

/** Terms that the articles define. */
export const terms: FactFile = {
  file: 'prisma/facts/terms.ts',
  synthetic: false,
  rows: [
    row(
      'Term',
      'social-economy-enterprise',
      {
        name: '사회적경제기업',
        description: '구성원이 협력하고 서로 도우며 재화와 용역을 생산·판매하여 사회적 가치를 만드는 민간 기업.',
        kinds: ['COOPERATIVE', 'SOCIAL_ENTERPRISE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE'],
      },
      [
        stated('000-09', 'L22', { quotedAs: '사회적경제기업' }),
        stated('000-09', 'L22', { field: 'kinds', quotedAs: '협동조합, 사회적기업, 마을기업, 자활기업', note: 'These four and no other.' }),
      ],
    ),
  ],
}
