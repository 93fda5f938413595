import { z } from 'zod'
import type * as Enums from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText, syntheticText } from '../organization/inputs.ts'
import { FundKind } from './enums.ts'

export const FundFilter = builder.inputType('FundFilter', {
  description: 'Conditions on funds (기금 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [FundKind], description: 'Kind (종류); any of them.' }),
    organizationId: t.id({ description: organizationIdText }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const fundFilter = z.object({ kinds: some.anyOf<Enums.FundKind>(), organizationId: anyOrganizationId(), ...updatedKeys, synthetic: some.flag() })

export function fundWhere({ filter }: ListArguments): Where {
  const { kinds, organizationId, updatedSince, synthetic } = parseFilter(fundFilter, filter)
  return both(
    kinds === undefined ? {} : { kind: { in: kinds } },
    organizationId === undefined ? {} : { organizationId },
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}
