import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'
import { ownOrganizations, reviews, type Viewer } from '../core/viewer.ts'

/** What of a match the rule looks at. */
export interface PrivyRow {
  expertId: string
  need: { organizationId: string | null }
}

/**
 * The matches of which a viewer may read what is said between those concerned (steps, reasons, who decided, outcome,
 * ratings): of its own needs, an expert of her own, and all of them whoever judges matches.
 */
export function privyMatchWhere({ viewer }: Pick<Scope, 'viewer'>): Where {
  if (reviews(viewer)) return {}
  const ofNeeds = { need: { is: { organizationId: { in: ownOrganizations(viewer) } } } }
  return viewer.expertId === null ? ofNeeds : { OR: [ofNeeds, { expertId: viewer.expertId }] }
}

/** Whether a viewer may read that of a match; the same rule for one row. */
export function isPrivy({ viewer }: Pick<Scope, 'viewer'>, { expertId, need: { organizationId } }: PrivyRow): boolean {
  return reviews(viewer) || expertId === viewer.expertId || (organizationId !== null && ownOrganizations(viewer).includes(organizationId))
}

/** The steps of such matches. */
export function privyStepWhere(scope: Pick<Scope, 'viewer'>): Where {
  const of = privyMatchWhere(scope)
  return Object.keys(of).length === 0 ? {} : { match: { is: of } }
}

/** Whether the viewer acts for the organisation that has the need; an operator does so for nobody by itself. */
export function isOfNeed({ grants }: Viewer, { need: { organizationId } }: PrivyRow): boolean {
  return grants.some((grant) => grant.organizationId === organizationId && (grant.scopes.has('WRITE_NEEDS') || grant.scopes.has('WRITE_MATCHES')))
}
