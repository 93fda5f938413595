import { z } from 'zod'
import type * as Enums from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText, syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { ResourceKind } from './enums.ts'

export const SharingPlatformFilter = builder.inputType('SharingPlatformFilter', {
  description: 'Conditions on sharing platforms (공유 플랫폼 조건); all must hold.',
  fields: (t) => ({
    organizationId: t.id({ description: organizationIdText }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const platformFilter = z.object({ organizationId: anyOrganizationId(), ...updatedKeys, synthetic: some.flag() })

export function sharingPlatformWhere({ filter }: ListArguments): Where {
  const { organizationId, updatedSince, synthetic } = parseFilter(platformFilter, filter)
  return both(organizationId === undefined ? {} : { organizationId }, updatedAfter(updatedSince), synthetic === undefined ? {} : { synthetic })
}

export const SharedResourceFilter = builder.inputType('SharedResourceFilter', {
  description: 'Conditions on shared resources (공유자원 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [ResourceKind], description: 'Kind (종류); any of them.' }),
    ...regionFields(t),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const resourceFilter = z.object({ ...regionKeys, kinds: some.anyOf<Enums.ResourceKind>(), ...updatedKeys, synthetic: some.flag() })

export function sharedResourceWhere({ filter }: ListArguments, scope: Scope): Where {
  const { kinds, updatedSince, synthetic, ...region } = parseFilter(resourceFilter, filter)
  return both(kinds === undefined ? {} : { kind: { in: kinds } }, inRegion(region, scope), updatedAfter(updatedSince), synthetic === undefined ? {} : { synthetic })
}

export const ReservationFilter = builder.inputType('ReservationFilter', {
  description: 'Conditions on reservations (예약 조건); all must hold.',
  fields: (t) => ({
    from: t.field({ type: 'DateTime', description: 'Ends after this instant (시작 기준).' }),
    to: t.field({ type: 'DateTime', description: 'Starts before this instant (종료 기준).' }),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const reservationFilter = z.object({ from: some.date(), to: some.date(), synthetic: some.flag() })

export function reservationWhere({ filter }: ListArguments): Where {
  const { from, to, synthetic } = parseFilter(reservationFilter, filter)
  return both(
    from === undefined ? {} : { endsAt: { gt: from } },
    to === undefined ? {} : { startsAt: { lt: to } },
    synthetic === undefined ? {} : { synthetic },
  )
}
