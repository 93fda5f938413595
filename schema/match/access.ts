import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'
import { organizationsWith, ownOrganizations, reviews, type Viewer } from '../core/viewer.ts'

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

/** What of a match that rule looks at, as JSON. */
export const privyJson = (match: string): Prisma.Sql =>
  Prisma.raw(`json_build_object('id', ${match}.id, 'expertId', ${match}."expertId", 'need', (select json_build_object('organizationId', n."organizationId") from "Need" n where n.id = ${match}."needId"))`)

/** The steps of such matches. */
export function privyStepWhere(scope: Pick<Scope, 'viewer'>): Where {
  const of = privyMatchWhere(scope)
  return Object.keys(of).length === 0 ? {} : { match: { is: of } }
}

/** With any of these for the organisation that has a need a viewer acts for that side of its matches. */
export const needSide = ['WRITE_NEEDS', 'WRITE_MATCHES'] as const

/** Whether the viewer acts for the organisation that has the need; an operator does so for nobody by itself. */
export function isOfNeed(viewer: Viewer, { need: { organizationId } }: PrivyRow): boolean {
  return organizationId !== null && organizationsWith(viewer, ...needSide).includes(organizationId)
}
