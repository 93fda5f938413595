import type { AccessScope, OrganizationType } from '../../prisma/generated/client/enums.ts'
import type { Context } from '../context.ts'
import { mustFor, onlyOrganization } from '../core/acting.ts'
import { NotFoundError } from '../core/errors.ts'
import { both } from '../core/filter.ts'
import { decodeId, encodeId } from '../core/global-id.ts'
import type { Transaction } from '../core/write.ts'
import { viewableOrganizationWhere } from '../organization/access.ts'
import { organizationTypes } from '../organization/organization-type.ts'

/**
 * The organisation that an id names.
 * @throws NotFoundError for one that the viewer may not see
 */
export async function organizationBy(tx: Transaction, globalId: string, ctx: Context, field: string): Promise<{ id: string; type: OrganizationType }> {
  const id = decodeId(globalId, Object.values(organizationTypes), field)
  const found = await tx.organization.findFirst({ where: both({ id }, viewableOrganizationWhere(ctx)), select: { id: true, type: true } })
  if (found === null || encodeId(organizationTypes[found.type], id) !== globalId) throw new NotFoundError(field)
  return found
}

/**
 * The organisation on whose behalf a viewer acts: the one named, or the only one for which it has the scope.
 * @throws NotFoundError for one that it may not see, CodedError FORBIDDEN without the scope for it, InputError where none is named and there is not just one
 */
export async function organizationFor(tx: Transaction, globalId: string | null, scope: AccessScope, ctx: Context, field: string): Promise<{ id: string; type: OrganizationType }> {
  if (globalId === null) {
    const found = await tx.organization.findFirst({ where: both({ id: onlyOrganization(ctx.viewer, scope, field) }, viewableOrganizationWhere(ctx)), select: { id: true, type: true } })
    if (found === null) throw new NotFoundError(field)
    return found
  }
  const found = await organizationBy(tx, globalId, ctx, field)
  mustFor(ctx.viewer, scope, found.id)
  return found
}

/** Makes those wait who change the keys or members of the same organisation at this moment. */
export async function lockOrganization(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from "Organization" where id = ${id}::uuid for update`
}
