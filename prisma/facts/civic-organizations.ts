import { derived, stated } from './cite.ts'
import { civicOrganization } from './organization-rows.ts'
import type { CitationOf, FactFile } from './row.ts'

const inGyeongnam = (factId: string, locator: string): CitationOf =>
  derived(factId, locator, { field: 'region', quotedAs: '경남', note: 'From its name.' })

/** Associations, networks, committees and a charity that the articles name. */
export const civicOrganizations: FactFile = {
  file: 'prisma/facts/civic-organizations.ts',
  synthetic: false,
  rows: [
    ...civicOrganization({
      key: 'gyeongnam-innovators',
      name: '㈔경남사회혁신가네트워크',
      form: 'NETWORK',
      region: 'gyeongnam',
      note: 'An incorporated association (사단법인).',
      citations: [
        stated('001-03', 'L1'),
        stated('001-03', 'L36'),
        stated('001-03', 'L1', { field: 'note', quotedAs: '㈔', normalizedTo: '사단법인' }),
        inGyeongnam('001-03', 'L1'),
      ],
    }),
    ...civicOrganization({
      key: 'gyeongnam-chest',
      name: '경남사회복지공동모금회',
      form: 'CHARITY',
      region: 'gyeongnam',
      citations: [stated('001-08', 'L15'), stated('001-08', 'L36'), inGyeongnam('001-08', 'L15')],
    }),
    ...civicOrganization({
      key: 'gyeongnam-self-reliance-association',
      name: '경남자활기업협회',
      form: 'ASSOCIATION',
      region: 'gyeongnam',
      citations: [stated('001-10', 'L32'), inGyeongnam('001-10', 'L32')],
    }),
    ...civicOrganization({
      key: 'gyeongnam-cooperative-council',
      name: '경남협동조합협의회',
      form: 'COUNCIL',
      region: 'gyeongnam',
      citations: [stated('001-11', 'L32'), inGyeongnam('001-11', 'L32')],
    }),
    ...civicOrganization({
      key: 'jeonbuk-committee',
      name: '전라북도 사회적경제위원회',
      form: 'COMMITTEE',
      region: 'jeonbuk',
      parent: 'jeonbuk-province',
      note: 'Private, public and expert members. Its name since the province was renamed in 2024 is not told.',
      citations: [
        stated('003-02', 'L33'),
        stated('003-02', 'L27', { field: 'note', quotedAs: '민‧관, 전문가' }),
        stated('003-02', 'L33', { field: 'parent', quotedAs: '전라북도' }),
        derived('003-02', 'L33', { field: 'region', quotedAs: '전라북도', note: 'From its name.' }),
      ],
    }),
  ],
}
