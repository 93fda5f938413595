import type { Scope } from '../context.ts'
import { can, ownOrganizations, reviews } from '../core/viewer.ts'

/**
 * Whether a viewer may ask who suits a need: whoever judges matches, and whoever acts for its owner. The pool is shared
 * with partners, so both need READ_EXPERTS, by which they see everybody in it.
 */
export function mayRankExperts({ viewer }: Scope, need: { organizationId: string | null }): boolean {
  const isOwn = need.organizationId !== null && ownOrganizations(viewer).includes(need.organizationId)
  return can(viewer, 'READ_EXPERTS') && (reviews(viewer) || isOwn)
}

/** Whether a viewer may ask which needs suit an expert: she herself, and whoever judges matches. */
export function mayRankNeeds({ viewer }: Scope, expert: { id: string }): boolean {
  return expert.id === viewer.expertId || (can(viewer, 'READ_EXPERTS') && reviews(viewer))
}
