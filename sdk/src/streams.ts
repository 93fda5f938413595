import { type Client, optionsOf, type RequestArguments } from './client.ts'
import { pause, withinTime } from './deadline.ts'
import { textOf, type TypedDocument, type TypedDocumentNode } from './document.ts'
import { errorOf, YeondaeError } from './errors.ts'
import type { ChangeEvent, ChangeEventSelect, ChangesArgs } from './generated/graph.ts'
import { type RequestEvent, tell } from './hooks.ts'
import { type Operation, readOperation } from './operation.ts'
import { answerOf, wholeDataOf } from './response.ts'
import { isPassing, type RetryOptions, usualTries, waitAfter } from './retry.ts'
import { compile } from './select/compile.ts'
import type { Answered, Infer } from './select/result.ts'
import { checkTime, type ClientOptions, headersOf, post, read, type RequestOptions, texts } from './send.ts'
import { serverEvents } from './server-events.ts'

/** What a stream takes beside its variables. */
export interface StreamOptions extends Pick<RequestOptions, 'signal' | 'retry'> {
  /** Milliseconds without a sign of the server after which the connection counts as lost; 45,000 when absent, of which the server lets 15,000 pass at most. */
  silenceMs?: number
}

/** What comes of a subscription, as it comes: a run over it is a connection, which a `break` ends, and another run goes on where the last one ended. */
export interface Stream<Item> extends AsyncIterable<Item> {
  /**
   * Where it stands: behind the item that came last, or behind what happened since without concerning it. A later stream
   * goes on here when it is given as `since`. Null as long as nothing came.
   */
  readonly cursor: string | null
}

/**
 * Listens to a subscription. A connection that is lost for a passing reason is made anew, behind what came last, so that
 * nothing is skipped or given twice; it is tried as often as `retry.tries` says until one stands, and then without end.
 * A run ends when the server completes it, as it does before it stops.
 *
 * @throws YeondaeError for every failure that does not pass, of the class of its kind: `CursorExpiredError` when too much time went by
 * @throws the signal's reason, when the caller aborts
 * @example
 * ```ts
 * for await (const { changes } of subscribe(client, ChangesDocument, { types: ['NEED'] })) console.log(changes.kind, changes.nodeId)
 * ```
 */
export function subscribe<Result, Variables>(
  client: Client,
  document: TypedDocument<Result, Variables> | TypedDocumentNode<Result, Variables>,
  ...[variables, options]: RequestArguments<NoInfer<Variables>, StreamOptions>
): Stream<Result> {
  const text = textOf(document)
  return streamOf(client, { text, ...readOperation(text), variables: variables as Operation['variables'] }, options, (data) => data as Result)
}

/**
 * Listens to what is created, changed and withdrawn, and gives what the selection names of each change.
 *
 * @throws YeondaeError and the signal's reason as `subscribe` does
 * @example
 * ```ts
 * const stream = changes(client, { types: ['NEED'], since: saved }, { kind: true, nodeId: true, node: { on: { Need: { title: true } } } })
 * for await (const { kind, nodeId, node } of stream) {
 *   apply(kind, nodeId, node)
 *   save(stream.cursor)
 * }
 * ```
 */
export function changes<const S extends ChangeEventSelect>(
  client: Client,
  args: ChangesArgs,
  select: Infer<S, ChangeEventSelect>,
  options?: StreamOptions,
): Stream<NoInfer<Answered<ChangeEvent, S, ChangeEventSelect>>> {
  const { operation, revive } = compile('subscription', { changes: select })
  // The same text whatever is given: what is null counts as absent.
  const text = operation.text.replace(/^subscription changes(?:\((.*?)\))? { changes/, (_, own?: string) => `subscription changes($types: [ChangeType!], $since: String${own ? `, ${own}` : ''}) { changes(types: $types, since: $since)`)
  return streamOf(client, { ...operation, text, variables: { ...operation.variables, ...args } }, options, (data) => {
    revive?.(data)
    return (data as { changes: never }).changes
  })
}

/** Ids that are kept, by which what comes again is told from what is new. */
const mostSeen = 1000

function streamOf<Item>(client: Client, { text, kind, name = null, variables }: Operation, own: StreamOptions = {}, itemOf: (data: unknown) => Item): Stream<Item> {
  const options = optionsOf.get(client) as ClientOptions
  const { url, hooks = {}, documents = texts } = options
  const { silenceMs = 45_000, signal: outer = new AbortController().signal } = own
  checkTime('silenceMs', silenceMs)
  const retry = own.retry ?? options.retry ?? {}
  const waits: RetryOptions = retry || { tries: 1 }
  const { tries = usualTries } = waits
  const seen = new Set<string>()
  const address = String(url)
  const late = () => errorOf(`No sign of ${address} within ${silenceMs} ms.`, { code: 'TIMEOUT_CLIENT' })

  async function* run(): AsyncGenerator<Item, void, undefined> {
    let stood = false
    for (let failed = 0, attempt = 1; ; attempt += 1) {
      outer.throwIfAborted()
      const controller = new AbortController()
      const leave = () => controller.abort(outer.reason)
      outer.addEventListener('abort', leave)
      const headers = await headersOf(options, 'text/event-stream, application/graphql-response+json')
      if (stream.cursor !== null) headers.set('last-event-id', stream.cursor)
      const request: RequestEvent = { operation: name, kind, url: address, attempt, idempotencyKey: null, headers }
      const sign = <T>(work: () => Promise<T>) => withinTime(silenceMs, controller.signal, late, () => read(request, work))
      const document = await documents.bodyOf(text)
      const begun = performance.now()
      let standing = Infinity
      let response: Response | undefined
      let failure: YeondaeError | null = null
      let delayMs = 0
      try {
        response = await sign(() => post(options, request, JSON.stringify({ ...document, variables }), controller.signal))
        const reader = /event-stream/.test(response.headers.get('content-type') ?? '') && response.body?.getReader()
        if (!reader) {
          wholeDataOf(answerOf(response, await sign(() => (response as Response).text()), null))
          throw errorOf('Expected a stream and got a single answer.', { code: 'BAD_RESPONSE', status: response.status })
        }
        stood = true
        standing = performance.now()
        for await (const { type, data, id = null } of serverEvents(async () => (await sign(() => reader.read())).value)) {
          if (type === 'complete') return
          const answer = data !== '' && (id === null || !seen.has(id)) ? answerOf(response, data, null) : null
          if (id !== null) {
            stream.cursor = id
            if (seen.size >= mostSeen) seen.clear()
            if (answer) seen.add(id)
          }
          if (answer) {
            failed = 0
            yield itemOf(wholeDataOf(answer))
          }
        }
        throw errorOf(`The stream of ${address} broke off.`, { code: 'NETWORK' })
      } catch (error) {
        outer.throwIfAborted()
        if (!(error instanceof YeondaeError)) throw error
        failure = error
        if ('documentId' in document && error.field === 'documentId') documents.unknown(text)
        else {
          // One that stood for a while counts for itself.
          failed = performance.now() - standing > silenceMs ? 1 : failed + 1
          const isLast = failed >= tries && (!stood || !retry || error.code === 'INTERNAL')
          if (isLast || !(isPassing(error) || error.code === 'INTERNAL')) throw error
          delayMs = waitAfter(error, failed, waits)
          tell(hooks.onRetry, { request, error, delayMs })
        }
      } finally {
        outer.removeEventListener('abort', leave)
        controller.abort()
        const { status = null, headers: told = null } = response ?? {}
        tell(hooks.onResponse, { request, durationMs: performance.now() - begun, status, requestId: told?.get('x-request-id') ?? null, cost: null, error: failure })
      }
      await pause(delayMs, outer)
    }
  }

  const stream = { cursor: null as string | null, [Symbol.asyncIterator]: run }
  return stream
}
