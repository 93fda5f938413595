import { stated } from './cite.ts'
import { type FactFile, type FactRow, row } from './row.ts'

const outcome = (place: number, name: string): FactRow =>
  row('CampaignOutcome', `ontact:${place}`, { campaignId: 'ontact', place, name, state: 'REACHED' }, [stated('001-18', 'L17', { quotedAs: name })])

/** The one campaign of the articles; of its amounts, dates, products and recipients none is told. */
export const campaigns: FactFile = {
  file: 'prisma/facts/campaigns.ts',
  synthetic: false,
  rows: [
    row(
      'Campaign',
      'ontact',
      {
        name: '지역공감 온택트 캠페인',
        description: '기업이 자율로 낸 기부금으로 지역 사회적경제조직의 제품을 사서 취약계층에 전한다.',
      },
      [stated('001-18', 'L17'), stated('001-18', 'L20', { field: 'description', note: 'Told here in other words.' })],
    ),
    row('CampaignBody', 'ontact:kosme-gyeongnam', { campaignId: 'ontact', organizationId: 'kosme-gyeongnam', role: 'ORGANIZER' }, [
      stated('001-18', 'L17', { quotedAs: '중소벤처기업진흥공단 경남본부' }),
    ]),
    row('CampaignBeneficiary', 'ontact:VULNERABLE', { campaignId: 'ontact', group: 'VULNERABLE' }, [
      stated('001-18', 'L20', { quotedAs: '취약계층' }),
    ]),
    outcome(1, '기부문화 확산'),
    outcome(2, '사회적경제조직 제품 구매'),
    outcome(3, '기관 위상 제고'),
  ],
}
