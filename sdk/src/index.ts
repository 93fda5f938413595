/**
 * The client of Yeondae, the graph of Korea's social economy (사회적경제). Ready operations are in
 * `@yeondae/sdk/operations`.
 *
 * @packageDocumentation
 */
export { type Client, createClient, type RequestArguments } from './client.ts'
export type { ResultOf, TypedDocument, TypedDocumentNode, VariablesOf } from './document.ts'
export {
  BadResponseError,
  ConflictError,
  type Cost,
  CostLimitError,
  CursorExpiredError,
  ForbiddenError,
  type GraphError,
  IdempotencyError,
  InternalError,
  NetworkError,
  NotFoundError,
  RateLimitedError,
  StaleVersionError,
  TimeoutError,
  UnauthenticatedError,
  ValidationError,
  YeondaeError,
  type YeondaeErrorCode,
  type YeondaeErrorDetails,
} from './errors.ts'
export { type ErrorCode, errorCodes } from './generated/error-codes.ts'
export { type Documents, hashedDocuments } from './hashed-documents.ts'
export type { Hooks, RequestEvent, ResponseEvent, RetryEvent } from './hooks.ts'
export { type Cases, match, type RefusalName, unwrap, type Unwrapped } from './refusals.ts'
export type { Answer } from './response.ts'
export type { RetryOptions } from './retry.ts'
export type { CalendarDate, Decimal, Instant, Won } from './scalars.ts'
export { select, type Selected } from './select/part.ts'
export type { RowPage, Rows } from './select/rows.ts'
export type { Selections } from './select/selections.ts'
export type { ClientOptions, RequestOptions } from './send.ts'
export { type SharedReads, sharedReads } from './shared-reads.ts'
export { changes, type Stream, type StreamOptions, subscribe } from './streams.ts'
