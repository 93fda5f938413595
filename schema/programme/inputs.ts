import { z } from 'zod'
import type * as Enums from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText, syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { PlanKind, ProgrammeForm, ProgrammeStatus, RelationKind } from './enums.ts'

const year = z.number().int().min(1900, 'Expected a year from 1900 on.').max(2100, 'Expected a year up to 2100.').exactOptional()

export const ProgrammeFilter = builder.inputType('ProgrammeFilter', {
  description: 'Conditions on programmes (사업 조건); all must hold.',
  fields: (t) => ({
    forms: t.field({ type: [ProgrammeForm], description: 'Form (형태); any of them.' }),
    statuses: t.field({ type: [ProgrammeStatus], description: 'How far it has come (추진 상태); any of them.' }),
    organizationId: t.id({ description: organizationIdText }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const programmeFilter = z.object({
  ...regionKeys,
  forms: some.anyOf<Enums.ProgrammeForm>(),
  statuses: some.anyOf<Enums.ProgrammeStatus>(),
  organizationId: anyOrganizationId(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function programmeWhere({ filter }: ListArguments, scope: Scope): Where {
  const { forms, statuses, organizationId, updatedSince, synthetic, ...region } = parseFilter(programmeFilter, filter)
  return both(
    forms === undefined ? {} : { form: { in: forms } },
    statuses === undefined ? {} : { status: { in: statuses } },
    organizationId === undefined ? {} : { bodies: { some: { organizationId } } },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

export const AgreementFilter = builder.inputType('AgreementFilter', {
  description: 'Conditions on agreements (협약 조건); all must hold.',
  fields: (t) => ({
    organizationId: t.id({ description: organizationIdText }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const agreementFilter = z.object({ organizationId: anyOrganizationId(), ...updatedKeys, synthetic: some.flag() })

export function agreementWhere({ filter }: ListArguments): Where {
  const { organizationId, updatedSince, synthetic } = parseFilter(agreementFilter, filter)
  return both(
    organizationId === undefined ? {} : { parties: { some: { organizationId } } },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

export const PlanFilter = builder.inputType('PlanFilter', {
  description: 'Conditions on plans (계획 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [PlanKind], description: 'Kind (종류); any of them.' }),
    organizationId: t.id({ description: organizationIdText }),
    year: t.int({ description: 'A year within its period (연도).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const planFilter = z.object({ kinds: some.anyOf<Enums.PlanKind>(), organizationId: anyOrganizationId(), year, ...updatedKeys, synthetic: some.flag() })

export function planWhere({ filter }: ListArguments): Where {
  const { kinds, organizationId, year: within, updatedSince, synthetic } = parseFilter(planFilter, filter)
  return both(
    kinds === undefined ? {} : { kind: { in: kinds } },
    organizationId === undefined ? {} : { organizationId },
    within === undefined ? {} : { fromYear: { lte: within }, toYear: { gte: within } },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

export const MeasureFilter = builder.inputType('MeasureFilter', {
  description: 'Conditions on measures (시책 조건); all must hold.',
  fields: (t) => ({
    statuses: t.field({ type: [ProgrammeStatus], description: 'How far it has come (추진 상태); any of them.' }),
    organizationId: t.id({ description: organizationIdText }),
    planId: t.id({ description: 'Id of the plan that it stands in (계획).' }),
    year: t.int({ description: 'Year (연도).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const measureFilter = z.object({
  statuses: some.anyOf<Enums.ProgrammeStatus>(),
  organizationId: anyOrganizationId(),
  planId: some.id('Plan'),
  year,
  ...updatedKeys,
  synthetic: some.flag(),
})

export function measureWhere({ filter }: ListArguments): Where {
  const { statuses, organizationId, planId, year: of, updatedSince, synthetic } = parseFilter(measureFilter, filter)
  return both(
    statuses === undefined ? {} : { status: { in: statuses } },
    organizationId === undefined ? {} : { organizationId },
    planId === undefined ? {} : { planId },
    of === undefined ? {} : { year: of },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

export const RelationFilter = builder.inputType('RelationFilter', {
  description: 'Conditions on relations (관계 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [RelationKind], description: 'Kind (종류); any of them.' }),
  }),
})

const relationFilter = z.object({ kinds: some.anyOf<Enums.RelationKind>() })

export function relationWhere({ filter }: ListArguments): Where {
  const { kinds } = parseFilter(relationFilter, filter)
  return kinds === undefined ? {} : { kind: { in: kinds } }
}
