import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, recordFields } from '../core/owned.ts'
import { partialDate } from '../core/partial-date.ts'
import { Organization } from '../organization/organization.ts'
import { relationsFrom, relationsTo } from '../programme/relation.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { FacilityKind, MilestoneKind, Punctuality } from './enums.ts'
import { FacilityFilter, facilityWhere } from './inputs.ts'
import { punctuality } from './punctuality.ts'

export const facilityEntity = entity('Facility', 'Facility')

export const Facility = builder.prismaNode('Facility', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: FacilityKind, description: 'Kind (종류).' }),
    description: t.exposeString('description', { nullable: true }),
    organization: t.relation('organization', { type: Organization, nullable: true }),
    region: t.relation('region', { nullable: true }),
    milestones: t.relation('milestones', { description: 'Its milestones (추진 일정), in the order of building.', query: { orderBy: { kind: 'asc' } } }),
    relationsFrom: relationsFrom(t),
    relationsTo: relationsTo(t),
    ...recordFields(t),
  }),
})

builder.prismaObject('Milestone', {
  fields: (t) => ({
    kind: t.expose('kind', { type: MilestoneKind, description: 'What it is (단계).' }),
    plannedIn: partialDate(t, { code: 'plannedIn', quotedAs: 'plannedQuotedAs' }, 'When it is planned (계획 시기); null: no plan told.'),
    actualIn: partialDate(t, { code: 'actualIn', quotedAs: 'actualQuotedAs' }, 'When it came (실제 시기); null: not told, or not yet.'),
    punctuality: t.field({
      type: Punctuality,
      description: 'How it lies to its plan today (일정 준수), computed; a past plan of whose end no source tells is UNKNOWN.',
      select: { plannedIn: true, actualIn: true },
      resolve: (row, _args, ctx) => punctuality(row.plannedIn, row.actualIn, ctx.today.toISOString().slice(0, 10)),
    }),
    citations: citations(t),
  }),
})

export const facilities = namedList({
  name: 'Facility',
  plural: 'facilities',
  korean: '시설',
  type: Facility,
  of: facilityEntity,
  filter: FacilityFilter,
  where: facilityWhere,
  fields: appliedRegion,
})
