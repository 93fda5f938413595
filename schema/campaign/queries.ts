import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Campaign, campaignEntity, campaigns } from './campaign.ts'

builder.queryFields((t) => ({
  campaign: byId(t, { type: Campaign, of: campaignEntity, description: 'One campaign (캠페인)' }),
  campaigns: campaigns.root(t, 'Campaigns (캠페인 목록).'),
}))
