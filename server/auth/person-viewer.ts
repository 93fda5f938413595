import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { type Grant, roleScopes, type Viewer } from '../../schema/core/viewer.ts'
import { type Brevity, briefly } from './briefly.ts'
import { scopesIn } from './standing.ts'
import type { Person } from './token-person.ts'

/**
 * Finds the viewer that a person is: what they may do comes from memberships alone, read at most `brevity.ms` ago,
 * and never from a claim of the token.
 */
export function personViewers(prisma: PrismaClient, brevity: Brevity): (person: Person) => Promise<Viewer> {
  const read = briefly(async (key) => {
    const [issuer, subject] = JSON.parse(key) as [string, string]
    const [members, account] = await Promise.all([
      prisma.membership.findMany({
        where: { issuer, subject },
        select: { organizationId: true, role: true, organization: { select: { standing: true, type: true } } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      }),
      prisma.expertAccount.findUnique({ where: { issuer_subject: { issuer, subject } }, select: { expertId: true } }),
    ])
    const grants = members.map(
      ({ organizationId, role, organization }): Grant => ({ organizationId, type: organization.type, role, scopes: new Set(scopesIn(organization, roleScopes[role])) }),
    )
    return { grants, expertId: account?.expertId ?? null }
  }, brevity)
  return async ({ issuer, subject }) => {
    const { grants, expertId } = await read(JSON.stringify([issuer, subject]))
    return {
      kind: 'PERSON',
      id: `person:${issuer} ${subject}`,
      scopes: new Set(grants.flatMap(({ scopes }) => [...scopes])),
      grants,
      expertId,
      apiKeyId: null,
      person: { issuer, subject },
    }
  }
}
