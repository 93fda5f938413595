import { z } from 'zod'
import type { BeneficiaryGroup as Group } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, syntheticText } from '../organization/inputs.ts'
import { BeneficiaryGroup } from './enums.ts'

export const CampaignFilter = builder.inputType('CampaignFilter', {
  description: 'Conditions on campaigns (캠페인 조건); all must hold.',
  fields: (t) => ({
    beneficiaries: t.field({ type: [BeneficiaryGroup], description: 'Groups that it gives to (전달 대상); any of them.' }),
    organizationId: t.id({ description: 'Id of an organisation that has a role in it (참여 기관).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const campaignFilter = z.object({
  beneficiaries: some.anyOf<Group>(),
  organizationId: anyOrganizationId(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function campaignWhere({ filter }: ListArguments): Where {
  const { beneficiaries, organizationId, updatedSince, synthetic } = parseFilter(campaignFilter, filter)
  return both(
    beneficiaries === undefined ? {} : { beneficiaries: { some: { group: { in: beneficiaries } } } },
    organizationId === undefined ? {} : { bodies: { some: { organizationId } } },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
