import { z } from 'zod'
import type * as Enums from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText, syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { FacilityKind } from './enums.ts'

export const FacilityFilter = builder.inputType('FacilityFilter', {
  description: 'Conditions on facilities (시설 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [FacilityKind], description: 'Kind (종류); any of them.' }),
    organizationId: t.id({ description: organizationIdText }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const facilityFilter = z.object({ ...regionKeys, kinds: some.anyOf<Enums.FacilityKind>(), organizationId: anyOrganizationId(), ...updatedKeys, synthetic: some.flag() })

export function facilityWhere({ filter }: ListArguments, scope: Scope): Where {
  const { kinds, organizationId, updatedSince, synthetic, ...region } = parseFilter(facilityFilter, filter)
  return both(
    kinds === undefined ? {} : { kind: { in: kinds } },
    organizationId === undefined ? {} : { organizationId },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
