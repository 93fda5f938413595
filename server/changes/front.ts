import type { Logger } from 'pino'
import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { type Front, frontOf } from '../../schema/change/read.ts'
import { inTurn } from '../in-turn.ts'

/** Looks where the order of changes stands, for all streams of the process together. */
export interface Watch {
  /** Where it stood when somebody looked last. */
  readonly front: Front
  /** Looks now, or takes part in a look that is about to begin. */
  look(): Promise<Front>
  /** Until the order has moved, the time is up or the signal aborts. */
  moved(ms: number, signal: AbortSignal): Promise<void>
  /** Looks from time to time as long as somebody wants it; the function that it gives ends that. */
  want(): () => void
}

/** One statement each time for the process, not for each stream; notifications would need a connection that poolers don't keep, and the embedded database has one alone. */
export function watchOn(prisma: PrismaClient, log: Logger, everyMs: number): Watch {
  let front: Front = { open: { transaction: 0, id: 0 }, last: null }
  let wanted = 0
  let timer: NodeJS.Timeout | undefined
  const waiting = new Set<() => void>()

  const look = inTurn(async (): Promise<Front> => {
    const now = await frontOf(prisma)
    const hasMoved = now.last !== null && (front.last === null || now.last.transaction !== front.last.transaction || now.last.id !== front.last.id)
    front = now
    if (hasMoved) {
      for (const wake of waiting) wake()
      waiting.clear()
    }
    return now
  })
  const tick = () => {
    const ended = () => {
      if (wanted > 0) timer = setTimeout(tick, everyMs).unref()
    }
    look().then(ended, (error: unknown) => {
      log.error({ err: error }, 'the changes could not be looked at')
      ended()
    })
  }
  return {
    get front() {
      return front
    },
    look,
    moved(ms, signal) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(late)
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        const late = setTimeout(wake, ms)
        waiting.add(wake)
        signal.addEventListener('abort', wake)
        if (signal.aborted) wake()
      })
    },
    want() {
      wanted += 1
      if (wanted === 1) {
        clearTimeout(timer)
        tick()
      }
      let isOver = false
      return () => {
        if (!isOver) wanted -= 1
        isOver = true
      }
    },
  }
}
