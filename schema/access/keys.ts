import { builder } from '../builder.ts'
import type { Viewer } from '../context.ts'
import type { Derivation, Find } from '../core/derived.ts'
import { both } from '../core/filter.ts'
import { decodeId, encodeId } from '../core/global-id.ts'
import { type Row, ruledRelation } from '../core/graph.ts'
import type { Where } from '../core/page.ts'
import { operates, ownOrganizations } from '../core/viewer.ts'
import { Organization, organizationEntity } from '../organization/organization.ts'
import { organizationTypes } from '../organization/organization-type.ts'
import { manageableKeyWhere } from './access.ts'
import { AccessScope, ApiKeyKind } from './enums.ts'

/** How many keys a list tells of. */
const most = 200

export const keysText = `API keys of the viewer’s organisations (API 키), those in force first, then the latest, at most ${most}.`

/** Keys are no nodes: their managers reach them by \`viewer\` alone. */
export const keyEntity = { typeName: 'ApiKey', model: 'ApiKey', rule: manageableKeyWhere }

export const ApiKey = builder.prismaObject('ApiKey', {
  description: 'API key (API 키) of an organisation’s app, of an expert or of an operator. What proves it is told once, when it is made.',
  fields: (t) => ({
    id: t.id({ select: { id: true }, description: 'Id (식별자), for `revokeApiKey` and `rotateApiKey`.', resolve: ({ id }) => encodeId('ApiKey', id) }),
    keyId: t.exposeString('keyId', {}),
    kind: t.expose('kind', { type: ApiKeyKind, description: 'Sort (종류).' }),
    label: t.exposeString('label', {}),
    scopes: t.expose('scopes', { type: [AccessScope], description: 'What it may do (권한); empty for a publishable key and for an expert’s.' }),
    origins: t.exposeStringList('origins', {}),
    organization: ruledRelation(t, 'organization', {
      type: Organization,
      of: organizationEntity,
      foreignKey: 'organizationId',
      description: 'The organisation that it acts for (기관); null: it is an expert’s, or an operator’s.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made (생성 시각).' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', nullable: true }),
    lastUsedAt: t.expose('lastUsedAt', { type: 'DateTime', nullable: true }),
    revokedAt: t.expose('revokedAt', { type: 'DateTime', nullable: true }),
    isLive: t.boolean({
      select: { revokedAt: true, expiresAt: true },
      description: 'Whether it is taken now (유효 여부): neither revoked nor at its end.',
      resolve: ({ revokedAt, expiresAt }, _args, { now }) => revokedAt === null && (expiresAt === null || expiresAt > now),
    }),
  }),
})

/** The keys that are taken at an instant. */
export const liveKeyWhere = (now: Date): Where => ({ revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] })

const endedKeyWhere = (now: Date): Where => ({ OR: [{ revokedAt: { not: null } }, { expiresAt: { lte: now } }] })

/** The key that the viewer used; null: none. */
export const keyInUse: Derivation<object, object, { keys: Row[] }, Row | null> = {
  ask: () => ({}),
  parts: { keys: { model: 'ApiKey', select: {}, where: (_asked, { viewer: { apiKeyId: id } }) => (id === null ? null : { id }), at: { '': {} } } },
  read: ({ keys: [key = null] }) => key,
}

/** The keys that the viewer manages, of one organisation or of all that it acts for. */
export const managedKeys: Derivation<{ organizationId?: string | null | undefined }, Where, { inForce: Row[]; ended: Row[] }, Row[]> = {
  ask: ({ organizationId }, ctx) =>
    both(organizationId == null ? heldWhere(ctx.viewer) : { organizationId: decodeId(organizationId, Object.values(organizationTypes), 'organizationId') }, manageableKeyWhere(ctx)),
  parts: { inForce: keysOf(liveKeyWhere), ended: keysOf(endedKeyWhere) },
  read: ({ inForce, ended }) => [...inForce, ...ended].slice(0, most),
}

function keysOf(state: (now: Date) => Where): Find<Where> {
  return {
    model: 'ApiKey',
    select: {},
    where: (held, { now }) => both(held, state(now)),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    at: { '': {} },
  }
}

/** The keys of whom the viewer is or acts for; operators hold theirs together. */
function heldWhere(viewer: Viewer): Where {
  const own: Where[] = [{ organizationId: { in: ownOrganizations(viewer) } }]
  if (viewer.expertId !== null) own.push({ expertId: viewer.expertId })
  if (operates(viewer)) own.push({ organizationId: null, expertId: null })
  return { OR: own }
}
