/**
 * A graph in memory for the tests of what is built on the client: it answers from fixtures that have the types of the
 * documents.
 *
 * @packageDocumentation
 */
import type { TypedDocument } from './document.ts'
import type { ErrorCode } from './generated/error-codes.ts'

/** A request that came to a fake graph. */
export interface FakeRequest {
  /** Text of the document. */
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
  /** Null where none came. */
  readonly idempotencyKey: string | null
  readonly headers: Headers
}

/** What answers one document: its data, or a function of the variables that gives it, or throws a `refusal`. What else it throws is a connection that broke. */
export type Fixture<Result, Variables> = Result | ((variables: Variables) => Result | Promise<Result>)

/** A graph in memory. */
export interface FakeGraph {
  /** What `createClient` takes as `fetch`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** All requests that came, in their order. */
  readonly requests: readonly FakeRequest[]
  /** Answers a document from now on; a later fixture takes the place of an earlier one. */
  answer<Result, Variables>(document: TypedDocument<Result, Variables>, fixture: Fixture<NoInfer<Result>, NoInfer<Variables>>): FakeGraph
  /** Answers what has no fixture of its own, such as free selections. */
  otherwise(fixture: (request: FakeRequest) => unknown): FakeGraph
}

/** An error as the graph gives it at the top of an answer. */
export interface Refusal {
  /** HTTP status; 200 when absent. */
  readonly status?: number
  readonly message?: string
  /** The argument at fault, such as `filter.region`. */
  readonly field?: string
  /** Seconds until the client may ask again, as Retry-After. */
  readonly retryAfter?: number
}

class Refused extends Error {
  readonly code: ErrorCode
  readonly how: Refusal

  constructor(code: ErrorCode, how: Refusal) {
    super(how.message ?? code)
    this.code = code
    this.how = how
  }
}

/**
 * What a fixture throws to be refused by a code.
 *
 * @example
 * ```ts
 * graph.answer(NeedsDocument, () => {
 *   throw refusal('RATE_LIMITED', { status: 429, retryAfter: 1 })
 * })
 * ```
 */
export const refusal = (code: ErrorCode, how: Refusal = {}): Error => new Refused(code, how)

/**
 * Makes a graph in memory. What has no fixture is refused as `BAD_USER_INPUT`, by the name of its operation.
 *
 * @example
 * ```ts
 * const graph = fakeGraph().answer(RegionDocument, { region: null })
 * const client = createClient({ url: 'http://graph.test', fetch: graph.fetch })
 * ```
 */
export function fakeGraph(): FakeGraph {
  const fixtures = new Map<string, (request: FakeRequest) => unknown>()
  const requests: FakeRequest[] = []
  let rest = ({ document }: FakeRequest): unknown => {
    throw refusal('BAD_USER_INPUT', { message: `Expected a fixture for the document ${JSON.stringify(document.slice(0, 80))}.`, field: 'query' })
  }
  const graph: FakeGraph = {
    requests,
    answer(document, fixture) {
      fixtures.set(document, typeof fixture === 'function' ? ({ variables }) => (fixture as (variables: object) => unknown)(variables) : () => fixture)
      return graph
    },
    otherwise(fixture) {
      rest = fixture
      return graph
    },
    async fetch(_url, { body, headers }) {
      const requestId = `fake-${requests.length + 1}`
      const told = { 'x-request-id': requestId, 'content-type': 'application/graphql-response+json' }
      const { query, variables = {} } = JSON.parse(body as string) as { query?: string; variables?: Record<string, unknown> }
      const request: FakeRequest = { document: query ?? '', variables, idempotencyKey: new Headers(headers).get('idempotency-key'), headers: new Headers(headers) }
      try {
        if (query === undefined) throw refusal('NOT_FOUND', { status: 404, field: 'documentId', message: 'Expected a text: a fake graph knows no hashes.' })
        requests.push(request)
        return Response.json({ data: await (fixtures.get(query) ?? rest)(request) }, { headers: told })
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        const { status = 200, field, retryAfter } = error.how
        const again: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
        return Response.json({ errors: [{ message: error.message, extensions: { code: error.code, field, requestId } }] }, { status, headers: { ...told, ...again } })
      }
    },
  }
  return graph
}
