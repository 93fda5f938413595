import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import * as organization from './organization.ts'
import { organizationTypes } from './organization-type.ts'
import { PublicRole, publicRoleEntity, publicRoles } from './public-role.ts'

builder.queryFields((t) => ({
  organization: byId(t, {
    type: organization.Organization,
    of: organization.organizationEntity,
    types: Object.values(organizationTypes),
    description: 'One organisation of any type (기관·단체)',
  }),
  organizations: organization.organizations.root(t, 'Organisations of all types (기관·단체 목록).'),
  supportOrganization: byId(t, {
    type: organization.SupportOrganization,
    of: organization.supportOrganizationEntity,
    description: 'One support organisation (중간지원조직)',
  }),
  supportOrganizations: organization.supportOrganizations.root(t, 'Support organisations (중간지원조직 목록).'),
  publicRole: byId(t, { type: PublicRole, of: publicRoleEntity, description: 'One public role of a person whom a source names (공적 직위)' }),
  publicRoles: publicRoles.root(t, 'Public roles: speakers and office-holders whom sources name (공적 직위 목록).'),
  civicOrganization: byId(t, {
    type: organization.CivicOrganization,
    of: organization.civicOrganizationEntity,
    description: 'One civic organisation (시민·민간단체)',
  }),
  civicOrganizations: organization.civicOrganizations.root(t, 'Associations, networks, councils of organisations, committees and charities (시민·민간단체 목록).'),
}))
