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

/** What a subscription is told: the events, or a function that gives them; `after` is the position behind which to begin, 0 for the start. */
export type StreamFixture<Result, Variables> = readonly Result[] | ((variables: Variables, after: number) => AsyncIterable<Result> | Iterable<Result>)

/**
 * A graph in memory, which `fakeGraph` makes.
 *
 * @throws nothing: what a fixture throws reaches the caller of the client
 * @example
 * ```ts
 * const graph = fakeGraph().answer(RegionDocument, { region: null }).otherwise(({ document }) => answerOf(document))
 * ```
 */
export interface FakeGraph {
  /** What `createClient` takes as `fetch`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** All requests that came, in their order. */
  readonly requests: readonly FakeRequest[]
  /** Answers a document from now on; a later fixture takes the place of an earlier one. */
  answer<Result, Variables>(document: TypedDocument<Result, Variables>, fixture: Fixture<NoInfer<Result>, NoInfer<Variables>>): FakeGraph
  /**
   * Answers a subscription from now on: with these events and its end, or with what a function of the variables and of the
   * position gives, which throws a `refusal` to end the stream by it. Events have the positions `1`, `2` and so on.
   */
  stream<Result, Variables>(document: TypedDocument<Result, Variables>, events: StreamFixture<NoInfer<Result>, NoInfer<Variables>>): FakeGraph
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

/** The events of a subscription behind a position. */
class Told {
  private readonly events: AsyncIterable<unknown> | Iterable<unknown>
  private readonly after: number

  constructor(events: AsyncIterable<unknown> | Iterable<unknown>, after: number) {
    this.events = events
    this.after = after
  }

  /** As server-sent events. */
  body(requestId: string): ReadableStream<Uint8Array> {
    const texts = this.texts(requestId)
    const encoder = new TextEncoder()
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { done, value } = await texts.next()
        if (done === true) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        await texts.return(undefined)
      },
    })
  }

  private async *texts(requestId: string): AsyncGenerator<string, undefined, undefined> {
    let position = this.after
    try {
      for await (const data of this.events) yield `event: next\nid: ${(position += 1)}\ndata: ${JSON.stringify({ data })}\n\n`
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { field } = error.how
      yield `event: next\ndata: ${JSON.stringify({ errors: [{ message: error.message, extensions: { code: error.code, field, requestId } }] })}\n\n`
    }
    yield 'event: complete\ndata:\n\n'
    return undefined
  }
}

/**
 * What a fixture throws to be refused by a code.
 *
 * @throws nothing: the fixture throws what it makes
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
 * @throws nothing
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
    stream(document, events) {
      const from = (variables: object, after: number) => (typeof events === 'function' ? (events as (variables: object, after: number) => AsyncIterable<unknown>)(variables, after) : events.slice(after))
      fixtures.set(document, ({ variables, headers }) => {
        const after = Number(headers.get('last-event-id') ?? variables['since'] ?? 0)
        return new Told(from(variables, after), after)
      })
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
        const data = await (fixtures.get(query) ?? rest)(request)
        if (data instanceof Told) return new Response(data.body(requestId), { headers: { ...told, 'content-type': 'text/event-stream' } })
        return Response.json({ data }, { headers: told })
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
