import { createHmac, timingSafeEqual } from 'node:crypto'

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

/** Cursors signed by HMAC-SHA-256 with `secret`, cut to 96 bits. */
export function signedCursors(secret: string): Cursors {
  const signature = (payload: Buffer) => createHmac('sha256', secret).update(payload).digest().subarray(0, signatureBytes)
  return {
    sign(list, value, id) {
      const payload = Buffer.from(JSON.stringify([list, value, id]))
      return Buffer.concat([signature(payload), payload]).toString('base64url')
    },
    open(list, cursor) {
      const bytes = Buffer.from(cursor, 'base64url')
      if (bytes.length <= signatureBytes || bytes.toString('base64url') !== cursor) return null
      const payload = bytes.subarray(signatureBytes)
      if (!timingSafeEqual(signature(payload), bytes.subarray(0, signatureBytes))) return null
      const [cursorList, value, id] = JSON.parse(payload.toString('utf8')) as [string, CursorValue, string]
      return cursorList === list ? { value, id } : null
    },
  }
}
