import type { Asker } from './identity.ts'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import { isSecretOf, type KeyText } from '../../prisma/access/key-text.ts'
import type { Prisma, PrismaClient } from '../../prisma/generated/client/client.ts'
import { CodedError } from '../../schema/core/errors.ts'
import type { Viewer } from '../../schema/core/viewer.ts'
import { type Brevity, briefly } from './briefly.ts'
import { isForeign } from './origin.ts'
import { scopesIn } from './standing.ts'

/** What of a key tells its viewer. */
export const columns = {
  id: true,
  kind: true,
  secretHash: true,
  scopes: true,
  origins: true,
  organizationId: true,
  expertId: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  organization: { select: { standing: true, type: true } },
} satisfies Prisma.ApiKeySelect

type KeyRow = Prisma.ApiKeyGetPayload<{ select: typeof columns }>

/**
 * Finds the viewer of a key, by what the database said of it at most `brevity.ms` ago.
 * @throws CodedError UNAUTHENTICATED for a key that is unknown, revoked or at its end; FORBIDDEN where it may not be used from
 */
export function keyViewers(prisma: PrismaClient, log: Logger, brevity: Brevity): (key: KeyText, request: Asker) => Promise<Viewer> {
  const read = briefly((keyId) => prisma.apiKey.findUnique({ where: { keyId }, select: columns }), brevity)
  const noteUse = usesNoted(prisma, log)
  return async (key, request) => {
    const row = await read(key.keyId)
    const isRight = key.kind === 'SECRET' ? isSecretOf(key.secret, row?.secretHash ?? null) : row?.kind === 'PUBLISHABLE'
    if (row === null || !isRight) throw new CodedError('UNAUTHENTICATED', 'Expected a known API key.')
    if (row.revokedAt !== null) throw new CodedError('UNAUTHENTICATED', 'Expected an API key that is not revoked.')
    const now = brevity.now()
    if (row.expiresAt !== null && row.expiresAt <= now) throw new CodedError('UNAUTHENTICATED', 'Expected an API key whose end is to come; this one has expired.')
    checkOrigin(row, request)
    noteUse(row, now)
    return viewerOf(row)
  }
}

function checkOrigin({ kind, origins }: KeyRow, request: Asker): void {
  if (kind === 'SECRET') {
    if (isForeign(request)) throw new CodedError('FORBIDDEN', 'Expected a server: a secret key stands in no browser; pages use a publishable key (yd_pub_…).')
  } else if (!origins.includes(request.headers.get('origin') ?? '')) {
    throw new CodedError('FORBIDDEN', 'Expected a page of one of the origins that this publishable key was made for.')
  }
}

/** The viewer that a key makes of whoever holds it. */
export function viewerOf({ id, kind, scopes, organizationId, expertId, organization }: Omit<KeyRow, 'secretHash'>): Viewer {
  const granted = kind === 'PUBLISHABLE' ? [] : organization === null ? scopes : scopesIn(organization, scopes)
  const isGrant = kind === 'SECRET' && organizationId !== null && organization !== null
  return {
    kind: 'APP',
    id: `key:${id}`,
    scopes: new Set(granted),
    grants: isGrant ? [{ organizationId, type: organization.type, role: null, scopes: new Set(granted) }] : [],
    expertId,
    apiKeyId: id,
    person: null,
  }
}

const minute = 60_000

/** Writes when a key was used, once a minute at most, behind the back of the request. */
function usesNoted(prisma: PrismaClient, log: Logger): (row: KeyRow, now: Date) => void {
  const noted = new LRUCache<string, number>({ max: 10_000 })
  return ({ id, lastUsedAt }, now) => {
    const at = Math.floor(now.getTime() / minute) * minute
    if (Math.max(noted.get(id) ?? 0, lastUsedAt?.getTime() ?? 0) >= at) return
    noted.set(id, at)
    prisma.apiKey
      .updateMany({ where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(at) } }] }, data: { lastUsedAt: new Date(at) } })
      .catch((error: unknown) => log.error({ err: error, apiKeyId: id }, 'the use of a key was not noted'))
  }
}
