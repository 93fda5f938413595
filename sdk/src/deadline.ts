import { YeondaeError } from './errors.ts'

/** The longest delay that timers take, about 24 days. */
const longestDelay = 2 ** 31 - 1

/**
 * Does `work` until it ends, the time is up or the caller aborts, whichever comes first; `work` is told by its
 * signal, and is not waited for when it doesn't listen.
 * @throws YeondaeError TIMEOUT_CLIENT when the time is up
 * @throws the reason of `outer` when that aborts
 */
export async function withinTime<T>(timeoutMs: number, outer: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  outer?.throwIfAborted()
  const controller = new AbortController()
  const { signal } = controller
  const abort = () => {
    controller.abort(outer?.reason)
  }
  const timeOut = () => {
    controller.abort(new YeondaeError(`No whole answer within ${timeoutMs} ms.`, { code: 'TIMEOUT_CLIENT' }))
  }
  const timer = timeoutMs > longestDelay ? undefined : setTimeout(timeOut, timeoutMs)
  outer?.addEventListener('abort', abort, { once: true })
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error)
    })
  })
  try {
    return await Promise.race([work(signal), ended])
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    clearTimeout(timer)
    outer?.removeEventListener('abort', abort)
  }
}
