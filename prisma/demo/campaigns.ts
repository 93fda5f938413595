import { type Columns, type FactRow, row } from '../facts/row.ts'
import type { Enterprise } from './enterprises.ts'
import { instantOn, madeUp } from './made-up.ts'
import { randomOf } from './random.ts'

interface CampaignOf {
  key: string
  name: string
  nameEn: string
  organizer: string
  /** The month in which it ran. */
  month: string
  donors: number
  suppliers: number
  groups: readonly Columns<'CampaignBeneficiary'>['group'][]
}

const campaigns: readonly CampaignOf[] = [
  {
    key: 'demo-new-year',
    name: '가상 설맞이 나눔 캠페인',
    nameEn: 'Synthetic New Year Sharing Campaign',
    organizer: 'demo-south-province',
    month: '2024-02',
    donors: 24,
    suppliers: 5,
    groups: ['ELDERLY', 'LOW_INCOME'],
  },
  {
    key: 'demo-summer',
    name: '가상 시원한 여름 캠페인',
    nameEn: 'Synthetic Cool Summer Campaign',
    organizer: 'demo-safety',
    month: '2025-07',
    donors: 17,
    suppliers: 4,
    groups: ['VULNERABLE', 'PEOPLE_WITH_DISABILITIES'],
  },
  {
    key: 'demo-spring',
    name: '가상 봄 장터 캠페인',
    nameEn: 'Synthetic Spring Market Campaign',
    organizer: 'demo-city',
    month: '2026-04',
    donors: 31,
    suppliers: 6,
    groups: ['NORTH_KOREAN_DEFECTOR', 'LOW_INCOME'],
  },
]

const flow = '기업들이 기부한 돈으로 사회적경제기업의 제품을 사서 필요한 이웃에게 전합니다.'

/** The three made-up campaigns with donors, suppliers and how many companies took part. */
export function campaignRows(enterprises: readonly Enterprise[]): FactRow[] {
  const random = randomOf('campaigns')
  return campaigns.flatMap(({ key, name, nameEn, organizer, month, donors, suppliers, groups }) => {
    const sellers = random.sample(enterprises.filter(({ isSocial }) => isSocial), suppliers)
    const givers = random.sample(enterprises.filter((one) => !sellers.includes(one)), donors)
    const body = (organizationId: string, role: Columns<'CampaignBody'>['role']) =>
      row('CampaignBody', `${key}:${organizationId}:${role}`, { campaignId: key, organizationId, role }, [madeUp])
    const createdAt = instantOn(random, `${month}-01`)
    const counted = { value: String(donors), unit: 'COMPANY', qualifier: 'EXACT', nature: 'ACTUAL' } as const
    const participants = { metricId: 'PARTICIPATING_COMPANIES', campaignId: key, periodKind: 'DURING', period: month, ...counted } as const
    return [
      row('Campaign', key, { name, nameEn, description: flow }, [madeUp], createdAt),
      body(organizer, 'ORGANIZER'),
      ...givers.map((one) => body(one.key, 'DONOR')),
      ...sellers.map((one) => body(one.key, 'SUPPLIER')),
      ...groups.map((group) => row('CampaignBeneficiary', `${key}:${group}`, { campaignId: key, group }, [madeUp])),
      row('Observation', `${key}:participants`, participants, [madeUp], createdAt),
    ]
  })
}
