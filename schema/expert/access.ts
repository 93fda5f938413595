import { type ConsentRow, consentingWhere, consents } from '../access/consent-rule.ts'
import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'

/** What of an expert the rules look at. */
export interface ExpertRow {
  id: string
  consents: readonly ConsentRow[]
}

/**
 * The experts whom a viewer may see: by a live consent to show the profile to everybody, or to partners where the
 * viewer has the scope READ_EXPERTS; an expert always sees her own (개인정보 보호법 §15, §17, §37).
 */
export function viewableExpertWhere(scope: Scope): Where {
  return orSelf(scope, consentingWhere(scope, 'PROFILE'))
}

/** Whether a viewer may see an expert; the same rule for one row. */
export function canViewExpert(scope: Scope, expert: ExpertRow): boolean {
  return expert.id === scope.viewer.expertId || consents(scope, expert.consents, 'PROFILE')
}

/** The experts whose name and employer a viewer may see: of whom it sees the profile, and who share these with partners. */
export function readableIdentityWhere(scope: Scope): Where {
  return orSelf(scope, { AND: [consentingWhere(scope, 'PROFILE'), consentingWhere(scope, 'IDENTITY')] })
}

/** Whether a viewer may see the name and employer of an expert; the same rule for one row. */
export function canReadIdentity(scope: Scope, expert: ExpertRow): boolean {
  const both = consents(scope, expert.consents, 'PROFILE') && consents(scope, expert.consents, 'IDENTITY')
  return expert.id === scope.viewer.expertId || both
}

function orSelf({ viewer }: Scope, where: Where): Where {
  return viewer.expertId === null ? where : { OR: [where, { id: viewer.expertId }] }
}

/** What a match says of its expert. */
export type ExpertState = 'VISIBLE' | 'NOT_SHARED' | 'WITHDRAWN'

/** @param isVisible whether the viewer may see the expert */
export function expertState(isVisible: boolean, expert: { withdrawnAt: Date | null }): ExpertState {
  if (isVisible) return 'VISIBLE'
  return expert.withdrawnAt === null ? 'NOT_SHARED' : 'WITHDRAWN'
}
