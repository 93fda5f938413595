import { z } from 'zod'
import type * as Enums from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText, syntheticText } from '../organization/inputs.ts'
import { EventKind } from './enums.ts'

export const EventFilter = builder.inputType('EventFilter', {
  description: 'Conditions on events (행사 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [EventKind], description: 'Kind (종류); any of them.' }),
    organizationId: t.id({ description: organizationIdText }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const eventFilter = z.object({ kinds: some.anyOf<Enums.EventKind>(), organizationId: anyOrganizationId(), ...updatedKeys, synthetic: some.flag() })

export function eventWhere({ filter }: ListArguments): Where {
  const { kinds, organizationId, updatedSince, synthetic } = parseFilter(eventFilter, filter)
  return both(
    kinds === undefined ? {} : { kind: { in: kinds } },
    organizationId === undefined ? {} : { bodies: { some: { organizationId } } },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
