import { v7 } from 'uuid'
import type { Prisma } from '../generated/client/client.ts'
import { type KeyColumns, type KeyInput, keyColumns } from './key-input.ts'
import { hashOf, type KeyParts, keyParts, type KeyText, writeKey } from './key-text.ts'

export { type KeyHolder, type KeyInput, KeyInputError } from './key-input.ts'

/** A key that was just made. */
export interface MadeKey {
  /** Its row. */
  id: string
  /** The key as its holder writes it: told once, and kept nowhere. */
  text: string
}

/** Clock and bytes of a key to be made. */
export interface KeyOptions {
  now?: Date
  /** Name and secret, for keys that are derived; random ones by default. */
  parts?: KeyParts
}

/** How long the old key is still taken after a rotation, unless told otherwise: a day, in ms. */
export const usualGrace = 86_400_000

/**
 * Makes a key.
 * @throws KeyInputError for what no key can be
 */
export async function createKey(tx: Prisma.TransactionClient, input: KeyInput, { now = new Date(), parts = keyParts() }: KeyOptions = {}): Promise<MadeKey> {
  return insert(tx, keyColumns(input, now), parts, now)
}

/**
 * Makes a key that takes the place of another: same sort, holder, label, scopes, origins and end. The old one is taken
 * for the time of grace, never longer than it would have been anyway; rotated again, it gives a key that ends with it.
 * @param grace in ms; a day by default
 * @returns null where there is no such key, where it is revoked or at its end, or where somebody else changed it in this moment
 */
export async function rotateKey(
  tx: Prisma.TransactionClient,
  id: string,
  { grace = usualGrace, now = new Date() }: { grace?: number; now?: Date } = {},
): Promise<(MadeKey & { oldExpiresAt: Date }) | null> {
  const old = await tx.apiKey.findUnique({
    where: { id },
    select: { kind: true, label: true, scopes: true, origins: true, organizationId: true, expertId: true, expiresAt: true, revokedAt: true },
  })
  if (old === null || old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= now)) return null
  const { revokedAt, ...columns } = old
  const graceEnd = new Date(now.getTime() + grace)
  const oldExpiresAt = columns.expiresAt !== null && columns.expiresAt < graceEnd ? columns.expiresAt : graceEnd
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt, expiresAt: columns.expiresAt }, data: { expiresAt: oldExpiresAt } })
  return count === 1 ? { ...(await insert(tx, columns, keyParts(), now)), oldExpiresAt } : null
}

/** Revokes a key for good; false where there is no such key, or where it was revoked before. */
export async function revokeKey(tx: Prisma.TransactionClient, id: string, now: Date = new Date()): Promise<boolean> {
  const { count } = await tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } })
  return count === 1
}

async function insert(tx: Prisma.TransactionClient, columns: KeyColumns, { keyId, secret }: KeyParts, now: Date): Promise<MadeKey> {
  const text: KeyText = columns.kind === 'SECRET' ? { kind: 'SECRET', keyId, secret } : { kind: 'PUBLISHABLE', keyId }
  const secretHash = text.kind === 'SECRET' ? hashOf(text.secret) : null
  const { id } = await tx.apiKey.create({ data: { id: v7(), keyId, secretHash, createdAt: now, ...columns }, select: { id: true } })
  return { id, text: writeKey(text) }
}
