import { textOf, type TypedDocument, type TypedDocumentNode } from './document.ts'
import { readOperation } from './operation.ts'
import { type Answer, wholeDataOf } from './response.ts'
import { selections, type Selections } from './select/selections.ts'
import { type ClientOptions, type RequestOptions, sender } from './send.ts'

/** What follows the document in `request`: variables may be left out where all of them may. */
export type RequestArguments<Variables, Options = RequestOptions> = unknown extends Variables
  ? [variables?: Readonly<Record<string, unknown>>, options?: Options]
  : // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is assignable to just those types that require nothing
    {} extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options]

/** What clients were made with, for what is built on them. */
export const optionsOf = new WeakMap<Client, ClientOptions>()

/** Asks one graph. */
export interface Client extends Selections {
  /**
   * Sends one operation and gives its data. It is one HTTP request, which is sent again only when it failed for a
   * passing reason and a repeat has no second effect (see `retry`).
   *
   * @param document a document of `@yeondae/sdk/operations`, any GraphQL text, which answers `unknown`, or a `TypedDocumentNode` of another tool
   * @param rest the variables, and what else the request takes
   * @throws YeondaeError for every failure, of the class of its kind, with what the server could answer in `data`
   * @throws the signal's reason, when the caller aborts
   * @throws TypeError when a key would go over plain HTTP, or a secret key out of a browser
   * @example
   * ```ts
   * const { enterprises } = await client.request(EnterprisesDocument, { first: 50, filter: { region: '27' } })
   * ```
   */
  request<Result, Variables>(document: TypedDocument<Result, Variables> | TypedDocumentNode<Result, Variables>, ...rest: RequestArguments<NoInfer<Variables>>): Promise<Result>
  /**
   * The same with what came beside the data: its cost, the request's id, and, when a part failed, the errors.
   *
   * @throws YeondaeError when nothing could be answered
   * @throws the signal's reason, when the caller aborts
   * @throws TypeError as `request` does
   * @example
   * ```ts
   * const { data, errors, cost, requestId } = await client.answer(NeedsDocument, { first: 50 })
   * console.log(data.needs.nodes.length, errors.length, cost?.actual, requestId)
   * ```
   */
  answer<Result, Variables>(document: TypedDocument<Result, Variables> | TypedDocumentNode<Result, Variables>, ...rest: RequestArguments<NoInfer<Variables>>): Promise<Answer<Result>>
}

/**
 * Makes a client; it holds no connection and needs no closing.
 *
 * @throws RangeError when a time is not a number above 0
 * @throws TypeError when `apiKey` would go over plain HTTP to another machine, or is a secret key in a browser
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
export function createClient(options: ClientOptions): Client {
  const send = sender(options)
  const answer = async <Result, Variables>(document: TypedDocument<Result, Variables> | TypedDocumentNode<Result, Variables>, ...rest: RequestArguments<Variables>) => {
    const [variables, own] = rest
    const text = textOf(document)
    return (await send({ text, ...readOperation(text), variables: variables as Readonly<Record<string, unknown>> | undefined }, own)) as Answer<Result>
  }
  const client: Client = {
    ...selections(send),
    answer,
    request: async <Result, Variables>(document: TypedDocument<Result, Variables> | TypedDocumentNode<Result, Variables>, ...rest: RequestArguments<Variables>) => wholeDataOf(await answer(document, ...rest)) as Result,
  }
  optionsOf.set(client, options)
  return client
}
