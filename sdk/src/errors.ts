import type { ErrorCode } from './generated/error-codes.ts'

/**
 * Why a request failed. The server's codes, or one of the client's own:
 *
 * - `NETWORK`: no answer came, for the reason in `cause`.
 * - `TIMEOUT_CLIENT`: no whole answer came within `timeoutMs`; `TIMEOUT` is the server's own limit.
 * - `BAD_RESPONSE`: an answer that is not GraphQL over HTTP, such as a proxy's page; `status` has its HTTP status.
 * - `UNKNOWN`: the server gave a code that this version doesn't know; `errors` has it.
 */
export type YeondaeErrorCode = ErrorCode | 'NETWORK' | 'TIMEOUT_CLIENT' | 'BAD_RESPONSE' | 'UNKNOWN'

/** An error as the server lists it in `errors` of its answer. */
export interface GraphError {
  /** What went wrong, for people; it may be reworded at any time. */
  readonly message: string
  /** Where in the answer it went wrong: field names or aliases, and positions in lists. */
  readonly path?: readonly (string | number)[]
  /** Where in the document, by line and column from 1. */
  readonly locations?: readonly { readonly line: number; readonly column: number }[]
  /** What programs may rely on; `code` is one of `ErrorCode`, or of a newer server. */
  readonly extensions?: {
    readonly code?: string
    /** The argument at fault as a path, such as `filter.region`. */
    readonly field?: string
    /** Names the request in the server's log. */
    readonly requestId?: string
    readonly [key: string]: unknown
  }
}

/** What a `YeondaeError` is made of; absent is null, or none. */
export interface YeondaeErrorDetails {
  readonly code: YeondaeErrorCode
  readonly field?: string | null
  readonly requestId?: string | null
  readonly path?: readonly (string | number)[] | null
  readonly status?: number | null
  readonly errors?: readonly GraphError[]
  readonly data?: unknown
  readonly cause?: unknown
}

/**
 * Every failure of a request but an abort by the caller. `code`, `field` and `path` are those of the first error
 * where the server lists several in `errors`.
 *
 * @example
 * ```ts
 * try {
 *   await client.request(EnterpriseDocument, { registrationNumber: '123-45-67890' })
 * } catch (error) {
 *   if (!(error instanceof YeondaeError)) throw error
 *   if (error.code === 'BAD_USER_INPUT') console.error(`${error.field}: ${error.message}`)
 *   else console.error(`${error.code}, request ${error.requestId}`)
 * }
 * ```
 */
export class YeondaeError extends Error {
  override readonly name = 'YeondaeError'
  /** Why it failed; the first thing to look at. */
  readonly code: YeondaeErrorCode
  /** The argument at fault as a path, such as `filter.region`; null where none is. */
  readonly field: string | null
  /** Names the request in the server's log, to be told with a question; null where no answer came. */
  readonly requestId: string | null
  /** Where in the answer the first error is; null where it concerns the request as a whole. */
  readonly path: readonly (string | number)[] | null
  /** HTTP status of the answer; null where none came. */
  readonly status: number | null
  /** All errors that the server listed; empty where it listed none. */
  readonly errors: readonly GraphError[]
  /** What the server could answer in spite of the errors, with null where a part is missing; null where there is nothing. */
  readonly data: unknown

  constructor(message: string, { code, field, requestId, path, status, errors, data, cause }: YeondaeErrorDetails) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.field = field ?? null
    this.requestId = requestId ?? null
    this.path = path ?? null
    this.status = status ?? null
    this.errors = errors ?? []
    this.data = data ?? null
  }
}
