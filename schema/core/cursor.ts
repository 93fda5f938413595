import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'
import { LRUCache } from 'lru-cache'

/** A value of an ordering column as a cursor carries it: dates as ISO text, bigints as digits. */
export type CursorValue = string | number | null

/** Signs and opens cursors, so that nobody can make one up or move one to another list. */
export interface Cursors {
  /** The cursor of a row: `list` is the list and its order, `value` the row's ordering value. */
  sign(list: string, value: CursorValue, id: string): string
  /** The position of a cursor of `list`; null when it is malformed, altered, or of another list or order. */
  open(list: string, cursor: string): { value: CursorValue; id: string } | null
}

const signatureBytes = 12

/** Signs bytes, and takes what it has signed alone. */
export interface Signed {
  /** The bytes behind their signature, in base64url. */
  sign(bytes: Buffer): string
  /** The bytes; null for a text that is malformed or altered. */
  open(text: string): Buffer | null
}

/** HMAC-SHA-256, cut to 96 bits. */
export function signedBytes(secret: KeyObject): Signed {
  const signature = (bytes: Buffer) => createHmac('sha256', secret).update(bytes).digest().subarray(0, signatureBytes)
  return {
    sign: (bytes) => Buffer.concat([signature(bytes), bytes]).toString('base64url'),
    open(text) {
      const all = Buffer.from(text, 'base64url')
      if (all.length <= signatureBytes || all.toString('base64url') !== text) return null
      const bytes = all.subarray(signatureBytes)
      return timingSafeEqual(signature(bytes), all.subarray(0, signatureBytes)) ? bytes : null
    },
  }
}

/** Cursors that were given last and are known without a look at their signature: most come back with the next page. */
const lately = 2_000

interface Position {
  list: string
  value: CursorValue
  id: string
}

/** Cursors signed with `secret`. */
export function signedCursors(secret: string): Cursors {
  const signed = signedBytes(createSecretKey(secret, 'utf8'))
  const given = new LRUCache<string, Position>({ max: lately })
  const opened = (cursor: string): Position | null => {
    const payload = signed.open(cursor)
    if (payload === null) return null
    const [list, value, id] = JSON.parse(payload.toString('utf8')) as [string, CursorValue, string]
    return { list, value, id }
  }
  return {
    sign(list, value, id) {
      const cursor = signed.sign(Buffer.from(JSON.stringify([list, value, id])))
      given.set(cursor, { list, value, id })
      return cursor
    },
    open(list, cursor) {
      const position = given.get(cursor) ?? opened(cursor)
      return position?.list === list ? { value: position.value, id: position.id } : null
    },
  }
}
