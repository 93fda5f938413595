import type { NeedStatus } from '../../prisma/generated/client/enums.ts'
import { type ConsentRow, consentingWhere, consents } from '../access/consent-rule.ts'
import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'
import { operates, ownOrganizations } from '../core/viewer.ts'

/** States of a need that everybody may see. */
const open: readonly NeedStatus[] = ['OPEN', 'MATCHED', 'IN_PROGRESS', 'RESOLVED', 'WITHDRAWN']

/** What of a need the rules look at. */
export interface NeedRow {
  status: NeedStatus
  organizationId: string | null
}

/** The technical needs that a viewer may see: all but drafts, and the drafts of its own organisations; operators see every one. */
export function viewableNeedWhere({ viewer }: Scope): Where {
  if (operates(viewer)) return {}
  const own = ownOrganizations(viewer)
  const public_ = { status: { in: open } }
  return own.length === 0 ? public_ : { OR: [public_, { organizationId: { in: own } }] }
}

/** Whether a viewer may see a need; the same rule for one row. */
export function canViewNeed(scope: Scope, need: NeedRow): boolean {
  return need.status !== 'DRAFT' || ownsNeed(scope, need)
}

/** The needs whose confidential part a viewer may read: those of its own organisations; operators read every one. */
export function readableConfidentialWhere({ viewer }: Scope): Where {
  return operates(viewer) ? {} : { organizationId: { in: ownOrganizations(viewer) } }
}

/** Whether a need is the viewer's own, so that it may read its confidential part; the same rule for one row. */
export function ownsNeed({ viewer }: Scope, need: Pick<NeedRow, 'organizationId'>): boolean {
  return operates(viewer) || (need.organizationId !== null && ownOrganizations(viewer).includes(need.organizationId))
}

/** The prospective entrepreneurs whom a viewer may see: natural persons, by a live consent as experts are. */
export function viewableEntrepreneurWhere(scope: Scope): Where {
  return consentingWhere(scope, 'PROFILE')
}

/** Whether a viewer may see a prospective entrepreneur; the same rule for one row. */
export function canViewEntrepreneur(scope: Scope, entrepreneur: { consents: readonly ConsentRow[] }): boolean {
  return consents(scope, entrepreneur.consents, 'PROFILE')
}
