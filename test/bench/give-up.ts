import { DatabaseError } from '../../prisma/client.ts'
import { BenchError } from './data/place.ts'

/** Ends a command that can't go on: one line where it is known what to do, else all there is. */
export function giveUp(error: unknown): void {
  const isKnown = error instanceof BenchError || error instanceof DatabaseError || error instanceof RangeError
  console.error(isKnown ? error.message : error)
  process.exitCode = 1
}
