import { derived, stated } from './cite.ts'
import { supportOrganization } from './organization-rows.ts'
import type { FactFile } from './row.ts'

const runBy = 'The source says that it runs the centre (운영).'

/** Centres that the articles name. */
export const supportOrganizations: FactFile = {
  file: 'prisma/facts/support-organizations.ts',
  synthetic: false,
  rows: [
    ...supportOrganization({
      key: 'gyeongnam-centre',
      name: '경남사회적경제통합지원센터',
      region: 'gyeongnam',
      citations: [stated('001-02', 'L6'), derived('001-02', 'L6', { field: 'region', quotedAs: '경남', note: 'From its name.' })],
    }),
    ...supportOrganization({
      key: 'gwanak-centre',
      name: '관악구 사회적경제 통합지원센터',
      region: '11620',
      parent: 'gwanak-gu',
      operatedSince: 2015,
      citations: [
        stated('002-02', 'L15'),
        stated('002-02', 'L15', { field: 'name', quotedAs: '사회적경제 통합지원센터', normalizedTo: '관악구 사회적경제 통합지원센터' }),
        stated('002-02', 'L15', { field: 'operatedSince', quotedAs: '2015년' }),
        derived('002-02', 'L15', { field: 'parent', note: runBy }),
        derived('002-02', 'L15', { field: 'region', note: 'The district runs it for its own firms.' }),
      ],
      names: [{ value: '사회적경제 통합지원센터', lang: 'KO', kind: 'AS_PRINTED', citations: [stated('002-02', 'L15')] }],
    }),
    ...supportOrganization({
      key: 'jeonbuk-growth-centre',
      name: '사회적경제 성장지원센터',
      region: 'jeonbuk',
      citations: [
        stated('003-27', 'L89'),
        derived('003-27', 'L89', { field: 'region', quotedAs: '도민', note: 'Part of the province’s plan.' }),
      ],
    }),
    ...supportOrganization({
      key: 'science-cooperative-centre',
      name: '과학기술인협동조합지원센터',
      parent: 'wiset',
      citations: [stated('000-18', 'L53'), derived('000-18', 'L53', { field: 'parent', note: runBy })],
    }),
    ...supportOrganization({
      key: 'seoul-science-women-centre',
      name: '서울과학기술여성새로일하기센터',
      region: 'seoul',
      parent: 'wiset',
      note: 'Helps women in science and technology back to work, not enterprises.',
      citations: [
        stated('000-18', 'L53'),
        derived('000-18', 'L53', { field: 'parent', note: runBy }),
        derived('000-18', 'L53', { field: 'region', quotedAs: '서울', note: 'From its name.' }),
        derived('000-18', 'L53', { field: 'note', quotedAs: '여성새로일하기센터' }),
      ],
    }),
  ],
}
