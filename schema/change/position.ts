import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto'
import { signedBytes } from '../core/cursor.ts'
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
  const signed = signedBytes(createSecretKey(key('signature')))
  return {
    write({ transaction, id, at }) {
      const plain = Buffer.alloc(blockBytes)
      plain.writeUIntBE(transaction, 0, numberBytes)
      plain.writeUIntBE(id, numberBytes, numberBytes)
      plain.writeUInt32BE(Math.floor(at.getTime() / 1000), 2 * numberBytes)
      // One block, and no two positions are alike.
      const block = createCipheriv('aes-256-ecb', cipherKey, null).setAutoPadding(false).update(plain)
      return signed.sign(block)
    },
    read(cursor) {
      const block = signed.open(cursor)
      if (block?.length !== blockBytes) return null
      const plain = createDecipheriv('aes-256-ecb', cipherKey, null).setAutoPadding(false).update(block)
      return {
        transaction: plain.readUIntBE(0, numberBytes),
        id: plain.readUIntBE(numberBytes, numberBytes),
        at: new Date(plain.readUInt32BE(2 * numberBytes) * 1000),
      }
    },
  }
}
