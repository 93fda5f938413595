import type { ErrorCode } from './generated/error-codes.ts'
import type { Instant } from './scalars.ts'

/**
 * Why a request failed. The server's codes, or one of the client's own:
 *
 * - `NETWORK`: no answer came, or it broke off, for the reason in `cause`.
 * - `TIMEOUT_CLIENT`: no whole answer came in the time that the client gave; `TIMEOUT` is the server's own limit.
 * - `BAD_RESPONSE`: an answer that is not GraphQL over HTTP, such as a proxy's page; `status` has its HTTP status. Also a list that gives a cursor again.
 * - `UNKNOWN`: the server gave a code, or a refusal, that this version doesn't know; `errors` has it.
 */
export type YeondaeErrorCode = ErrorCode | 'NETWORK' | 'TIMEOUT_CLIENT' | 'BAD_RESPONSE' | 'UNKNOWN'

/** What an answer cost, in points. */
export interface Cost {
  /** What the operation asks for at most, counted before it runs; null: it was refused before it could be counted. */
  readonly requested: number | null
  /** What was taken. */
  readonly actual: number
  /** Points a minute of this key, person or address. */
  readonly limit: number
  /** What is left of them. */
  readonly remaining: number
  /** When all of them are there again. */
  readonly resetAt: Instant
}

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
  readonly cost?: Cost | null
  readonly retryAt?: Date | null
  readonly idempotencyKey?: string | null
  readonly current?: number | null
  readonly cause?: unknown
}

/** What an error has that was told nothing else. */
const nothing = { field: null, requestId: null, path: null, status: null, errors: [], data: null, cost: null, retryAt: null, idempotencyKey: null }

/**
 * Every failure of a request but an abort by the caller; each kind has a class of its own, and a `code`.
 *
 * @example
 * ```ts
 * try {
 *   await client.request(EnterpriseDocument, { registrationNumber: '123-45-67890' })
 * } catch (error) {
 *   if (error instanceof ValidationError) console.error(`${error.field}: ${error.message}`)
 *   else if (error instanceof YeondaeError) console.error(`${error.code}, request ${error.requestId}`)
 *   else throw error
 * }
 * ```
 */
export class YeondaeError extends Error {
  override readonly name: string = 'YeondaeError'
  /** Why it failed; the first thing to look at. */
  declare readonly code: YeondaeErrorCode
  /** The argument at fault as a path, such as `filter.region`; null where none is. */
  declare readonly field: string | null
  /** Names the request in the server's log, to be told with a question; null where no answer came. */
  declare readonly requestId: string | null
  /** Where in the answer the error is; null where it concerns the request as a whole. */
  declare readonly path: readonly (string | number)[] | null
  /** HTTP status of the answer; null where none came. */
  declare readonly status: number | null
  /** All errors that the server listed; empty where it listed none. */
  declare readonly errors: readonly GraphError[]
  /** What the server could answer in spite of the errors, with null where a part is missing; null where there is nothing. */
  declare readonly data: unknown
  /** What the answer cost all the same; null where the server told nothing of it. */
  declare readonly cost: Cost | null
  /** When the server wants to be asked again, by this machine's clock; null where it named no time. */
  declare readonly retryAt: Date | null
  /** The key that the mutation was sent with: sent again with it, it has no second effect. Null where none was. */
  declare readonly idempotencyKey: string | null

  constructor(message: string, { cause, ...details }: YeondaeErrorDetails) {
    super(message, cause === undefined ? undefined : { cause })
    Object.assign(this, nothing, details)
  }
}

/** An input is missing, malformed or out of range (잘못된 입력); `field` names it. */
export class ValidationError extends YeondaeError {
  override readonly name = 'ValidationError'
  declare readonly code: 'BAD_USER_INPUT'
}

/** The key or token is unknown, expired or malformed (인증 실패). */
export class UnauthenticatedError extends YeondaeError {
  override readonly name = 'UnauthenticatedError'
  declare readonly code: 'UNAUTHENTICATED'
}

/** The key lacks a scope that this needs, or the server allows it to nobody (권한 없음). */
export class ForbiddenError extends YeondaeError {
  override readonly name = 'ForbiddenError'
  declare readonly code: 'FORBIDDEN'
}

/** An id names nothing that there is for this viewer (없음): hidden or never there. */
export class NotFoundError extends YeondaeError {
  override readonly name = 'NotFoundError'
  declare readonly code: 'NOT_FOUND'
}

/** It can't be done in the state that things are in (상태 충돌). */
export class ConflictError extends YeondaeError {
  override readonly name = 'ConflictError'
  declare readonly code: 'CONFLICT'
}

/** The row changed since the version that the change was made from (판 불일치): read it again, then change it. */
export class StaleVersionError extends YeondaeError {
  override readonly name = 'StaleVersionError'
  declare readonly code: 'STALE_VERSION'
  /** The version that the row has now; null where the selection left it out. */
  declare readonly current: number | null

  constructor(message: string, details: YeondaeErrorDetails) {
    super(message, { current: null, ...details })
  }
}

/** What is kept begins behind the cursor (커서 만료): read the rows anew, then listen from now on. */
export class CursorExpiredError extends YeondaeError {
  override readonly name = 'CursorExpiredError'
  declare readonly code: 'CURSOR_EXPIRED'
}

/** The operation would cost more than one may (비용 한도 초과): `cost.requested` points. Ask for fewer rows or levels. */
export class CostLimitError extends YeondaeError {
  override readonly name = 'CostLimitError'
  declare readonly code: 'COST_LIMIT_EXCEEDED'
}

/** The points of this minute are used up (요청 한도 초과); `retryAt` tells when there are new ones. */
export class RateLimitedError extends YeondaeError {
  override readonly name = 'RateLimitedError'
  declare readonly code: 'RATE_LIMITED'
}

/** No whole answer came in time (시간 초과): `TIMEOUT` by the server's limit, `TIMEOUT_CLIENT` by the client's. */
export class TimeoutError extends YeondaeError {
  override readonly name = 'TimeoutError'
  declare readonly code: 'TIMEOUT' | 'TIMEOUT_CLIENT'
}

/** The idempotency key was used before with another input (멱등 키 불일치). */
export class IdempotencyError extends YeondaeError {
  override readonly name = 'IdempotencyError'
  declare readonly code: 'IDEMPOTENCY_MISMATCH'
}

/** A failure of the server (내부 오류); `requestId` is in its log. */
export class InternalError extends YeondaeError {
  override readonly name = 'InternalError'
  declare readonly code: 'INTERNAL'
}

/** No answer came, or it broke off (연결 실패); `cause` says why. */
export class NetworkError extends YeondaeError {
  override readonly name = 'NetworkError'
  declare readonly code: 'NETWORK'
}

/** An answer that is not GraphQL over HTTP (잘못된 응답), such as a proxy's page. */
export class BadResponseError extends YeondaeError {
  override readonly name = 'BadResponseError'
  declare readonly code: 'BAD_RESPONSE'
}

const classes = {
  BAD_USER_INPUT: ValidationError,
  UNAUTHENTICATED: UnauthenticatedError,
  FORBIDDEN: ForbiddenError,
  NOT_FOUND: NotFoundError,
  CONFLICT: ConflictError,
  STALE_VERSION: StaleVersionError,
  CURSOR_EXPIRED: CursorExpiredError,
  COST_LIMIT_EXCEEDED: CostLimitError,
  RATE_LIMITED: RateLimitedError,
  TIMEOUT: TimeoutError,
  TIMEOUT_CLIENT: TimeoutError,
  IDEMPOTENCY_MISMATCH: IdempotencyError,
  INTERNAL: InternalError,
  NETWORK: NetworkError,
  BAD_RESPONSE: BadResponseError,
  UNKNOWN: YeondaeError,
} satisfies Record<YeondaeErrorCode, typeof YeondaeError>

/** Whether a class stands for a code: one of the server's of this version, or the client's own. */
export const isKnownCode = (code: unknown): code is YeondaeErrorCode => Object.hasOwn(classes, code as PropertyKey)

/** An error of the class that stands for its code. */
export const errorOf = (message: string, details: YeondaeErrorDetails): YeondaeError => new classes[details.code](message, details)
