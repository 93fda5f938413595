import { randomUUID } from 'node:crypto'
import { createKey, KeyInputError, type MadeKey, revokeKey, rotateKey } from '../../prisma/access/key.ts'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { CommandError, explainedAs, withDatabase } from '../commands/database.ts'
import { type HolderOptions, holderOf, keyNamed } from './named.ts'
import { table } from './table.ts'

const hour = 3_600_000
const onceOnly = 'It can not be shown again: keep it where your server alone reads it.'

export interface CreateOptions extends HolderOptions {
  publishable?: boolean
  origin?: string[]
  scope?: AccessScope[]
  label: string
  expires?: number
}

export async function create(options: CreateOptions): Promise<string> {
  const { publishable = false, origin = [], scope = [], label, expires } = options
  const made = await inTransaction(async (tx) => {
    const holder = await holderOf(tx, options)
    const now = new Date()
    const expiresAt = expires === undefined ? null : new Date(now.getTime() + expires * 24 * hour)
    const key = await createKey(tx, { kind: publishable ? 'PUBLISHABLE' : 'SECRET', holder, label, scopes: scope, origins: origin, expiresAt }, { now })
    await audit(tx, 'createApiKey', key.id, typeof holder === 'object' && 'organizationId' in holder ? holder.organizationId : null)
    return key
  })
  return publishable ? made.text : secretOnce(made)
}

const secretOnce = ({ text }: MadeKey) => `${text}\n${onceOnly}`

export async function list(): Promise<string> {
  const rows = await withDatabase(({ prisma }) =>
    prisma.apiKey.findMany({
      omit: { secretHash: true },
      include: { organization: { select: { name: true } }, expert: { select: { name: true } } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
  )
  if (rows.length === 0) return 'There is no key: npm run keys -- create makes one.'
  const now = new Date()
  const at = (instant: Date | null, none: string) => instant?.toISOString().replace(/:\d\d\.\d{3}Z$/, 'Z') ?? none
  return table([
    ['KEY', 'KIND', 'LABEL', 'HOLDER', 'SCOPES OR ORIGINS', 'CREATED', 'EXPIRES', 'LAST USED', 'STATE'],
    ...rows.map((row) => [
      `yd_${row.kind === 'SECRET' ? 'sec' : 'pub'}_${row.keyId}`,
      row.kind.toLowerCase(),
      row.label,
      row.organization?.name ?? row.expert?.name ?? 'operator',
      [...row.scopes, ...row.origins].join(' ') || '–',
      at(row.createdAt, ''),
      at(row.expiresAt, 'never'),
      at(row.lastUsedAt, 'never'),
      row.revokedAt !== null ? 'revoked' : row.expiresAt !== null && row.expiresAt <= now ? 'expired' : 'live',
    ]),
  ])
}

export async function rotate(name: string, { grace }: { grace: number }): Promise<string> {
  const made = await inTransaction(async (tx) => {
    const { id, organizationId } = await keyNamed(tx, name)
    const rotated = await rotateKey(tx, id, { grace: grace * hour })
    if (rotated === null) throw new CommandError('Expected a live key: this one is revoked or at its end; create a new one.')
    await audit(tx, 'rotateApiKey', rotated.id, organizationId)
    return rotated
  })
  return `${made.text.startsWith('yd_pub_') ? made.text : secretOnce(made)}\nThe old key is refused from ${made.oldExpiresAt.toISOString()} on.`
}

export async function revoke(name: string): Promise<string> {
  return inTransaction(async (tx) => {
    const { id, keyId, organizationId } = await keyNamed(tx, name)
    if (!(await revokeKey(tx, id))) return `The key ${keyId} was revoked before.`
    await audit(tx, 'revokeApiKey', id, organizationId)
    return `Revoked the key ${keyId}: a running server refuses it within 5 seconds.`
  })
}

/** The trail tells of what this command did, as it tells of what mutations do. */
async function audit(tx: Prisma.TransactionClient, action: string, targetId: string, organizationId: string | null): Promise<void> {
  await tx.auditEntry.create({ data: { action, actor: 'command:keys', requestId: randomUUID(), targetType: 'ApiKey', targetId, organizationId } })
}

const inTransaction = <T>(work: (tx: Prisma.TransactionClient) => Promise<T>) => withDatabase(({ prisma }) => prisma.$transaction(work))

/** What to say of a failure: one line where it is one that the caller can act on. */
export function explained(error: unknown): unknown {
  if (error instanceof KeyInputError) return error.message
  return explainedAs(error, 'While the server runs, its mutations createApiKey and revokeApiKey do the same.')
}
