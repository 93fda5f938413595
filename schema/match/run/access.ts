import type { Scope } from '../../context.ts'
import type { Where } from '../../core/page.ts'
import { operates, organizationsWith } from '../../core/viewer.ts'

/** The runs that a viewer may see: those of organisations for which it matches; operators see every one. */
export function viewableRunWhere({ viewer }: Scope): Where {
  return operates(viewer) ? {} : { organizationId: { in: organizationsWith(viewer, 'WRITE_MATCHES') } }
}

/** The needs of runs that it may see. */
export function viewableRunNeedWhere(scope: Scope): Where {
  return operates(scope.viewer) ? {} : { run: { is: viewableRunWhere(scope) } }
}
