import type { Prisma } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { both } from '../core/filter.ts'
import { detail, entity, type Row } from '../core/graph.ts'
import { versionFields } from '../core/history.ts'
import { defineList } from '../core/list.ts'
import { Named } from '../core/named.ts'
import { orderedList } from '../core/ordered-list.ts'
import { citations, isSynthetic } from '../core/owned.ts'
import { needs } from '../need/need.ts'
import { impersonalWhere, viewableOfType } from '../organization/access.ts'
import { organizationOrders, organizationOrderTexts } from '../organization/inputs.ts'
import { Organization } from '../organization/organization.ts'
import { purchases } from '../purchase/purchase.ts'
import { appliedRegion } from '../region/applied-region.ts'
import * as enums from './enums.ts'
import { honours } from './honour.ts'
import { EnterpriseFilter, enterpriseWhere, validCertification } from './inputs.ts'
import { kindLabel } from './kind-label.ts'

export const enterpriseEntity = entity('Enterprise', 'Organization', viewableOfType('ENTERPRISE'))
export const industryEntity = entity('Industry', 'Industry')
export const certificationEntity = entity('Certification', 'Certification')

export const Enterprise = builder.prismaNode('Organization', {
  variant: 'Enterprise',
  description:
    'Enterprise (기업): a social-economy enterprise (사회적경제기업) with the kinds that it holds, or any other firm, whose kinds are empty.',
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named, Organization],
  fields: (t) => ({
    kinds: t.relation('heldKinds', {
      description: 'Kinds of social-economy enterprise that it holds or held, each with its stage (유형); empty: none told.',
      query: { orderBy: [{ kind: 'asc' }, { validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] },
    }),
    registrationNumber: t.string({
      nullable: true,
      description: 'Business registration number of its head office with hyphens (사업자등록번호); null: not told, or a sole trader’s, which itself and operators alone see.',
      select: (_args: object, ctx: Context) => ({
        identifiers: { where: both({ scheme: 'KR_BRN' }, impersonalWhere(ctx)) as Prisma.OrganizationIdentifierWhereInput, orderBy: { value: 'asc' }, take: 1 },
      }),
      resolve: (row) => {
        const digits = row.identifiers[0]?.value
        return digits === undefined ? null : `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}`
      },
    }),
    legalForm: detail(t, 'enterprise', 'legalForm', { type: enums.LegalForm, description: 'Legal form (법적 형태); null: not told.' }),
    industry: t.field({
      type: Industry,
      nullable: true,
      description: 'Industry (산업); null: not told.',
      extensions: { reads: { through: { relation: 'enterprise', to: 'industry' } } },
      select: (_args: object, _ctx: object, nested: (query: object) => object) => ({ enterprise: { select: { industry: nested({}) as never } } }),
      resolve: (row) => ((row as unknown as { enterprise: { industry: Row | null } | null }).enterprise?.industry ?? null) as never,
    }),
    isWomenOwned: detail(t, 'enterprise', 'womenOwned', { type: 'Boolean', description: 'Owned by women by the law’s definition (여성기업); null: not told.' }),
    isDisabledOwned: detail(t, 'enterprise', 'disabledOwned', { type: 'Boolean', description: 'Owned by persons with disabilities by the law’s definition (장애인기업); null: not told.' }),
    certifications: t.relation('certifications', {
      description: 'Its certificates (인증·지정·확인), oldest first.',
      args: { validOn: t.arg({ type: 'Date', description: 'Only those valid on this day (유효일), as far as their dates tell.' }) },
      query: ({ validOn }) => ({
        ...(validOn == null ? {} : { where: validCertification(validOn) }),
        orderBy: [{ issuedOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      }),
    }),
    honours: honours.below(t, 'honours', 'Honours that it received (표창·선정).'),
    needs: needs.below(t, 'needs', 'Its technical needs (기술수요).'),
    sales: purchases.below(t, 'sales', 'What public buyers bought of it (공공 판매 실적).'),
  }),
})

builder.prismaObject('HeldKind', {
  fields: (t) => ({
    kind: t.expose('kind', { type: enums.EnterpriseKind, description: 'Kind (유형).' }),
    stage: t.expose('stage', { type: enums.KindStage, description: 'Stage (단계).' }),
    label: t.string({
      description: 'What it is called at this stage in Korean (명칭): 예비사회적기업 is never called 사회적기업.',
      select: { kind: true, stage: true },
      resolve: (held) => kindLabel(held.kind, held.stage).ko,
    }),
    labelEn: t.string({
      description: 'What it is called at this stage in English (영문 명칭).',
      select: { kind: true, stage: true },
      resolve: (held) => kindLabel(held.kind, held.stage).en,
    }),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
    citations: citations(t),
  }),
})

export const Industry = builder.prismaNode('Industry', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    code: t.exposeString('code', {}),
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    revision: t.exposeInt('revision', {}),
    citations: citations(t),
  }),
})

export const Certification = builder.prismaNode('Certification', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    holder: t.relation('organization', { type: Enterprise, description: 'Who holds it (보유 기업).' }),
    scheme: t.expose('scheme', { type: enums.CertificationScheme, description: 'Scheme (제도).' }),
    act: t.expose('act', { type: enums.CertificationAct, description: 'Act by which it is given (행위).' }),
    stage: t.expose('stage', { type: enums.KindStage, description: 'Stage (단계).' }),
    designationType: t.expose('designationType', { type: enums.DesignationType, nullable: true }),
    number: t.exposeString('number', { nullable: true }),
    socialPurposeType: t.expose('socialPurposeType', { type: enums.SocialPurposeType, nullable: true }),
    issuer: t.relation('issuer', { type: Organization, nullable: true, description: 'Who gave it (인증 기관); null: not told.' }),
    issuedOn: t.expose('issuedOn', { type: 'Date', nullable: true }),
    validFrom: t.expose('validFrom', { type: 'Date', nullable: true }),
    validTo: t.expose('validTo', { type: 'Date', nullable: true }),
    status: t.expose('status', { type: enums.CertificationStatus, description: 'State as last heard (상태).' }),
    isSynthetic: isSynthetic(t),
    ...versionFields(t),
    citations: citations(t),
  }),
})

export const enterprises = defineList({
  name: 'Enterprise',
  korean: '기업',
  type: Enterprise,
  filter: EnterpriseFilter,
  orderTexts: organizationOrderTexts,
  fields: appliedRegion,
  spec: {
    name: 'enterprises',
    of: enterpriseEntity,
    orders: organizationOrders,
    defaultOrder: { field: 'NAME', direction: 'ASC' },
    where: enterpriseWhere,
  },
})

export const industries = orderedList({ order: 'CODE', column: 'code', text: 'By section letter (대분류 코드)' }, {
  name: 'Industry',
  plural: 'industries',
  korean: '산업',
  type: Industry,
  of: industryEntity,
  filter: null,
  where: () => ({}),
})
