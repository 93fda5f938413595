/**
 * One piece of work for all who ask at a moment, never two at once: whoever asks while it runs gets the one after it,
 * since what that one saw may be older than the question.
 */
export function inTurn<T>(work: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null
  let running: Promise<unknown> = Promise.resolve()
  return () => {
    next ??= running.then(() => {
      next = null
      const mine = work()
      running = mine.catch(() => undefined)
      return mine
    })
    return next
  }
}
