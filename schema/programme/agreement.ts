import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, ownedList, recordFields } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { Organization } from '../organization/organization.ts'
import { GoalKind } from './enums.ts'
import { AgreementFilter, agreementWhere } from './inputs.ts'
import { relationsFrom, relationsTo } from './relation.ts'

export const agreementEntity = entity('Agreement', 'Agreement')

export const Agreement = builder.prismaNode('Agreement', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    purpose: t.exposeString('purpose', { nullable: true }),
    signedIn: partialDate(t, { code: 'signedIn', quotedAs: 'signedQuotedAs' }, 'When it was signed (체결 시기); null: not told.'),
    parties: t.relation('parties', { description: 'Who agreed (협약 기관).', query: { orderBy: { id: 'asc' } } }),
    goals: t.relation('goals', { description: 'What they agreed on, and what is expected of it (목표·기대효과).', query: { orderBy: { place: 'asc' } } }),
    relationsFrom: relationsFrom(t),
    relationsTo: relationsTo(t),
    ...recordFields(t),
  }),
})

builder.prismaObject('AgreementParty', {
  fields: (t) => ({
    organization: t.relation('organization', { type: Organization, description: 'The organisation (기관).' }),
    agreement: t.relation('agreement', { description: 'The agreement (협약).' }),
    citations: citations(t),
  }),
})

builder.prismaObject('AgreementGoal', {
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: GoalKind, description: 'Whether agreed or expected (구분).' }),
    citations: citations(t),
  }),
})

export const agreements = namedList({
  name: 'Agreement',
  plural: 'agreements',
  korean: '업무협약',
  type: Agreement,
  of: agreementEntity,
  filter: AgreementFilter,
  where: agreementWhere,
})

/** The agreements that an organisation is a party to. */
export const agreementsOf = (t: ModelFields): Field =>
  ownedList(t, 'agreements', 'Agreements that it is a party to (업무협약).', { id: 'asc' })
