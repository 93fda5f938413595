import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'
import { operates, type Viewer } from '../core/viewer.ts'

/** What of a run the rule looks at. */
export interface RunRow {
  organizationId: string | null
}

const matching = ({ grants }: Viewer): string[] => grants.filter(({ scopes }) => scopes.has('WRITE_MATCHES')).map(({ organizationId }) => organizationId)

/** The runs that a viewer may see: those of organisations for which it matches; operators see every one. */
export function viewableRunWhere({ viewer }: Scope): Where {
  return operates(viewer) ? {} : { organizationId: { in: matching(viewer) } }
}

/** Whether a viewer may see a run; the same rule for one row. */
export function canViewRun({ viewer }: Scope, { organizationId }: RunRow): boolean {
  return operates(viewer) || (organizationId !== null && matching(viewer).includes(organizationId))
}

/** The needs of runs that it may see. */
export function viewableRunNeedWhere(scope: Scope): Where {
  return operates(scope.viewer) ? {} : { run: { is: viewableRunWhere(scope) } }
}
