import { randomOf } from '../../../prisma/demo/random.ts'
import { generatedNames } from '../../search/generated-names.ts'
import type { Facts } from './facts.ts'
import { idAt, instantOf } from './ids.ts'
import type { Sizes } from './sizes.ts'
import type { MadeTable } from './table.ts'

const organization = { id: 'uuid', type: '"OrganizationType"', name: 'text', nameEn: 'text', regionId: 'uuid', synthetic: 'boolean', createdAt: 'timestamptz', updatedAt: 'timestamptz' }

const legalForms = [['SOCIAL_COOPERATIVE', 4], ['COOPERATIVE', 4], ['STOCK_COMPANY', 5], ['AGRICULTURAL', 2], ['ASSOCIATION', 1], ['NON_PROFIT', 1], ['SOLE_TRADER', 1]] as const
const kinds = [['COOPERATIVE', 5], ['SOCIAL_ENTERPRISE', 3], ['VILLAGE_ENTERPRISE', 1], ['SELF_RELIANCE_ENTERPRISE', 1]] as const
const stages = [['CERTIFIED', 4], ['PRELIMINARY', 1]] as const

/** Enterprises with their detail and a kind each, the older ones first; their names hold words that a search looks for. */
export function enterpriseTables({ enterprises: count }: Sizes, { places, industries }: Facts): { ids: string[]; tables: MadeTable[] } {
  const random = randomOf('bench enterprises')
  const made = generatedNames(count).map(({ name, nameEn }, index) => {
    const instant = instantOf(index, count, '2015-01-01', '2025-01-01', random)
    const createdAt = new Date(instant).toISOString()
    return { id: idAt(instant, random), name, nameEn, createdAt }
  })
  const tables: MadeTable[] = [
    { name: 'Organization', columns: organization, count, rows: made.map(({ id, name, nameEn, createdAt }) => [id, 'ENTERPRISE', name, nameEn, random.pick(places), true, createdAt, createdAt]) },
    {
      name: 'EnterpriseDetail',
      columns: { organizationId: 'uuid', legalForm: '"LegalForm"', industryId: 'uuid', womenOwned: 'boolean' },
      count,
      rows: made.map(({ id }) => [id, random.weighted(legalForms), random.pick(industries), random.chance(0.3)]),
    },
    {
      name: 'HeldKind',
      columns: { id: 'uuid', organizationId: 'uuid', kind: '"EnterpriseKind"', stage: '"KindStage"', validFrom: 'date' },
      count,
      rows: made.map(({ id, createdAt }) => [idAt(Date.parse(createdAt), random), id, random.weighted(kinds), random.weighted(stages), createdAt.slice(0, 10)]),
    },
  ]
  return { ids: made.map(({ id }) => id), tables }
}

const buyerKinds = ['LOCAL_GOVERNMENT', 'LOCAL_COUNCIL', 'EDUCATION_OFFICE', 'LOCAL_PUBLIC_CORPORATION', 'LOCAL_FUNDED_BODY', 'OTHER_PUBLIC'] as const
const bodies = '시설관리공단 도시공사 문화재단 복지재단 여성가족재단 교통공사 관광공사 환경공단 신용보증재단 평생교육진흥원 사회서비스원 테크노파크 의료원 체육회 장학회 연구원 청소년재단 일자리재단 농수산물공사 주택공사 에너지공사 물재생공단 보건환경연구원 소방본부 도서관 미술관 박물관 식물원 인재개발원 자원봉사센터'.split(' ')

/** Public buyers, spread over the provinces. */
export function buyerTables({ buyers: count }: Sizes, { provinces }: Facts): { ids: string[]; tables: MadeTable[] } {
  const random = randomOf('bench buyers')
  const made = Array.from({ length: count }, (_, index) => {
    const province = provinces[index % provinces.length] ?? random.pick(provinces)
    const turn = Math.floor(index / provinces.length)
    const branch = Math.floor(turn / bodies.length)
    const instant = instantOf(index, count, '2015-01-01', '2022-01-01', random)
    const name = `${province.name} ${bodies[turn % bodies.length] ?? ''}${branch === 0 ? '' : ` 제${branch + 1}지사`}`
    return { id: idAt(instant, random), name, regionId: province.id, createdAt: new Date(instant).toISOString() }
  })
  const tables: MadeTable[] = [
    { name: 'Organization', columns: organization, count, rows: made.map(({ id, name, regionId, createdAt }) => [id, 'PUBLIC_BUYER', name, null, regionId, true, createdAt, createdAt]) },
    { name: 'PublicBuyerDetail', columns: { organizationId: 'uuid', kind: '"PublicBuyerKind"' }, count, rows: made.map(({ id }) => [id, random.pick(buyerKinds)]) },
  ]
  return { ids: made.map(({ id }) => id), tables }
}
