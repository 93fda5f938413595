/** The longest delay that timers take, about 24 days. */
const longestDelay = 2 ** 31 - 1

/**
 * Does `work` until it ends, the time is up or the caller aborts, whichever comes first; `work` is told by its
 * signal, and is not waited for when it doesn't listen.
 * @throws what `late` gives when the time is up
 * @throws the reason of `outer` when that aborts
 */
export async function withinTime<T>(timeoutMs: number, outer: AbortSignal | undefined, late: () => Error, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  outer?.throwIfAborted()
  const controller = new AbortController()
  const { signal } = controller
  const abort = () => controller.abort(outer?.reason)
  const timer = timeoutMs > longestDelay ? undefined : setTimeout(() => controller.abort(late()), timeoutMs)
  outer?.addEventListener('abort', abort)
  const ended = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  try {
    return await Promise.race([work(signal), ended])
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', abort)
  }
}

/** Waits; ends early when the signal aborts, and says nothing of that. */
export function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, delayMs)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
}
