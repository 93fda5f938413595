import { z } from 'zod'
import { builder } from '../builder.ts'
import { parseFilter } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { anyOrganizationId, organizationIdText } from './inputs.ts'

export const PublicRoleFilter = builder.inputType('PublicRoleFilter', {
  description: 'Conditions on public roles (공적 직위 조건); all must hold.',
  fields: (t) => ({ organizationId: t.id({ description: organizationIdText }) }),
})

const publicRoleFilter = z.object({ organizationId: anyOrganizationId() })

export function publicRoleWhere({ filter }: ListArguments): Where {
  const { organizationId } = parseFilter(publicRoleFilter, filter)
  return organizationId === undefined ? {} : { organizationId }
}
