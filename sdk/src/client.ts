import { withinTime } from './deadline.ts'
import type { TypedDocument } from './document.ts'
import { YeondaeError } from './errors.ts'
import { dataOf } from './response.ts'

/** What `createClient` takes. */
export interface ClientOptions {
  /** Address of the endpoint, such as `http://127.0.0.1:4000/graphql`; in a browser it may be relative. */
  url: string | URL
  /** Sends the requests instead of the global `fetch`: for another agent, for logging, or for tests without a network. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>
  /** Secret or publishable key, or the token of a person, sent as `Authorization: Bearer …`; absent: the open view. A secret key belongs on a server. */
  apiKey?: string
  /** Headers of every request; a function is asked anew for each, so that a token may change. */
  headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>)
  /** Milliseconds until a request without a whole answer fails with `TIMEOUT_CLIENT`; 30,000 when absent, `Infinity` for never. */
  timeoutMs?: number
}

/** What a single request takes beside its variables. */
export interface RequestOptions {
  /** Ends the request; it then rejects with the signal's reason. */
  signal?: AbortSignal
  /** Of a mutation: a repeat with the same key and variables has no second effect and gives the first one's outcome. 8 to 200 printable characters, such as a UUID; kept for a day. */
  idempotencyKey?: string
}

/** What follows the document in `request`: variables may be left out where all of them may. */
export type RequestArguments<Variables> = unknown extends Variables
  ? [variables?: Readonly<Record<string, unknown>>, options?: RequestOptions]
  : // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is assignable to just those types that require nothing
    {} extends Variables
    ? [variables?: Variables, options?: RequestOptions]
    : [variables: Variables, options?: RequestOptions]

/** Asks one graph. */
export interface Client {
  /**
   * Sends one operation, as one HTTP request, and gives its data. Nothing is sent besides: no retry, no batch.
   *
   * @param document a document of `@yeondae/sdk/operations`, or any GraphQL text, which answers `unknown`
   * @param rest the variables, and what else the request takes
   * @throws YeondaeError for every failure, with what the server could answer in `data`
   * @throws the signal's reason, when the caller aborts
   * @example
   * ```ts
   * const { enterprises } = await client.request(EnterprisesDocument, { first: 50, filter: { region: '27' } })
   * ```
   */
  request<Result, Variables>(document: TypedDocument<Result, Variables>, ...rest: RequestArguments<NoInfer<Variables>>): Promise<Result>
}

/**
 * Makes a client; it holds no connection and needs no closing.
 *
 * @throws RangeError when `timeoutMs` is not a number above 0
 * @example
 * ```ts
 * import { createClient } from '@yeondae/sdk'
 * import { NeedsDocument } from '@yeondae/sdk/operations'
 *
 * const client = createClient({ url: 'http://127.0.0.1:4000/graphql' })
 * const { needs } = await client.request(NeedsDocument, { first: 10, filter: { statuses: ['OPEN'] } })
 * for (const need of needs.nodes) console.log(need.title)
 * ```
 */
export function createClient({ url, fetch: send, apiKey, headers = {}, timeoutMs = 30_000 }: ClientOptions): Client {
  if (!(timeoutMs > 0)) throw new RangeError(`Expected timeoutMs to be a number above 0, not ${timeoutMs}.`)
  const address = String(url)

  const ask = async (body: string, signal: AbortSignal, idempotencyKey: string | undefined): Promise<unknown> => {
    const sent = new Headers(typeof headers === 'function' ? await headers() : headers)
    sent.set('content-type', 'application/json')
    if (apiKey !== undefined) sent.set('authorization', `Bearer ${apiKey}`)
    if (idempotencyKey !== undefined) sent.set('idempotency-key', idempotencyKey)
    sent.set('accept', 'application/graphql-response+json, application/json;q=0.9')
    let response: Response
    let text: string
    try {
      response = await (send ?? globalThis.fetch)(address, { method: 'POST', headers: sent, body, signal })
      text = await response.text()
    } catch (cause) {
      throw new YeondaeError(`No answer from ${address}: ${reasonOf(cause)}.`, { code: 'NETWORK', cause })
    }
    return dataOf(response, text)
  }

  return {
    async request<Result, Variables>(document: TypedDocument<Result, Variables>, ...rest: RequestArguments<Variables>) {
      const [variables, options] = rest
      const body = JSON.stringify({ query: document, variables })
      return (await withinTime(timeoutMs, options?.signal, (signal) => ask(body, signal, options?.idempotencyKey))) as Result
    },
  }
}

/** In one line, why a fetch failed: what Node puts in `cause` says more than "fetch failed". */
function reasonOf(error: unknown): string {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error && inner.message !== '' ? inner.message : String((inner as { code?: unknown } | null)?.code ?? inner)
}
