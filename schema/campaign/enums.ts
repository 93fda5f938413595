import { enumOf } from '../core/graph.ts'

export const CampaignRole = enumOf('CampaignRole')
export const BeneficiaryGroup = enumOf('BeneficiaryGroup')
