/**
 * The client of Yeondae, the graph of Korea's social economy (사회적경제). Ready operations are in
 * `@yeondae/sdk/operations`.
 *
 * @packageDocumentation
 */
export { type Client, type ClientOptions, createClient, type RequestArguments, type RequestOptions } from './client.ts'
export type { ResultOf, TypedDocument, VariablesOf } from './document.ts'
export { type GraphError, YeondaeError, type YeondaeErrorCode, type YeondaeErrorDetails } from './errors.ts'
export { type ErrorCode, errorCodes } from './generated/error-codes.ts'
export type { CalendarDate, Decimal, Instant, Won } from './scalars.ts'
