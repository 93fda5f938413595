import { builder } from '../builder.ts'
import { BeneficiaryGroup } from '../campaign/enums.ts'
import { entity, type Field, type ModelFields } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, ownedList, recordFields } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { NeedStage } from '../need/enums.ts'
import { observations } from '../observation/observation.ts'
import { Organization } from '../organization/organization.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { countedGroups } from './counted-group.ts'
import { OutcomeState, ProgrammeForm, ProgrammeRole, ProgrammeStatus } from './enums.ts'
import { ProgrammeFilter, programmeWhere } from './inputs.ts'
import { relationsFrom, relationsTo } from './relation.ts'

export const programmeEntity = entity('Programme', 'Programme')

export const Programme = builder.prismaNode('Programme', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    form: t.expose('form', { type: ProgrammeForm, description: 'What it is (형태).' }),
    status: t.expose('status', { type: ProgrammeStatus, nullable: true, description: 'How far it has come (추진 상태); null: not told.' }),
    description: t.exposeString('description', { nullable: true }),
    eligibility: t.exposeString('eligibility', { nullable: true }),
    fundingNote: t.exposeString('fundingNote', { nullable: true }),
    needStages: t.expose('needStages', { type: [NeedStage], description: 'Stages of technical needs that it is about (기술수요 단계); empty: none told.' }),
    period: partialDate(t, { code: 'period', quotedAs: 'periodQuotedAs' }, 'When it runs or starts (기간); null: not told.'),
    untilYear: t.exposeInt('untilYear', { nullable: true }),
    region: t.relation('region', { nullable: true }),
    parent: t.relation('parent', { nullable: true }),
    parts: t.relation('parts', { description: 'Its parts (세부 사업).', query: { orderBy: [{ name: 'asc' }, { id: 'asc' }] } }),
    bodies: t.relation('bodies', {
      description: 'The organisations in it with their roles (참여 기관).',
      query: { orderBy: [{ role: 'asc' }, { id: 'asc' }] },
    }),
    outcomes: t.relation('outcomes', { description: 'What it brought or is to bring, in words (성과).', query: { orderBy: { place: 'asc' } } }),
    beneficiaries: t.relation('beneficiaries', { description: 'The groups that it serves (대상 계층).', query: { orderBy: { group: 'asc' } } }),
    countedGroups: countedGroups(t),
    observations: observations.below(t, 'observations', 'Figures about it: budgets, targets and results (사업 수치).'),
    relationsFrom: relationsFrom(t),
    relationsTo: relationsTo(t),
    ...recordFields(t),
  }),
})

builder.prismaObject('ProgrammeBody', {
  fields: (t) => ({
    role: t.expose('role', { type: ProgrammeRole, description: 'Role (역할).' }),
    organization: t.relation('organization', { type: Organization, description: 'The organisation (기관).' }),
    programme: t.relation('programme', { description: 'The programme (사업).' }),
    citations: citations(t),
  }),
})

builder.prismaObject('ProgrammeOutcome', {
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    state: t.expose('state', { type: OutcomeState, description: 'How it went (정도).' }),
    citations: citations(t),
  }),
})

builder.prismaObject('ProgrammeBeneficiary', {
  fields: (t) => ({
    group: t.expose('group', { type: BeneficiaryGroup, description: 'The group (대상 계층).' }),
    citations: citations(t),
  }),
})

export const programmes = namedList({
  name: 'Programme',
  plural: 'programmes',
  korean: '사업',
  type: Programme,
  of: programmeEntity,
  filter: ProgrammeFilter,
  where: programmeWhere,
  fields: appliedRegion,
})

/** The programmes that an organisation has a role in. */
export const programmeRoles = (t: ModelFields): Field =>
  ownedList(t, 'programmeRoles', 'Programmes that it has a role in (참여 사업).', [{ role: 'asc' }, { id: 'asc' }])
