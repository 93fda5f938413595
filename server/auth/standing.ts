import type { AccessScope, OrganizationStanding } from '../../prisma/generated/client/enums.ts'
import { pendingScopes } from '../../schema/core/viewer.ts'

/** What is left of scopes in an organisation: few where nobody has verified it. */
export function scopesIn({ standing }: { standing: OrganizationStanding }, scopes: readonly AccessScope[]): AccessScope[] {
  return standing === 'VERIFIED' ? [...scopes] : scopes.filter((scope) => pendingScopes.includes(scope))
}
