import type { ConsentAudience, ConsentFieldGroup, ConsentPurpose } from '../../prisma/generated/client/enums.ts'
import type { Scope } from '../context.ts'
import type { Where } from '../core/page.ts'
import { can } from '../core/viewer.ts'

/** What of a consent decides whether it holds. */
export interface ConsentRow {
  fieldGroup: ConsentFieldGroup
  audience: ConsentAudience
  purpose: ConsentPurpose
  retentionUntil: Date
  withdrawnAt: Date | null
}

/** Who counts as audience: everybody, and whoever has the scope that the field group asks for. */
function audiences({ viewer }: Scope, fieldGroup: ConsentFieldGroup): ConsentAudience[] {
  const needed = fieldGroup === 'CONTACT' ? 'READ_CONTACTS' : 'READ_EXPERTS'
  return can(viewer, needed) ? ['PUBLIC', 'PARTNERS'] : ['PUBLIC']
}

/** The persons of whom a live consent lets the viewer see a group of fields, for a purpose where one is named. */
export function consentingWhere(scope: Scope, fieldGroup: ConsentFieldGroup, purpose?: ConsentPurpose): Where {
  const live = { fieldGroup, audience: { in: audiences(scope, fieldGroup) }, withdrawnAt: null, retentionUntil: { gte: scope.today } }
  return { consents: { some: purpose === undefined ? live : { ...live, purpose } } }
}

/** The same rule for one person's consents. */
export function consents(scope: Scope, rows: readonly ConsentRow[], fieldGroup: ConsentFieldGroup, purpose?: ConsentPurpose): boolean {
  const may = audiences(scope, fieldGroup)
  return rows.some(
    (row) =>
      row.fieldGroup === fieldGroup &&
      may.includes(row.audience) &&
      row.withdrawnAt === null &&
      row.retentionUntil >= scope.today &&
      (purpose === undefined || row.purpose === purpose),
  )
}
