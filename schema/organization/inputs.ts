import { z } from 'zod'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { OrderColumn, Where } from '../core/page.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { CivicForm, OrganizationKind } from './enums.ts'
import { organizationTypes } from './organization-type.ts'

export const organizationIdText = 'Id of an organisation that is part of it (관련 기관).'

/** An organisation's id of whichever type. */
export const anyOrganizationId = () => some.id(...Object.values(organizationTypes))

export const syntheticText = 'Whether they were made up for demonstration (가상 자료); absent: both.'

/** The orders of every list of organisations. */
export const organizationOrders = {
  NAME: { column: 'name', type: 'string', indexed: 'ASC' },
  CREATED_AT: { column: 'createdAt', type: 'date', indexed: 'DESC' },
} as const satisfies Record<string, OrderColumn>

export const organizationOrderTexts = {
  NAME: 'By Korean name (이름)',
  CREATED_AT: 'By the time at which it came into the graph (등록 시각)',
}

export const OrganizationFilter = builder.inputType('OrganizationFilter', {
  description: 'Conditions on organisations (기관 조건); all must hold.',
  fields: (t) => ({
    types: t.field({ type: [OrganizationKind], description: 'Type (구분); any of them.' }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const organizationFilter = z.object({
  ...regionKeys,
  types: some.anyOf<'ENTERPRISE' | 'PUBLIC_BUYER' | 'SUPPORT_ORGANIZATION' | 'CIVIC_ORGANIZATION'>(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function organizationWhere({ filter }: ListArguments, scope: Scope): Where {
  const { types, updatedSince, synthetic, ...region } = parseFilter(organizationFilter, filter)
  return both(
    types === undefined ? {} : { type: { in: types } },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

export const SupportOrganizationFilter = builder.inputType('SupportOrganizationFilter', {
  description: 'Conditions on support organisations (중간지원조직 조건); all must hold.',
  fields: (t) => ({ ...regionFields(t), ...updatedFields(t), synthetic: t.boolean({ description: syntheticText }) }),
})

const supportFilter = z.object({ ...regionKeys, ...updatedKeys, synthetic: some.flag() })

export function supportOrganizationWhere({ filter }: ListArguments, scope: Scope): Where {
  const { updatedSince, synthetic, ...region } = parseFilter(supportFilter, filter)
  return both(inRegion(region, scope), updatedAfter(updatedSince), synthetic === undefined ? {} : { synthetic })
}

export const CivicOrganizationFilter = builder.inputType('CivicOrganizationFilter', {
  description: 'Conditions on civic organisations (시민·민간단체 조건); all must hold.',
  fields: (t) => ({
    forms: t.field({ type: [CivicForm], description: 'Form (형태); any of them.' }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const civicFilter = z.object({
  ...regionKeys,
  forms: some.anyOf<'ASSOCIATION' | 'NETWORK' | 'COUNCIL' | 'COMMITTEE' | 'CHARITY'>(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function civicOrganizationWhere({ filter }: ListArguments, scope: Scope): Where {
  const { forms, updatedSince, synthetic, ...region } = parseFilter(civicFilter, filter)
  return both(
    forms === undefined ? {} : { civicOrganization: { is: { form: { in: forms } } } },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
