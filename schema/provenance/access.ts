import type { Scope } from '../context.ts'
import { both } from '../core/filter.ts'
import type { Where } from '../core/page.ts'
import { viewableExpertWhere } from '../expert/access.ts'
import { viewableEntrepreneurWhere, viewableNeedWhere } from '../need/access.ts'
import { impersonalWhere, viewableOrganizationWhere } from '../organization/access.ts'

/** The citations that a viewer may see: those of rows that it may see, so that nothing hidden shows by what it rests on. */
export function viewableCitationWhere(scope: Scope): Where {
  const organization = viewableOrganizationWhere(scope)
  const itsOwner = Object.keys(organization).length === 0 ? {} : { organization: { is: organization } }
  const rules: [foreignKey: string, relation: string, rule: Where][] = [
    ['expertId', 'expert', viewableExpertWhere(scope)],
    ['prospectiveEntrepreneurId', 'prospectiveEntrepreneur', viewableEntrepreneurWhere(scope)],
    ['needId', 'need', viewableNeedWhere(scope)],
    ['organizationId', 'organization', organization],
    ['organizationNameId', 'organizationName', itsOwner],
    ['heldKindId', 'heldKind', itsOwner],
    ['contactPointId', 'contactPoint', both(itsOwner, impersonalWhere(scope))],
  ]
  const real = rules.filter(([, , rule]) => Object.keys(rule).length > 0)
  return { AND: real.map(([foreignKey, relation, rule]) => ({ OR: [{ [foreignKey]: null }, { [relation]: { is: rule } }] })) }
}
