import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
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
/** Cursors that were given last and are known without a look at their signature: most come back with the next page. */
const lately = 2_000

interface Position {
  list: string
  value: CursorValue
  id: string
}

/** Cursors signed by HMAC-SHA-256 with `secret`, cut to 96 bits. */
export function signedCursors(secret: string): Cursors {
  const key = createSecretKey(secret, 'utf8')
  const signature = (payload: Buffer) => createHmac('sha256', key).update(payload).digest().subarray(0, signatureBytes)
  const given = new LRUCache<string, Position>({ max: lately })
  const opened = (cursor: string): Position | null => {
    const bytes = Buffer.from(cursor, 'base64url')
    if (bytes.length <= signatureBytes || bytes.toString('base64url') !== cursor) return null
    const payload = bytes.subarray(signatureBytes)
    if (!timingSafeEqual(signature(payload), bytes.subarray(0, signatureBytes))) return null
    const [list, value, id] = JSON.parse(payload.toString('utf8')) as [string, CursorValue, string]
    return { list, value, id }
  }
  return {
    sign(list, value, id) {
      const payload = Buffer.from(JSON.stringify([list, value, id]))
      const cursor = Buffer.concat([signature(payload), payload]).toString('base64url')
      given.set(cursor, { list, value, id })
      return cursor
    },
    open(list, cursor) {
      const position = given.get(cursor) ?? opened(cursor)
      return position?.list === list ? { value: position.value, id: position.id } : null
    },
  }
}
