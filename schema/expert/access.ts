import type { ExpertSharing } from '../../prisma/generated/client/enums.ts'
import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'

/** The experts whom a viewer may see. */
export function viewableExpertWhere(_viewer: Scope): Where {
  return { sharing: 'SHARED' }
}

/** Whether a viewer may see an expert; the same rule for one row. */
export function canViewExpert(_viewer: Scope, expert: { sharing: ExpertSharing }): boolean {
  return expert.sharing === 'SHARED'
}

/** What a match says of its expert. */
export type ExpertState = 'VISIBLE' | 'NOT_SHARED' | 'WITHDRAWN'

export function expertState(viewer: Scope, expert: { sharing: ExpertSharing }): ExpertState {
  if (canViewExpert(viewer, expert)) return 'VISIBLE'
  return expert.sharing === 'WITHDRAWN' ? 'WITHDRAWN' : 'NOT_SHARED'
}
