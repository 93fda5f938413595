import type { YeondaeError } from './errors.ts'

/**
 * How often, and after what wait, a request is sent again that failed for a passing reason.
 *
 * @example
 * ```ts
 * const client = createClient({ url, retry: { tries: 5, capMs: 2000 } })
 * ```
 */
export interface RetryOptions {
  /** How often a request is sent at most, the first time counted; 3 when absent. */
  tries?: number
  /** Milliseconds that the first wait takes at most; each further one at most twice as many, and a random part of it is waited. 250 when absent. */
  baseMs?: number
  /** Milliseconds that no wait exceeds, but for a Retry-After; 8,000 when absent. */
  capMs?: number
  /** Repeats that the client may have open: a repeat takes one, ten answers give one back, so that an outage is not made worse. 10 when absent. */
  budget?: number
}

/** Decides on repeats for one client. */
export interface Retries {
  /** Milliseconds to wait before the next try; null: there is none. */
  delayAfter(error: YeondaeError, tried: number, timeLeftMs: number): number | null
  /** An answer came. */
  answered(): void
}

/** Answers that give one repeat back. */
const answersARepeat = 10

/** How often a request is sent where nobody says. */
export const usualTries = 3

/** Retry-After in full, then full jitter: waits are spread over the whole range, so that clients which failed together don't come back together. */
export const waitAfter = ({ retryAt }: YeondaeError, failed: number, { baseMs = 250, capMs = 8000 }: RetryOptions): number =>
  Math.max(0, Number(retryAt) - Date.now()) + Math.random() * Math.min(capMs, baseMs * 2 ** (failed - 1))

export function retries(options: RetryOptions): Retries {
  const { tries = usualTries, budget = 10 } = options
  const full = budget * answersARepeat
  let left = full
  const answered = () => {
    left = Math.min(full, left + 1)
  }
  return {
    answered,
    delayAfter(error, tried, timeLeftMs) {
      if (!isPassing(error)) answered()
      else if (tried < tries && left >= answersARepeat) {
        const delay = waitAfter(error, tried, options)
        if (delay < timeLeftMs) {
          left -= answersARepeat
          return delay
        }
      }
      return null
    },
  }
}

/** Whether the same request may well be answered a moment later; the server's own time limit would be met again. */
export const isPassing = ({ code, status }: YeondaeError) =>
  code === 'NETWORK' || code === 'TIMEOUT_CLIENT' || code === 'RATE_LIMITED' || status === 408 || (Number(status) >= 500 && code !== 'TIMEOUT')
