import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { citations, ownedList, recordFields } from '../core/owned.ts'
import { observations } from '../observation/observation.ts'
import { Organization } from '../organization/organization.ts'
import { countedGroups } from '../programme/counted-group.ts'
import { OutcomeState } from '../programme/enums.ts'
import { relationsTo } from '../programme/relation.ts'
import { BeneficiaryGroup, CampaignRole } from './enums.ts'
import { CampaignFilter, campaignWhere } from './inputs.ts'

export const campaignEntity = entity('Campaign', 'Campaign')

export const Campaign = builder.prismaNode('Campaign', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    description: t.exposeString('description', { nullable: true }),
    bodies: t.relation('bodies', {
      description: 'The organisations in it with their roles (참여 기관).',
      query: { orderBy: [{ role: 'asc' }, { id: 'asc' }] },
    }),
    beneficiaries: t.relation('beneficiaries', {
      description: 'The groups that it gives to (전달 대상).',
      query: { orderBy: { group: 'asc' } },
    }),
    outcomes: t.relation('outcomes', { description: 'What it brought, in words (성과).', query: { orderBy: { place: 'asc' } } }),
    countedGroups: countedGroups(t),
    relationsTo: relationsTo(t),
    observations: observations.below(t, 'observations', 'Figures about it, such as how many companies took part (캠페인 수치).'),
    ...recordFields(t),
  }),
})

builder.prismaObject('CampaignBody', {
  fields: (t) => ({
    role: t.expose('role', { type: CampaignRole, description: 'Role (역할).' }),
    organization: t.relation('organization', { type: Organization, description: 'The organisation (기관).' }),
    campaign: t.relation('campaign', { description: 'The campaign (캠페인).' }),
    citations: citations(t),
  }),
})

builder.prismaObject('CampaignBeneficiary', {
  fields: (t) => ({
    group: t.expose('group', { type: BeneficiaryGroup, description: 'The group (대상 계층).' }),
    citations: citations(t),
  }),
})

builder.prismaObject('CampaignOutcome', {
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    state: t.expose('state', { type: OutcomeState, description: 'How it went (정도).' }),
    citations: citations(t),
  }),
})

export const campaigns = defineList({
  name: 'Campaign',
  korean: '캠페인',
  type: Campaign,
  filter: CampaignFilter,
  orderTexts: {
    NAME: 'By Korean name (이름)',
    CREATED_AT: 'By the time at which it came into the graph (등록 시각)',
  },
  spec: {
    name: 'campaigns',
    of: campaignEntity,
    orders: {
      NAME: { column: 'name', type: 'string', indexed: 'ASC' },
      CREATED_AT: { column: 'createdAt', type: 'date', indexed: 'DESC' },
    },
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    where: campaignWhere,
  },
})

/** The campaigns that an organisation has a role in. */
export const campaignRoles = (t: ModelFields): Field =>
  ownedList(t, 'campaignRoles', 'Campaigns that it has a role in (참여 캠페인).', [{ role: 'asc' }, { id: 'asc' }])
