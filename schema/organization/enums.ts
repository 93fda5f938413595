import { builder } from '../builder.ts'
import { enumOf } from '../core/graph.ts'

export const NameKind = enumOf('NameKind')
export const Language = enumOf('Language')
export const IdentifierScheme = enumOf('IdentifierScheme')
export const CivicForm = enumOf('CivicForm')
export const OrganizationStanding = enumOf('OrganizationStanding')

export const OrganizationKind = builder.enumType('OrganizationType', {
  description: 'Type of an organisation (기관 구분).',
  values: {
    ENTERPRISE: { description: 'Enterprise (기업)' },
    PUBLIC_BUYER: { description: 'Public buyer (공공구매기관)' },
    SUPPORT_ORGANIZATION: { description: 'Support organisation (중간지원조직)' },
    CIVIC_ORGANIZATION: { description: 'Civic organisation (협회·네트워크·위원회)' },
  },
} as const)
