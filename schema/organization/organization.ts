import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { detail, entity } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { citations, recordFields } from '../core/owned.ts'
import { campaignRoles } from '../campaign/campaign.ts'
import { eventRoles } from '../event/event.ts'
import { facilities } from '../facility/facility.ts'
import { funds } from '../fund/fund.ts'
import { surveys } from '../observation/survey.ts'
import { agreementsOf } from '../programme/agreement.ts'
import { measures, plans } from '../programme/plan.ts'
import { programmeRoles } from '../programme/programme.ts'
import { relationsFrom, relationsTo } from '../programme/relation.ts'
import { sharingPlatforms } from '../sharing/sharing.ts'
import { honoursGiven } from '../enterprise/honour.ts'
import { observations } from '../observation/observation.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { impersonalWhere, viewableOfType, viewableOrganizationWhere } from './access.ts'
import { CivicForm, IdentifierScheme, Language, NameKind, OrganizationStanding } from './enums.ts'
import * as inputs from './inputs.ts'
import { type Name, nameOn } from './names.ts'
import { organizationTypes, typeOfOrganization } from './organization-type.ts'
import { publicRolesOf } from './public-role.ts'

/** Any organisation; its own type stands in the row. */
export const organizationEntity = { typeName: 'Organization', model: 'Organization', rule: viewableOrganizationWhere }

export const Organization = builder.prismaInterface('Organization', {
  extensions: { reads: { discriminator: { column: 'type', types: organizationTypes } } },
  description: 'Organisation (기관·단체): an enterprise, a public buyer, a support organisation or a civic organisation.',
  interfaces: () => [builder.nodeInterfaceRef(), Named],
  resolveType: (row) => typeOfOrganization(row as Record<string, unknown>),
  fields: (t) => ({
    name: t.string({
      description: 'Korean name (이름): the one valid today as far as sources tell; with `asOf` the one of that day.',
      args: { asOf: t.arg({ type: 'Date', description: 'Day (기준일).' }) },
      extensions: { reads: { column: ({ asOf }: { asOf?: Date | null }) => (asOf == null ? 'name' : null) } },
      select: ({ asOf }) => ({ name: true, ...(asOf == null ? {} : { names: true }) }),
      resolve: (row, { asOf }) => (asOf == null ? row.name : nameOn((row as unknown as { names: Name[] }).names, asOf, row.name)),
    }),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    names: t.relation('names', {
      description: 'All its names with language, kind and validity (명칭), oldest first.',
      query: { orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { kind: 'asc' }, { id: 'asc' }] },
    }),
    identifiers: t.relation('identifiers', {
      description: 'Numbers that registers gave it (식별번호); a branch’s own number is one of its enterprise’s; those of a sole trader are shown to itself and operators alone.',
      query: ((_args: object, ctx: Context) => ({ where: impersonalWhere(ctx), orderBy: [{ scheme: 'asc' }, { value: 'asc' }] })) as never,
    }),
    region: t.relation('region', { nullable: true, description: 'Region of its seat (소재지); null: no source tells it.' }),
    branches: organizations.below(t, 'branches', 'Its branches and parts (하위 기관).'),
    supervised: organizations.below(t, 'supervised', 'The bodies that it supervises (소관 대상 기관).'),
    contactPoints: t.relation('contactPoints', {
      description: 'Offices through which it can be reached (연락처); those of a sole trader are shown to itself and operators alone.',
      query: ((_args: object, ctx: Context) => ({ where: impersonalWhere(ctx), orderBy: [{ name: 'asc' }, { id: 'asc' }] })) as never,
    }),
    publicRoles: publicRolesOf(t),
    agreements: agreementsOf(t),
    programmeRoles: programmeRoles(t),
    plans: plans.below(t, 'plans', 'Plans that it made (수립 계획).'),
    measures: measures.below(t, 'measures', 'Measures of its own (추진 시책).'),
    facilities: facilities.below(t, 'facilities', 'Facilities that it builds or runs (시설).'),
    eventRoles: eventRoles(t),
    funds: funds.below(t, 'funds', 'Funds that it set up (조성 기금).'),
    sharingPlatforms: sharingPlatforms.below(t, 'sharingPlatforms', 'Sharing platforms that it runs (공유 플랫폼).'),
    surveys: surveys.below(t, 'surveys', 'Surveys that it had made (실태조사).'),
    campaignRoles: campaignRoles(t),
    honoursGiven: honoursGiven(t),
    observations: observations.below(t, 'observations', 'Figures about it (관측값).'),
    relationsFrom: relationsFrom(t),
    relationsTo: relationsTo(t),
    note: t.exposeString('note', { nullable: true }),
    standing: t.expose('standing', { type: OrganizationStanding, description: 'How far it was checked (확인 상태); others than itself and operators see verified ones alone.' }),
    ...recordFields(t),
  }),
})

builder.prismaInterfaceFields(Organization, (t) => ({
  parent: t.relation('parent', {
    type: Organization,
    nullable: true,
    description: 'The organisation that it is a branch or a part of (상위 기관); null: none told.',
  }),
  supervisor: t.relation('supervisor', {
    type: Organization,
    nullable: true,
    description: 'The body that supervises it (소관 기관); null: none told.',
  }),
}))

builder.prismaObject('OrganizationName', {
  fields: (t) => ({
    value: t.exposeString('value', {}),
    lang: t.expose('lang', { type: Language, description: 'Language (언어).' }),
    kind: t.expose('kind', { type: NameKind, description: 'What kind of name it is (종류).' }),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
    citations: citations(t),
  }),
})

export const ContactPoint = builder.prismaObject('ContactPoint', {
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    phone: t.exposeString('phone', { nullable: true }),
    citations: citations(t),
  }),
})

builder.prismaObject('OrganizationIdentifier', {
  fields: (t) => ({
    scheme: t.expose('scheme', { type: IdentifierScheme, description: 'Register (체계).' }),
    value: t.exposeString('value', {}),
    verified: t.exposeBoolean('verified', {}),
  }),
})

export const supportOrganizationEntity = entity('SupportOrganization', 'Organization', viewableOfType('SUPPORT_ORGANIZATION'))

export const SupportOrganization = builder.prismaNode('Organization', {
  variant: 'SupportOrganization',
  description: 'Support organisation (중간지원조직): a centre that helps social-economy enterprises of its region.',
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named, Organization],
  fields: (t) => ({
    operatedSince: detail(t, 'supportOrganization', 'operatedSince', { type: 'Int', description: 'Year of its first day (운영 시작 연도); null: not told.' }),
  }),
})

export const civicOrganizationEntity = entity('CivicOrganization', 'Organization', viewableOfType('CIVIC_ORGANIZATION'))

export const CivicOrganization = builder.prismaNode('Organization', {
  variant: 'CivicOrganization',
  description: 'Civic organisation (시민·민간단체): an association, network, council of organisations, committee or charity.',
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named, Organization],
  fields: (t) => ({
    form: detail(t, 'civicOrganization', 'form', { type: CivicForm, description: 'Form (형태); null: not told.' }),
  }),
})

const ofOrganizations = {
  orders: inputs.organizationOrders,
  defaultOrder: { field: 'NAME', direction: 'ASC' },
} as const

export const organizations = defineList({
  name: 'Organization',
  korean: '기관·단체',
  type: Organization,
  filter: inputs.OrganizationFilter,
  orderTexts: inputs.organizationOrderTexts,
  fields: appliedRegion,
  spec: { ...ofOrganizations, name: 'organizations', of: organizationEntity, where: inputs.organizationWhere },
})

export const supportOrganizations = defineList({
  name: 'SupportOrganization',
  korean: '중간지원조직',
  type: SupportOrganization,
  filter: inputs.SupportOrganizationFilter,
  orderTexts: inputs.organizationOrderTexts,
  fields: appliedRegion,
  spec: { ...ofOrganizations, name: 'supportOrganizations', of: supportOrganizationEntity, where: inputs.supportOrganizationWhere },
})

export const civicOrganizations = defineList({
  name: 'CivicOrganization',
  korean: '시민·민간단체',
  type: CivicOrganization,
  filter: inputs.CivicOrganizationFilter,
  orderTexts: inputs.organizationOrderTexts,
  fields: appliedRegion,
  spec: { ...ofOrganizations, name: 'civicOrganizations', of: civicOrganizationEntity, where: inputs.civicOrganizationWhere },
})
