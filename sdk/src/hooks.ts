import type { Cost, YeondaeError } from './errors.ts'
import type { Operation } from './operation.ts'

/** One HTTP request of an operation, as hooks see it: the same object before, after and between tries. */
export interface RequestEvent {
  /** Name of the operation; null where it has none. */
  readonly operation: string | null
  readonly kind: Operation['kind']
  readonly url: string
  /** 1 for the first time that the operation is sent. */
  readonly attempt: number
  /** Null where none is sent. */
  readonly idempotencyKey: string | null
  /** What is sent along; a hook may add to it, such as `traceparent`. The client's `apiKey` is set later, so that no log gets it. */
  readonly headers: Headers
}

/** How an HTTP request ended. */
export interface ResponseEvent {
  readonly request: RequestEvent
  /** Milliseconds from sending to the end of the body. */
  readonly durationMs: number
  /** Null where no answer came. */
  readonly status: number | null
  /** Names the request in the server's log; null where no answer came. */
  readonly requestId: string | null
  /** Null where the server told nothing of it. */
  readonly cost: Cost | null
  /** The first error, also of an answer in part, or the reason of an abort; null: the answer is whole. */
  readonly error: unknown
}

/** That a request is going to be sent again. */
export interface RetryEvent {
  /** The try that failed. */
  readonly request: RequestEvent
  readonly error: YeondaeError
  /** Milliseconds until the next try. */
  readonly delayMs: number
}

/**
 * What is told of each HTTP request, for logs and traces. What a hook throws fails no request: it is an unhandled
 * rejection.
 *
 * @throws nothing into the client, whatever a hook throws
 * @example
 * ```ts
 * const hooks: Hooks = {
 *   onResponse: ({ request, status, durationMs, requestId, cost }) => log.info({ operation: request.operation, status, durationMs, requestId, points: cost?.actual }),
 *   onRetry: ({ request, error, delayMs }) => log.warn({ operation: request.operation, code: error.code, delayMs }),
 * }
 * ```
 */
export interface Hooks {
  onRequest?(event: RequestEvent): void
  onResponse?(event: ResponseEvent): void
  onRetry?(event: RetryEvent): void
}

/** Tells a hook; its failure is nobody's answer. */
export function tell<Event>(hook: ((event: Event) => void) | undefined, event: Event): void {
  void new Promise(() => hook?.(event))
}
