import { type Cost, errorOf, type GraphError, isKnownCode, type YeondaeError, type YeondaeErrorCode, type YeondaeErrorDetails } from './errors.ts'

/** What came back for one operation. */
export interface Answer<Result = unknown> {
  /** What the server could answer; where a part failed, null stands in its nearest place that may be null. */
  readonly data: Result
  /** What failed of it, an error a part; empty when nothing did. */
  readonly errors: readonly YeondaeError[]
  /** What it cost; null where the server told nothing of it. */
  readonly cost: Cost | null
  /** Names the request in the server's log; null where the server names none. */
  readonly requestId: string | null
  /** HTTP status. */
  readonly status: number
}

interface Body {
  data?: object | null
  errors?: readonly GraphError[]
  extensions?: { cost?: Cost }
}

/** What errors tell of the request that they came from. */
type Origin = Pick<YeondaeErrorDetails, 'status' | 'requestId' | 'cost' | 'retryAt' | 'idempotencyKey'>

/** Where the fields of an answer's root came from, for the errors that are made of them later. */
const origins = new WeakMap<object, Origin>()

/** The request that gave a field of an answer's root; undefined for any other object. */
export const originOf = (value: object): Origin | undefined => origins.get(value)

/**
 * The answer whose body was read.
 * @throws YeondaeError when nothing could be answered, or when it is not GraphQL over HTTP
 */
export function answerOf({ status, headers }: Response, text: string, idempotencyKey: string | null): Answer {
  const type = headers.get('content-type') ?? 'no content type'
  const requestId = headers.get('x-request-id')
  let body: Body | null = null
  let code: YeondaeErrorCode = status === 429 ? 'RATE_LIMITED' : 'BAD_RESPONSE'
  let cause: unknown
  try {
    const parsed = JSON.parse(text) as unknown
    if (typeof parsed === 'object' && isErrorList((parsed as Body | null)?.errors)) body = parsed
  } catch (error) {
    cause = error
    if (status < 300 && type.includes('json')) code = 'NETWORK'
  }
  const { data = null, errors: listed = [], extensions: { cost = null } = {} } = body ?? {}
  const about = { status, requestId, cost, retryAt: timeOf(headers.get('retry-after')), idempotencyKey, data }
  const errors = listed.map(({ message, path = null, extensions: { code: known, field = null, requestId: id = requestId } = {} }) => {
    const retryAt = about.retryAt ?? (known === 'RATE_LIMITED' && cost !== null ? new Date(cost.resetAt) : null)
    return errorOf(message, { ...about, code: isKnownCode(known) ? known : 'UNKNOWN', retryAt, field, requestId: id, path, errors: listed })
  })
  if (data === null) throw errors[0] ?? errorOf(`Expected a whole answer of a GraphQL endpoint and got HTTP ${status} with ${type}.`, { ...about, code, cause })
  for (const value of Object.values(data) as unknown[]) if (typeof value === 'object' && value !== null) origins.set(value, about)
  return { data, errors, cost, requestId, status }
}

/**
 * The data of an answer that is whole.
 * @throws YeondaeError the first error of one that isn't
 */
export function wholeDataOf({ data, errors: [first] }: Answer): unknown {
  if (first !== undefined) throw first
  return data
}

const isErrorList = (errors: unknown) =>
  errors === undefined || (Array.isArray(errors) && errors.every((error: Partial<GraphError> | null) => typeof error?.message === 'string'))

/** The time of a Retry-After header: seconds from now, or a date. */
function timeOf(header: string | null): Date | null {
  const time = header === null ? NaN : /^\d+$/.test(header) ? Date.now() + Number(header) * 1000 : Date.parse(header)
  return Number.isNaN(time) ? null : new Date(time)
}
