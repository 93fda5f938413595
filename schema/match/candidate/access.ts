import type { Scope } from '../../context.ts'
import type { Where } from '../../core/page.ts'
import { can, ownOrganizations, reviews } from '../../core/viewer.ts'

/**
 * The needs for which a viewer may ask who suits them, one by one or as a cohort: all of them whoever judges matches,
 * and its own whoever acts for their owner. The pool is shared with partners, so both need READ_EXPERTS, by which they
 * see everybody in it.
 */
export function rankableNeedWhere({ viewer }: Pick<Scope, 'viewer'>): Where {
  if (!can(viewer, 'READ_EXPERTS')) return { id: { in: [] } }
  return reviews(viewer) ? {} : { organizationId: { in: ownOrganizations(viewer) } }
}

/** Whether a viewer may ask that of a need; the same rule for one row. */
export function mayRankExperts({ viewer }: Pick<Scope, 'viewer'>, need: { organizationId: string | null }): boolean {
  const isOwn = need.organizationId !== null && ownOrganizations(viewer).includes(need.organizationId)
  return can(viewer, 'READ_EXPERTS') && (reviews(viewer) || isOwn)
}

/** Whether a viewer may ask which needs suit an expert: she herself, and whoever judges matches. */
export function mayRankNeeds({ viewer }: Scope, expert: { id: string }): boolean {
  return expert.id === viewer.expertId || (can(viewer, 'READ_EXPERTS') && reviews(viewer))
}
