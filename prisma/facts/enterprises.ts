import { derived, stated } from './cite.ts'
import { enterprise } from './organization-rows.ts'
import type { CitationOf, FactFile } from './row.ts'

const inGwanak = (factId: string): CitationOf =>
  derived(factId, 'L24', { field: 'region', note: 'Its honour is told as the district’s result of 2017.' })

/**
 * Enterprises that the articles name. No certificate is told of any: every stage is UNKNOWN. A social cooperative is a
 * cooperative, and a social enterprise only where a source calls it so.
 */
export const enterprises: FactFile = {
  file: 'prisma/facts/enterprises.ts',
  synthetic: false,
  rows: [
    ...enterprise({
      key: 'nolja',
      name: '놀자엔터테인먼트협동조합',
      region: '11620',
      detail: { legalForm: 'COOPERATIVE' },
      kinds: [
        { kind: 'SOCIAL_ENTERPRISE', stage: 'UNKNOWN', citations: [stated('002-09', 'L24', { quotedAs: '사회적기업' })] },
        { kind: 'COOPERATIVE', stage: 'UNKNOWN', citations: [stated('002-09', 'L24', { quotedAs: '협동조합' })] },
      ],
      citations: [
        stated('002-09', 'L24'),
        derived('002-09', 'L24', { field: 'legalForm', quotedAs: '협동조합', note: 'From its name.' }),
        inGwanak('002-09'),
      ],
    }),
    ...enterprise({
      key: 'people-and-com',
      name: '(주)피플앤컴',
      region: '11620',
      detail: { legalForm: 'STOCK_COMPANY' },
      kinds: [{ kind: 'SOCIAL_ENTERPRISE', stage: 'UNKNOWN', citations: [stated('002-10', 'L24', { quotedAs: '사회적기업' })] }],
      citations: [
        stated('002-10', 'L24'),
        stated('002-10', 'L24', { field: 'legalForm', quotedAs: '(주)', normalizedTo: '주식회사' }),
        inGwanak('002-10'),
      ],
    }),
    ...enterprise({
      key: 'urisai',
      name: '우리사이',
      region: '11620',
      detail: { legalForm: 'SOCIAL_COOPERATIVE' },
      kinds: [{ kind: 'COOPERATIVE', stage: 'UNKNOWN', citations: [stated('002-11', 'L24', { quotedAs: '사회적협동조합' })] }],
      citations: [
        stated('002-11', 'L24'),
        stated('002-11', 'L24', { field: 'legalForm', quotedAs: '사회적협동조합' }),
        inGwanak('002-11'),
      ],
    }),
    ...enterprise({
      key: 'gyeongnam-solidarity',
      name: '경남사회연대경제사회적협동조합',
      region: 'gyeongnam',
      detail: { legalForm: 'SOCIAL_COOPERATIVE' },
      kinds: [{ kind: 'COOPERATIVE', stage: 'UNKNOWN', citations: [stated('001-09', 'L15', { quotedAs: '사회적협동조합' })] }],
      citations: [
        stated('001-09', 'L15'),
        stated('001-09', 'L15', { field: 'legalForm', quotedAs: '사회적협동조합' }),
        derived('001-09', 'L15', { field: 'region', quotedAs: '경남', note: 'From its name.' }),
      ],
    }),
  ],
}
