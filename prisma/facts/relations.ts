import { derived, external, stated } from './cite.ts'
import { type CitationOf, type Columns, type FactFile, type FactRow, row } from './row.ts'

type Relation = Columns<'Relation'>

const relation = (kind: Relation['kind'], ends: Omit<Relation, 'kind'>, ...citations: readonly CitationOf[]): FactRow =>
  row('Relation', `${kind}:${Object.values(ends).join(':')}`, { kind, ...ends }, citations)

const underAgreement = (programme: string, factId: string, locator: string, note?: string): FactRow => {
  const ends = { fromProgrammeId: programme, toAgreementId: 'wiset-kosea' }
  return relation('LINKED_TO', ends, note === undefined ? stated(factId, locator, { quotedAs: '이를 위해' }) : derived(factId, locator, { note }))
}
const afterIt = 'The paragraph follows on what is done for the agreement (이를 위해, L30).'

const agreement = [
  relation('ESTABLISHED_UNDER', { fromOrganizationId: 'wiset', toLawId: 'women-in-science' }, stated('000-04', 'L53', { quotedAs: '법률에 따라 설치된' }), stated('000-01', 'L53')),
  relation('FUNDED_BY', { fromOrganizationId: 'wiset', toFundId: 'lottery-fund' }, stated('000-05', 'L53', { quotedAs: '복권기금의 지원을 통한 운영' }), stated('000-01', 'L53')),
  underAgreement('wiset-expert-pool', '000-11', 'L30'),
  underAgreement('wiset-matching', '000-12', 'L30'),
  underAgreement('wiset-tailored-support', '000-15', 'L30', 'Told with what is done for the agreement (이를 위해).'),
  underAgreement('kosea-need-discovery', '000-13', 'L34', afterIt),
  underAgreement('kosea-commercialisation', '000-14', 'L34', afterIt),
  relation(
    'LINKED_TO',
    { fromProgrammeId: 'wiset-matching', toProgrammeId: 'wiset-expert-pool' },
    derived('000-12', 'L30', { quotedAs: '여성과학기술인 인력풀을 구축하고', note: 'Those of the pool are matched.' }),
  ),
  relation(
    'LINKED_TO',
    { fromProgrammeId: 'wiset-matching', toProgrammeId: 'kosea-need-discovery' },
    derived('000-16', 'L49', { quotedAs: '기술수요 발굴 및 여성과학기술인 매칭', note: 'The needs that are found are matched.' }),
  ),
  relation(
    'LINKED_TO',
    { fromProgrammeId: 'kosea-commercialisation', toProgrammeId: 'wiset-expert-pool' },
    stated('000-14', 'L34', { quotedAs: '여성과학자들과의 연계를 통해' }),
  ),
]

const presents = (place: number, end: Omit<Relation, 'kind' | 'fromTalkId'>, factId: string, locator: string): FactRow =>
  relation('PRESENTS', { fromTalkId: `gyeongnam-workshop:${place}`, ...end }, stated(factId, locator))

const workshop = [
  presents(0, { toProgrammeId: 'kosea-indicator-pool' }, '001-14', 'L10'),
  presents(0, { toProgrammeId: 'kosea-round-table' }, '001-14', 'L10'),
  presents(1, { toProgrammeId: 'pacemaker' }, '001-15', 'L15'),
  presents(2, { toCampaignId: 'ontact' }, '001-18b', 'L20'),
  presents(3, { toProgrammeId: 'delivery-safety' }, '001-21b', 'L25'),
  presents(3, { toProgrammeId: 'rural-mobility' }, '001-21b', 'L25'),
  presents(3, { toProgrammeId: 'taxi-platform' }, '001-21b', 'L25'),
  presents(4, { toProgrammeId: 'seohadaum' }, '001-22b', 'L30'),
  relation('EVOLVES_INTO', { fromProgrammeId: 'seohadaum', toProgrammeId: 'youth-residence' }, stated('001-22', 'L27', { quotedAs: '진화시킬 계획' }), stated('001-22', 'L30')),
  relation(
    'SUCCEEDS',
    { fromProgrammeId: 'excellent-organisations', toCampaignId: 'ontact' },
    derived('001-18', 'L20', { quotedAs: '앞으로는', note: 'Told as what comes after the campaign.' }),
  ),
]

const sameScheme = 'Of the same name; the article itself does not tell that it is the same scheme.'

const measures = [
  relation('LINKED_TO', { fromMeasureId: 'gwanak-dream-market', toFacilityId: 'dream-market' }, stated('002-17', 'L27', { quotedAs: '꿈시장 활성화' })),
  relation(
    'LINKED_TO',
    { fromMeasureId: 'jeonbuk-distribution-centre', toFacilityId: 'jeonbuk-distribution-centre' },
    stated('003-16', 'L57', { quotedAs: '사회적경제 유통지원센터 설립 추진' }),
  ),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-joint-shop', toFacilityId: 'jeonbuk-joint-shop' }, stated('003-18', 'L57', { quotedAs: '공동판매장 운영 지원' })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-innovation-town', toFacilityId: 'jeonbuk-innovation-town' }, stated('003-22', 'L29', { quotedAs: '혁신타운 착공' })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-fund-operation', toFundId: 'jeonbuk-fund' }, stated('003-20', 'L69', { quotedAs: '사회적경제기금을 조성‧운용' })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-interest-subsidy', toFundId: 'jeonbuk-interest-subsidy' }, stated('003-21', 'L69', { quotedAs: '지역자산화 이차보전' })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-growth-centre', toOrganizationId: 'jeonbuk-growth-centre' }, stated('003-27', 'L89', { quotedAs: '사회적경제 성장지원센터 운영' })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-cooperation', toOrganizationId: 'mois' }, stated('003-11', 'L45', { quotedAs: '행정안전부 민‧관 협업체계 구축사업' })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-cooperation', toProgrammeId: 'cooperation-scheme' }, external('cooperation-scheme', { note: sameScheme })),
  relation('LINKED_TO', { fromMeasureId: 'jeonbuk-interest-subsidy', toProgrammeId: 'community-assets-scheme' }, external('asset-scheme', { note: sameScheme })),
  relation(
    'RESPONDS_TO',
    { fromMeasureId: 'daegu-delivery-cooperatives', toSurveyId: 'daegu-platform-labour' },
    stated('004-08', 'L10', { quotedAs: '협동조합 활성화를 추진', note: 'Told in one sentence with the result.' }),
  ),
  relation('LINKED_TO', { fromMeasureId: 'daegu-central-schemes', toProgrammeId: 'community-assets-scheme' }, stated('004-11', 'L12', { quotedAs: '‘지역자산화 사업’' })),
  relation('LINKED_TO', { fromMeasureId: 'daegu-central-schemes', toProgrammeId: 'cooperation-scheme' }, stated('004-11', 'L12', { quotedAs: '‘협업체계 구축사업’' })),
]

/** What the articles tell that one thing is to another. */
export const relations: FactFile = { file: 'prisma/facts/relations.ts', synthetic: false, rows: [...agreement, ...workshop, ...measures] }
