/** A row as it is written to its table. */
export type Row = Record<string, string | number | boolean | null>

/** A fixed UUID a number. */
export const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const now = '2021-04-22T00:00:00Z'
const times = { createdAt: now, updatedAt: now }

/** One row that every rule allows for each table, in an order in which they can be written. */
export const sampleRows = {
  Source: { id: id(1), key: '000', outlet: null, title: '제목', author: null, publishedOn: '2021-04-22', url: 'https://example.org/a', sha256: 'a'.repeat(64), note: null },
  Region: { id: id(2), level: 'SIDO', name: '강원특별자치도', nameEn: 'Gangwon', validFrom: null, validTo: null, note: null },
  RegionName: { id: id(3), regionId: id(2), name: '강원도', nameEn: null, validFrom: '1946-01-01', validTo: '2023-06-10' },
  RegionCode: { id: id(4), regionId: id(2), scheme: 'LEGAL', code: '42', validFrom: null, validTo: '2023-06-10' },
  RegionParent: { id: id(5), childId: id(201), parentId: id(2), validFrom: '2000-01-01', validTo: '2010-12-31' },
  RegionSuccession: { id: id(6), predecessorId: id(201), successorId: id(2), succeededOn: '2026-07-01' },
  Organization: { id: id(7), type: 'ENTERPRISE', name: '가상기업', nameEn: 'Virtual', regionId: null, parentId: null, supervisorId: null, note: null, ...times },
  OrganizationName: { id: id(8), organizationId: id(7), value: '가상', lang: 'KO', kind: 'SHORT', validFrom: null, validTo: null },
  OrganizationIdentifier: { id: id(9), organizationId: id(7), scheme: 'KR_BRN', value: '0000000055', verified: false },
  Industry: { id: id(10), code: 'C', name: '제조업', revision: 11 },
  EnterpriseDetail: { organizationId: id(7), type: 'ENTERPRISE', industryId: id(10) },
  PublicBuyerDetail: { organizationId: id(701), type: 'PUBLIC_BUYER', kind: null },
  SupportOrganizationDetail: { organizationId: id(702), type: 'SUPPORT_ORGANIZATION', operatedSince: 2015 },
  CivicOrganizationDetail: { organizationId: id(703), type: 'CIVIC_ORGANIZATION', form: 'NETWORK' },
  HeldKind: { id: id(11), organizationId: id(7), kind: 'SOCIAL_ENTERPRISE', stage: 'PRELIMINARY', validFrom: '2019-01-01', validTo: '2021-12-31' },
  Certification: {
    id: id(12), organizationId: id(7), scheme: 'SOCIAL_ENTERPRISE', act: 'DESIGNATED', stage: 'PRELIMINARY', designationType: 'REGIONAL', number: null,
    socialPurposeType: 'MIXED', issuerId: id(701), issuedOn: '2018-12-20', validFrom: '2019-01-01', validTo: '2021-12-31', status: 'EXPIRED',
  },
  Honour: { id: id(13), organizationId: id(7), name: '표창', nameEn: null, givenIn: '2017-06', givenEarliest: '2017-06-01', givenQuotedAs: '지난해 6월' },
  HonourBody: { id: id(14), honourId: id(13), organizationId: id(701), role: 'GIVEN_BY' },
  ScienceField: { id: id(15), code: 'NA', name: '수학', nameEn: 'Mathematics', area: '자연', edition: 2023 },
  Expert: { id: id(16), name: '가명', careerBand: 'FROM_20', regionId: id(2), ...times },
  ExpertField: { expertId: id(16), fieldId: id(15) },
  ProspectiveEntrepreneur: { id: id(17), name: '가명', form: 'TEAM', regionId: id(2), ...times },
  Need: { id: id(18), title: '제목', description: '내용', stage: 'PRODUCTION', organizationId: id(7), entrepreneurId: null, ...times },
  NeedField: { needId: id(18), fieldId: id(15) },
  Match: { id: id(19), needId: id(18), expertId: id(16), score: 0.5, ...times },
  Campaign: { id: id(20), name: '캠페인', nameEn: null, description: null, ...times },
  CampaignBody: { id: id(21), campaignId: id(20), organizationId: id(701), role: 'ORGANIZER' },
  CampaignBeneficiary: { id: id(22), campaignId: id(20), group: 'ELDERLY' },
  Purchase: { id: id(23), buyerId: id(701), supplierId: id(7), purchasedOn: '2021-03-02', amount: 1_000_000, category: 'GOODS', item: '비누', ...times },
  Metric: { id: id(24), key: 'ENTERPRISES', name: '기업 수', nameEn: 'Enterprises' },
  Observation: {
    id: id(25), metricId: id(24), regionId: id(2), organizationId: null, campaignId: null, kind: null, stage: null, periodKind: 'AT', period: '2021',
    periodEarliest: '2021-01-01', periodQuotedAs: null, value: 400, unit: 'COMPANY', baseId: null, note: null, ...times,
  },
  Citation: { id: id(26), sourceId: id(1), factId: '000-01', field: null, locator: 'L24', method: 'STATED', quotedAs: null, normalizedTo: null, note: null, regionId: id(2) },
} satisfies Record<string, Row>

/** Rows that the sample rows point to, beside each other. */
export const neighbours: [table: keyof typeof sampleRows, row: Row][] = [
  ['Region', { ...sampleRows.Region, id: id(201), level: 'SIGUNGU', name: '군위군' }],
  ['Organization', { ...sampleRows.Organization, id: id(701), type: 'PUBLIC_BUYER', name: '가상시청' }],
  ['Organization', { ...sampleRows.Organization, id: id(702), type: 'SUPPORT_ORGANIZATION', name: '가상센터' }],
  ['Organization', { ...sampleRows.Organization, id: id(703), type: 'CIVIC_ORGANIZATION', name: '가상네트워크' }],
]

/** The statement that writes a row, for `query(text, values)`. */
export function insertion(table: string, row: Row): { text: string; values: Row[string][] } {
  const columns = Object.keys(row).map((name) => `"${name}"`)
  const places = columns.map((_, index) => `$${index + 1}`)
  return { text: `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${places.join(', ')})`, values: Object.values(row) }
}
