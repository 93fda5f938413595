import { createHash } from 'node:crypto'
import { Prisma } from '../../prisma/generated/client/client.ts'
import type { ChangeAudience, ChangeKind } from '../../prisma/generated/client/enums.ts'
import { type Context, delegateOf } from '../context.ts'
import { lostRace } from './broken-rule.ts'
import { CodedError, ConflictError, InputError, NotFoundError, StaleVersionError } from './errors.ts'

export type Transaction = Prisma.TransactionClient

/** A change as the outbox tells it to those who listen. */
export interface Told {
  /** Type of what changed, as the graph names it. */
  type: string
  id: string
  kind: ChangeKind
  /** Whom it is told; absent: whoever sees the row. Narrower where what changed is not for all of them. */
  audience?: ChangeAudience
  /** The organisation or expert whose own the row is, who is told whatever the audience. */
  ownerId?: string | null
  /** Whether the row left the view of the audience; only of what is withdrawn. */
  leaves?: boolean
}

/** What a mutation did, as the audit trail and the outbox tell it. */
export interface Written extends Told {
  /** What else changed with it. */
  also?: readonly Told[]
  /** Version that the row has since; absent: such rows have none. */
  version?: number
  /** The organisation on whose behalf; absent: an operator, an expert, or a person without one. */
  organizationId?: string | null
  reason?: string | null
  sourceId?: string | null
  /** What was replaced, but for personal data and what is confidential. */
  values?: readonly { field: string; former: unknown; current: unknown }[]
}

/** What was written, now or by the first call with this idempotency key. */
export interface Outcome {
  /** Type of what changed, as the graph names it. */
  type: string
  id: string
  isRepeat: boolean
}

const timeLimit = 10_000
const keyPattern = /^[!-~]{8,200}$/

/**
 * Does a mutation in one transaction: the effect, its idempotency key, its line in the audit trail and its outbox
 * event stand or fall together. A call that repeats a key waits for the first one and gets its outcome.
 * @param input what the mutation was asked, for telling a repeat from another call
 * @throws CodedError IDEMPOTENCY_MISMATCH for a key that was used with another input, InputError for a malformed key
 */
export async function write(ctx: Context, action: string, input: unknown, effect: (tx: Transaction) => Promise<Written>): Promise<Outcome> {
  const key = ctx.idempotencyKey
  if (key !== null && !keyPattern.test(key)) throw new InputError('Idempotency-Key', 'Expected 8 to 200 printable ASCII characters without spaces.')
  const once = () =>
    ctx.prisma.$transaction(
      async (tx) => {
        const first = key === null ? null : await claimKey(tx, ctx, key, action, hashOf(action, input))
        if (first !== null) return { ...first, isRepeat: true }
        const written = await effect(tx)
        await record(tx, ctx, action, written)
        if (key !== null) {
          await tx.idempotencyKey.update({ where: { actor_key: { actor: ctx.viewer.id, key } }, data: { targetType: written.type, targetId: written.id } })
        }
        return { type: written.type, id: written.id, isRepeat: false }
      },
      { maxWait: timeLimit, timeout: timeLimit },
    )
  return withRetries(once)
}

const nothing = '00000000-0000-0000-0000-000000000000'

/** Takes the key for this transaction; gives what an earlier call wrote, null when this is the first. */
async function claimKey(tx: Transaction, ctx: Context, key: string, action: string, inputHash: Buffer): Promise<Pick<Outcome, 'type' | 'id'> | null> {
  const actor = ctx.viewer.id
  const claimed = await tx.$executeRaw`
    insert into "IdempotencyKey" (actor, key, action, "inputHash", "targetType", "targetId")
    values (${actor}, ${key}, ${action}, ${inputHash}, ${'Nothing'}, ${nothing}::uuid) on conflict do nothing`
  if (claimed === 1) return null
  const used = await tx.idempotencyKey.findUniqueOrThrow({ where: { actor_key: { actor, key } } })
  if (used.action !== action || !inputHash.equals(used.inputHash)) {
    throw new CodedError('IDEMPOTENCY_MISMATCH', 'Expected the input that this idempotency key was first used with, or a new key.', 'Idempotency-Key')
  }
  return { type: used.targetType, id: used.targetId }
}

async function record(tx: Transaction, ctx: Context, action: string, written: Written): Promise<void> {
  const { type, id, version, organizationId, reason, sourceId, values = [] } = written
  await tx.auditEntry.create({
    data: {
      action,
      actor: ctx.viewer.id,
      apiKeyId: ctx.viewer.apiKeyId,
      organizationId: organizationId ?? null,
      requestId: ctx.requestId,
      targetType: type,
      targetId: id,
      version: version ?? null,
      reason: reason ?? null,
      sourceId: sourceId ?? null,
      values: { create: values.map(({ field, former, current }) => ({ field, former: asText(former), current: asText(current) })) },
    },
  })
  const events = [written, ...(written.also ?? [])]
  await tx.outboxEvent.createMany({
    data: events.map(({ audience = 'EVERYBODY', ownerId = null, leaves = false, ...told }) => ({ kind: told.kind, targetType: told.type, targetId: told.id, audience, ownerId, leaves })),
  })
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return value.toISOString().replace('T00:00:00.000Z', '')
  return Array.isArray(value) ? value.map(asText).join(', ') || null : (value as { toString(): string }).toString()
}

/** The same for the same input, in whatever order its keys came. */
function hashOf(action: string, input: unknown): Buffer {
  const plain = (_key: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return `${value}n`
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  }
  return createHash('sha256').update(JSON.stringify([action, input], plain)).digest()
}

/** Tries again what only lost to another transaction (a deadlock), and says a broken unique rule as a conflict. */
async function withRetries<T>(once: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once()
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new ConflictError('Expected values that no other row has.')
      if (!lostRace(error) || attempt === 3) throw error
    }
  }
}

interface Delegate {
  updateMany(query: object): Promise<{ count: number }>
  findUnique(query: object): Promise<{ version: number } | null>
}

/**
 * Changes a row if it still has the version that the change was made from: of parallel changes one wins.
 * @returns the version that it has since
 * @throws StaleVersionError with the version that it has now, NotFoundError when it is gone
 */
export async function changeVersion(tx: Transaction, model: string, id: string, version: number, data: object): Promise<number> {
  const delegate = delegateOf(tx as never, model) as Delegate
  const { count } = await delegate.updateMany({ where: { id, version }, data: { ...data, editedByUser: true } })
  if (count === 1) return version + 1
  const row = await delegate.findUnique({ where: { id }, select: { version: true } })
  if (row === null) throw new NotFoundError('id')
  throw new StaleVersionError(row.version)
}

/** What of a change differs from what stood there, for the audit trail. */
export function changedValues(former: Readonly<Record<string, unknown>>, current: Readonly<Record<string, unknown>>): { field: string; former: unknown; current: unknown }[] {
  return Object.entries(current)
    .filter(([field, value]) => value !== undefined && asText(value) !== asText(former[field]))
    .map(([field, value]) => ({ field, former: former[field], current: value }))
}
