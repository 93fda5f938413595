import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { CodedError, InputError } from './errors.ts'
import { canFor, organizationsWith, type Viewer } from './viewer.ts'

/** @throws CodedError FORBIDDEN unless the viewer has the scope for the organisation. */
export function mustFor(viewer: Viewer, scope: AccessScope, organizationId: string | null): void {
  if (!canFor(viewer, scope, organizationId)) {
    throw new CodedError('FORBIDDEN', 'Expected a viewer with the scope that this needs for this organisation.')
  }
}

/**
 * The organisation on whose behalf a viewer acts when it names none.
 * @throws InputError naming `field` when it acts with that scope for none or for several
 */
export function onlyOrganization(viewer: Viewer, scope: AccessScope, field: string): string {
  const [only, ...others] = organizationsWith(viewer, scope)
  if (only === undefined || others.length > 0) throw new InputError(field, 'Expected the id of an organisation, since the viewer acts for none or for several.')
  return only
}
