import { stated } from './cite.ts'
import { type FactFile, row } from './row.ts'

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
        description: 'Companies give of their own will, the money buys products of social-economy organisations of the region, and these go to vulnerable groups.',
      },
      [stated('001-18', 'L17'), stated('001-18', 'L20', { field: 'description', note: 'Told here in other words.' })],
    ),
    row('CampaignBody', 'ontact:kosme-gyeongnam', { campaignId: 'ontact', organizationId: 'kosme-gyeongnam', role: 'ORGANIZER' }, [
      stated('001-18', 'L17', { quotedAs: '중소벤처기업진흥공단 경남본부' }),
    ]),
    row('CampaignBeneficiary', 'ontact:VULNERABLE', { campaignId: 'ontact', group: 'VULNERABLE' }, [
      stated('001-18', 'L20', { quotedAs: '취약계층' }),
    ]),
  ],
}
