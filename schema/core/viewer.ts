import type { AccessScope, MemberRole, OrganizationType } from '../../prisma/generated/client/enums.ts'

/** What a viewer may do for one organisation. */
export interface Grant {
  organizationId: string
  /** Sort of organisation. */
  type: OrganizationType
  /** What the person is there; null: a key's grant. */
  role: MemberRole | null
  scopes: ReadonlySet<AccessScope>
}

/** Who asks: nobody we know, an app by its API key, or a person by the token of the operator's identity provider. */
export interface Viewer {
  kind: 'ANONYMOUS' | 'APP' | 'PERSON'
  /** By what limits, idempotency keys and the audit trail know it: `address:…`, `key:<uuid>` or `person:<issuer> <subject>`. */
  id: string
  /** All that it may do, for whomever. */
  scopes: ReadonlySet<AccessScope>
  /** The organisations that it acts for. */
  grants: readonly Grant[]
  /** The expert that it is; null: none. */
  expertId: string | null
  /** Row of the key that it used; null: none. */
  apiKeyId: string | null
  /** The person of a token; null: no token. */
  person: { issuer: string; subject: string } | null
}

export function anonymous(address: string): Viewer {
  return { kind: 'ANONYMOUS', id: `address:${address}`, scopes: new Set(), grants: [], expertId: null, apiKeyId: null, person: null }
}

/** Whether the viewer has the open view and no more: rules say the same to all of these, and look at nothing else of them. */
export const isOpen = ({ kind, scopes, grants, expertId }: Viewer): boolean => kind === 'ANONYMOUS' && scopes.size === 0 && grants.length === 0 && expertId === null

/** Whether the viewer has a scope at all. Operators have every scope. */
export function can({ scopes }: Viewer, scope: AccessScope): boolean {
  return scopes.has(scope) || scopes.has('OPERATE')
}

/** Whether the viewer may put anybody's data right and see what is confidential. */
export const operates = ({ scopes }: Viewer): boolean => scopes.has('OPERATE')

/** Whether the viewer has a scope for this organisation. */
export function canFor(viewer: Viewer, scope: AccessScope, organizationId: string | null): boolean {
  return operates(viewer) || viewer.grants.some((grant) => grant.organizationId === organizationId && grant.scopes.has(scope))
}

/**
 * Whether the viewer judges matches of others' needs: with the scope WRITE_MATCHES for an organisation that is no
 * enterprise, and so has no needs of its own; operators do too.
 */
export function reviews(viewer: Viewer): boolean {
  return operates(viewer) || viewer.grants.some(({ type, scopes }) => type !== 'ENTERPRISE' && scopes.has('WRITE_MATCHES'))
}

/** Ids of the organisations for which the viewer has any of some scopes. */
export const organizationsWith = ({ grants }: Viewer, ...any: readonly AccessScope[]): string[] => grants.filter(({ scopes }) => any.some((scope) => scopes.has(scope))).map(({ organizationId }) => organizationId)

/** Ids of the organisations whose own matters the viewer sees. */
export const ownOrganizations = ({ grants }: Viewer): string[] => grants.map(({ organizationId }) => organizationId)

/** What each role may do in its organisation (역할별 권한). */
export const roleScopes: Readonly<Record<MemberRole, readonly AccessScope[]>> = {
  OWNER: ['READ_EXPERTS', 'READ_CONTACTS', 'WRITE_NEEDS', 'WRITE_MATCHES', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS', 'ADMINISTER'],
  STAFF: ['READ_EXPERTS', 'WRITE_NEEDS', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS'],
  REVIEWER: ['READ_EXPERTS', 'WRITE_MATCHES'],
  OPERATOR: ['READ_EXPERTS', 'READ_CONTACTS', 'WRITE_NEEDS', 'WRITE_MATCHES', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS', 'ADMINISTER', 'OPERATE'],
}

/** What an organisation that nobody has verified may do: write its own drafts and its own record, and see nobody. */
export const pendingScopes: readonly AccessScope[] = ['WRITE_NEEDS', 'ADMINISTER']
