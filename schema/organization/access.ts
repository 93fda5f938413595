import type { LegalForm, OrganizationStanding, OrganizationType } from '../../prisma/generated/client/enums.ts'
import { enums } from '../../prisma/generated/datamodel.ts'
import type { Scope } from '../context.ts'
import { both } from '../core/filter.ts'
import type { Where } from '../core/page.ts'
import { operates, ownOrganizations } from '../core/viewer.ts'

/** What of an organisation the rules look at. */
export interface OrganizationRow {
  id: string
  standing: OrganizationStanding
  legalForm: LegalForm | null
}

/** The organisations that a viewer may see: those verified, and its own; operators see every one. */
export function viewableOrganizationWhere({ viewer }: Scope): Where {
  if (operates(viewer)) return {}
  const own = ownOrganizations(viewer)
  const verified = { standing: 'VERIFIED' }
  return own.length === 0 ? verified : { OR: [verified, { id: { in: own } }] }
}

/** The same rule for the organisations of one type. */
export const viewableOfType = (type: OrganizationType) => (scope: Scope): Where => both({ type }, viewableOrganizationWhere(scope))

/** Whether a viewer may see an organisation; the same rule for one row. */
export function canViewOrganization({ viewer }: Scope, organization: Pick<OrganizationRow, 'id' | 'standing'>): boolean {
  return organization.standing === 'VERIFIED' || operates(viewer) || ownOrganizations(viewer).includes(organization.id)
}

const corporateForms = Object.keys(enums.LegalForm.values).filter((form) => form !== 'SOLE_TRADER')

/**
 * Of the rows that belong to an organisation and would be personal data of a sole trader (its register numbers and
 * contacts), those that a viewer may see: of bodies corporate, and of its own organisations; operators see every one.
 */
export function impersonalWhere({ viewer }: Scope): Where {
  if (operates(viewer)) return {}
  const corporate = [
    { organization: { is: { type: { in: ['PUBLIC_BUYER', 'SUPPORT_ORGANIZATION', 'CIVIC_ORGANIZATION'] } } } },
    { organization: { is: { enterprise: { is: { OR: [{ legalForm: null }, { legalForm: { in: corporateForms } }] } } } } },
  ]
  const own = ownOrganizations(viewer)
  return { OR: own.length === 0 ? corporate : [...corporate, { organizationId: { in: own } }] }
}

/** Whether a viewer may see register numbers and contacts of an organisation; the same rule for one row. */
export function canSeePersonal({ viewer }: Scope, organization: Pick<OrganizationRow, 'id' | 'legalForm'>): boolean {
  return organization.legalForm !== 'SOLE_TRADER' || operates(viewer) || ownOrganizations(viewer).includes(organization.id)
}
