import type { Answer } from './response.ts'

/**
 * Lets equal reads that are asked at the same time share one request; `sharedReads` makes one.
 *
 * @throws what the request throws, and the reason of the reader's own signal
 * @example
 * ```ts
 * const reads: SharedReads = sharedReads()
 * const client = createClient({ url, reads })
 * ```
 */
export interface SharedReads {
  /**
   * The answer of the request in flight with this key, or of a new one.
   * @param signal of this reader; the request itself ends when all its readers have left
   */
  take(key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<Answer>): Promise<Answer>
}

/**
 * Sends equal queries (address, headers, document and variables) that are in flight at the same time once; each reader
 * gets a copy of the data. Nothing is kept after the answer.
 *
 * @throws nothing; a shared request fails for all of its readers alike
 * @example
 * ```ts
 * const client = createClient({ url, reads: sharedReads() })
 * ```
 */
export function sharedReads(): SharedReads {
  const flights = new Map<string, { answer: Promise<Answer>; readers: number; controller: AbortController }>()
  return {
    take(key, signal, start) {
      let flight = flights.get(key)
      if (flight === undefined) {
        const controller = new AbortController()
        const made = { readers: 0, controller, answer: start(controller.signal).finally(() => land(made)) }
        const land = (landed: typeof made) => {
          if (flights.get(key) === landed) flights.delete(key)
        }
        flights.set(key, (flight = made))
      }
      const taken = flight
      taken.readers += 1
      signal.addEventListener('abort', () => {
        if (--taken.readers > 0) return
        if (flights.get(key) === taken) flights.delete(key)
        taken.controller.abort(signal.reason)
      })
      return taken.answer.then((answer) => ({ ...answer, data: structuredClone(answer.data) }))
    },
  }
}
