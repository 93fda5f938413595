import { pause, withinTime } from './deadline.ts'
import { errorOf, YeondaeError } from './errors.ts'
import type { Documents } from './hashed-documents.ts'
import { hex } from './hex.ts'
import { type Hooks, type RequestEvent, tell } from './hooks.ts'
import { refuseUnsafeKey } from './key-safety.ts'
import type { Operation } from './operation.ts'
import { type Answer, answerOf } from './response.ts'
import { retries, type RetryOptions } from './retry.ts'
import type { SharedReads } from './shared-reads.ts'

/** What `createClient` takes. */
export interface ClientOptions {
  /** Address of the endpoint, such as `http://127.0.0.1:4000/graphql`; in a browser it may be relative. */
  url: string | URL
  /** Sends the requests instead of the global `fetch`: for another agent, or for tests without a network. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Secret or publishable key, or the token of a person, sent as `Authorization: Bearer …`; absent: the open view. A secret key belongs on a server, and goes over HTTPS or to localhost only. */
  apiKey?: string
  /** Headers of every request; a function is asked anew for each call, so that a token may change. */
  headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)
  /** Milliseconds until a call without a whole answer fails with `TIMEOUT_CLIENT`, waits and repeats counted; 30,000 when absent, `Infinity` for never. */
  timeoutMs?: number
  /** Milliseconds that a single try may take of them; 15,000 when absent, `Infinity` for as long as the call has. */
  tryTimeoutMs?: number
  /** How often, and after what wait, is sent again what failed for a passing reason; false: never. */
  retry?: RetryOptions | false
  /** Told of each HTTP request, for logs and traces. */
  hooks?: Hooks
  /** Absent: documents are sent as text. `hashedDocuments()` sends their hashes. */
  documents?: Documents
  /** Absent: each call is sent. `sharedReads()` lets equal queries in flight share one request. */
  reads?: SharedReads
}

/** What a single request takes beside its variables. */
export interface RequestOptions {
  /** Ends the request; it then rejects with the signal's reason. */
  signal?: AbortSignal
  /**
   * Of a mutation: a repeat with the same key and variables has no second effect and gives the first one's outcome.
   * 8 to 200 printable characters, such as a UUID; kept for a day. Absent: the client makes one for each call with a
   * single mutation. Null: none is sent, and the mutation is never repeated.
   */
  idempotencyKey?: string | null
  /** Instead of the client's `timeoutMs`. */
  timeoutMs?: number
  /** False: this call is sent once, whatever happens. */
  retry?: false
}

/**
 * Sends one operation and gives its answer, whole or in part.
 * @throws YeondaeError when nothing could be answered
 * @throws the signal's reason, when the caller aborts
 */
export type Send = (operation: Operation, options?: RequestOptions) => Promise<Answer>

/** Sends texts as they are. */
export const texts: Documents = { bodyOf: (query) => Promise.resolve({ query }), unknown: () => undefined }

/** How operations are sent with these options. @throws RangeError, TypeError as `createClient` does */
export function sender(options: ClientOptions): Send {
  const { url, apiKey, timeoutMs = 30_000, tryTimeoutMs = 15_000, retry = {}, hooks = {}, documents = texts, reads } = options
  checkTime('timeoutMs', timeoutMs)
  checkTime('tryTimeoutMs', tryTimeoutMs)
  const address = String(url)
  refuseUnsafeKey(address, apiKey ?? null)
  const { delayAfter, answered } = retries(retry === false ? { tries: 1 } : retry)

  return async ({ text, kind, name = null, fields = 1, variables }, own = {}) => {
    const callTime = own.timeoutMs ?? timeoutMs
    checkTime('timeoutMs', callTime)
    const { idempotencyKey = kind === 'mutation' && fields === 1 ? randomKey() : null } = own
    const mayRepeat = own.retry !== false && (kind === 'query' || idempotencyKey !== null)
    const late = (time: number) => () => errorOf(`No whole answer within ${time} ms.`, { code: 'TIMEOUT_CLIENT', idempotencyKey })
    const end = performance.now() + callTime

    const once = async (request: RequestEvent, body: string, outer: AbortSignal): Promise<Answer> => {
      const begun = performance.now()
      const tellEnd = (error: unknown, { status = null, requestId = null, cost = null }: Partial<Pick<YeondaeError, 'status' | 'requestId' | 'cost'>>) => {
        tell(hooks.onResponse, { request, durationMs: performance.now() - begun, status, requestId, cost, error })
      }
      try {
        const answer = await withinTime(tryTimeoutMs, outer, late(tryTimeoutMs), async (signal) => {
          const [response, told] = await read(request, async () => {
            const response = await post(options, request, body, signal)
            return [response, await response.text()] as const
          })
          return answerOf(response, told, idempotencyKey)
        })
        tellEnd(answer.errors[0] ?? null, answer)
        return answer
      } catch (error) {
        tellEnd(error, error instanceof YeondaeError ? error : {})
        throw error
      }
    }

    const untilAnswered = async (given: Headers, signal: AbortSignal): Promise<Answer> => {
      for (let attempt = 1, tried = 1; ; attempt += 1) {
        const document = await documents.bodyOf(text)
        const request: RequestEvent = { operation: name, kind, url: address, attempt, idempotencyKey, headers: new Headers(given) }
        try {
          const answer = await once(request, JSON.stringify({ ...document, variables }), signal)
          answered()
          return answer
        } catch (error) {
          if (signal.aborted || !(error instanceof YeondaeError)) throw error
          if ('documentId' in document && error.field === 'documentId') {
            documents.unknown(text)
            continue
          }
          const delayMs = mayRepeat ? delayAfter(error, tried, end - performance.now()) : null
          if (delayMs === null) throw error
          tell(hooks.onRetry, { request, error, delayMs })
          tried += 1
          await pause(delayMs, signal)
          signal.throwIfAborted()
        }
      }
    }

    return withinTime(callTime, own.signal, late(callTime), async (signal) => {
      const given = await headersOf(options, 'application/graphql-response+json, application/json;q=0.9')
      if (idempotencyKey !== null) given.set('idempotency-key', idempotencyKey)
      if (reads === undefined || kind !== 'query') return untilAnswered(given, signal)
      return reads.take(JSON.stringify([address, apiKey, ...given, text, variables]), signal, (shared) => untilAnswered(given, shared))
    })
  }
}

/** The headers of a request, but for the client's `apiKey`. @throws TypeError for a key that would go where it must not */
export async function headersOf({ url, headers = {} }: ClientOptions, accept: string): Promise<Headers> {
  const given = new Headers(typeof headers === 'function' ? await headers() : headers)
  refuseUnsafeKey(String(url), given.get('authorization'))
  given.set('content-type', 'application/json')
  given.set('accept', accept)
  return given
}

/** Sends one HTTP request, once the hooks have seen it. */
export async function post({ fetch = globalThis.fetch, apiKey, hooks }: ClientOptions, request: RequestEvent, body: string, signal: AbortSignal): Promise<Response> {
  tell(hooks?.onRequest, request)
  const headers = new Headers(request.headers)
  if (apiKey !== undefined) headers.set('authorization', `Bearer ${apiKey}`)
  return fetch(request.url, { method: 'POST', headers, body, signal })
}

/** What comes of a request. @throws YeondaeError `NETWORK` where nothing does, or it breaks off */
export async function read<T>({ url, idempotencyKey }: RequestEvent, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw errorOf(`No answer from ${url}: ${reasonOf(cause)}.`, { code: 'NETWORK', cause, idempotencyKey })
  }
}

export function checkTime(name: string, time: number): void {
  if (!(time > 0)) throw new RangeError(`Expected ${name} to be a number above 0, not ${time}.`)
}

/** 32 random hexadecimal digits; `crypto.randomUUID` is missing on pages over plain HTTP. */
const randomKey = () => hex(crypto.getRandomValues(new Uint8Array(16)))

/** In one line, why a fetch failed: what Node puts in `cause` says more than "fetch failed". */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error && inner.message !== '' ? inner.message : String((inner as { code?: unknown } | null)?.code ?? inner)
}
