import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto'
import type { Position } from './types.ts'

/** A position with the time from which on its changes are kept for it. */
export interface Mark extends Position {
  at: Date
}

/** Writes and reads the cursors of the changes feed. */
export interface Marks {
  /** The same for the same position and second. */
  write(mark: Mark): string
  /** Null for whatever `write` did not give. */
  read(cursor: string): Mark | null
}

const signatureBytes = 12
const blockBytes = 16
/** Up to 2^48 transactions and changes. */
const numberBytes = 6

/**
 * Cursors that are encrypted beside being signed: the numbers in a position would tell how much happened that the
 * viewer may not see.
 */
export function sealedMarks(secret: string): Marks {
  const key = (of: string) => createHmac('sha256', secret).update(`changes: ${of}`).digest()
  const cipherKey = key('cipher')
  const signatureKey = key('signature')
  const signature = (block: Buffer) => createHmac('sha256', signatureKey).update(block).digest().subarray(0, signatureBytes)
  return {
    write({ transaction, id, at }) {
      const plain = Buffer.alloc(blockBytes)
      plain.writeUIntBE(transaction, 0, numberBytes)
      plain.writeUIntBE(id, numberBytes, numberBytes)
      plain.writeUInt32BE(Math.floor(at.getTime() / 1000), 2 * numberBytes)
      // One block, and no two positions are alike.
      const block = createCipheriv('aes-256-ecb', cipherKey, null).setAutoPadding(false).update(plain)
      return Buffer.concat([signature(block), block]).toString('base64url')
    },
    read(cursor) {
      const bytes = Buffer.from(cursor, 'base64url')
      if (bytes.length !== signatureBytes + blockBytes || bytes.toString('base64url') !== cursor) return null
      const block = bytes.subarray(signatureBytes)
      if (!timingSafeEqual(signature(block), bytes.subarray(0, signatureBytes))) return null
      const plain = createDecipheriv('aes-256-ecb', cipherKey, null).setAutoPadding(false).update(block)
      return {
        transaction: plain.readUIntBE(0, numberBytes),
        id: plain.readUIntBE(numberBytes, numberBytes),
        at: new Date(plain.readUInt32BE(2 * numberBytes) * 1000),
      }
    },
  }
}
