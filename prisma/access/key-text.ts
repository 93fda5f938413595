import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key as its holder writes it, taken apart: `yd_pub_<keyId>` or `yd_sec_<keyId>_<secret>`. */
export type KeyText = { kind: 'PUBLISHABLE'; keyId: string } | { kind: 'SECRET'; keyId: string; secret: string }

/** What names a key and what proves it. */
export interface KeyParts {
  keyId: string
  secret: string
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** Digits of 16 and of 32 bytes to the base 62. */
const lengths = { keyId: 22, secret: 43 }
const longest = 'yd_sec_'.length + lengths.keyId + 1 + lengths.secret
const form = new RegExp(`^yd_(?:pub_(?<open>[0-9A-Za-z]{${lengths.keyId}})|sec_(?<keyId>[0-9A-Za-z]{${lengths.keyId}})_(?<secret>[0-9A-Za-z]{${lengths.secret}}))$`)

/** A name and a secret from 48 bytes, by default random ones: 128 bits name the key, 256 keep it. */
export function keyParts(bytes: Uint8Array = randomBytes(48)): KeyParts {
  if (bytes.length !== 48) throw new RangeError('Expected 48 bytes.')
  return { keyId: base62(bytes.subarray(0, 16), lengths.keyId), secret: base62(bytes.subarray(16), lengths.secret) }
}

/** A key as its holder writes it. */
export function writeKey(key: KeyText): string {
  return key.kind === 'SECRET' ? `yd_sec_${key.keyId}_${key.secret}` : `yd_pub_${key.keyId}`
}

/** Takes a key apart; null for anything that `writeKey` does not give. */
export function parseKey(text: string): KeyText | null {
  if (text.length > longest) return null
  const groups = form.exec(text)?.groups
  if (groups === undefined) return null
  const { open, keyId, secret } = groups
  if (open !== undefined) return { kind: 'PUBLISHABLE', keyId: open }
  return keyId === undefined || secret === undefined ? null : { kind: 'SECRET', keyId, secret }
}

/** What is kept of a secret: its SHA-256. The secret is random and long, so that a slow hash would add nothing. */
export function hashOf(secret: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

/** Compared with in the place of the hash that an unknown key lacks: that takes as long, and never holds. */
const nobody = randomBytes(32)

/**
 * Whether a secret is the one that `hash` was made of, in a time that tells nothing of either.
 * @param hash null where there is no such key, or where it has no secret: never the right one
 */
export function isSecretOf(secret: string, hash: Uint8Array | null): boolean {
  return timingSafeEqual(hashOf(secret), hash?.length === 32 ? hash : nobody) && hash !== null
}

function base62(bytes: Uint8Array, length: number): string {
  let rest = BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  let text = ''
  for (; text.length < length; rest /= 62n) text = digits.charAt(Number(rest % 62n)) + text
  return text
}
