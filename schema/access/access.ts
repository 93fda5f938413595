import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'
import { operates, organizationsWith, type Viewer } from '../core/viewer.ts'

/** Ids of the organisations whose keys and members a viewer manages. */
const administered = (viewer: Viewer): string[] => organizationsWith(viewer, 'ADMINISTER')

/** The API keys that a viewer may see and end: those of organisations that it administers, and an expert's own; operators manage every one. */
export function manageableKeyWhere({ viewer }: Scope): Where {
  if (operates(viewer)) return {}
  const own = { organizationId: { in: administered(viewer) } }
  return viewer.expertId === null ? own : { OR: [own, { expertId: viewer.expertId }] }
}

/** Whether a viewer may see and end an API key; the same rule for one row. */
export function canManageKey({ viewer }: Scope, key: { organizationId: string | null; expertId: string | null }): boolean {
  if (operates(viewer)) return true
  if (key.organizationId !== null) return administered(viewer).includes(key.organizationId)
  return key.expertId !== null && key.expertId === viewer.expertId
}

/** The memberships that a viewer may see: those of organisations that it administers; operators see every one. */
export function manageableMemberWhere({ viewer }: Scope): Where {
  return operates(viewer) ? {} : { organizationId: { in: administered(viewer) } }
}

/** Whether a viewer may see a membership; the same rule for one row. */
export function canManageMember({ viewer }: Scope, member: { organizationId: string }): boolean {
  return operates(viewer) || administered(viewer).includes(member.organizationId)
}

/** Of what a natural person gave or had done (consents, looks at her contact), the rows that a viewer may see: an expert her own, operators every one. */
export function personsOwnWhere({ viewer }: Scope): Where {
  if (operates(viewer)) return {}
  return { expertId: { in: viewer.expertId === null ? [] : [viewer.expertId] } }
}

/** Whether a viewer may see such a row; the same rule for one row. */
export function isPersonsOwn({ viewer }: Scope, row: { expertId: string | null }): boolean {
  return operates(viewer) || (row.expertId !== null && row.expertId === viewer.expertId)
}
