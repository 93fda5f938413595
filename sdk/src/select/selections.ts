import type { Lists, Mutation, MutationSelect, Query, QuerySelect } from '../generated/graph.ts'
import { type Answer, wholeDataOf } from '../response.ts'
import type { RequestOptions, Send } from '../send.ts'
import { compile } from './compile.ts'
import { type ListArguments, rowsOf, type Rows } from './rows.ts'
import type { Answered, Infer } from './result.ts'

// NoInfer: where an answer is taken apart, the compiler would look for S in it, through the whole graph.

/** Asks by free selections: plain objects that say which fields come back. */
export interface Selections {
  /**
   * Asks for what the selection names, in one HTTP request, and gives exactly that. A field is `true`, a selection, or
   * `[arguments, selection]`; `as` gives fields names of your own, `on` asks rows by their type. A DateTime comes as
   * a `Date`.
   *
   * @throws YeondaeError for every failure, of the class of its kind, with what the server could answer in `data`
   * @throws the signal's reason, when the caller aborts
   * @throws TypeError as `request` does
   * @example
   * ```ts
   * const { enterprise } = await client.query({
   *   enterprise: [{ id }, { name: true, kinds: { kind: true }, needs: [{ first: 3 }, { nodes: { title: true } }] }],
   * })
   * ```
   */
  query<const S extends QuerySelect>(select: Infer<S, QuerySelect>, options?: RequestOptions): Promise<NoInfer<Answered<Query, S, QuerySelect>>>
  /**
   * Changes something, and gives what the selection names of the outcome: a union, which `unwrap` makes a payload or
   * an exception of. Several fields are done one after the other, in the order that they are written in.
   *
   * @throws YeondaeError, TypeError and the signal's reason as `query` does
   * @example
   * ```ts
   * const { withdrawNeed } = await client.mutate({
   *   withdrawNeed: [{ id, version }, { on: { WithdrawNeedPayload: { need: { status: true } }, Error: { message: true } } }],
   * })
   * console.log(unwrap(withdrawNeed).need?.status)
   * ```
   */
  mutate<const S extends MutationSelect>(select: Infer<S, MutationSelect>, options?: RequestOptions): Promise<NoInfer<Answered<Mutation, S, MutationSelect>>>
  /**
   * The rows of a list at the root, page by page as they are needed. Nothing is sent before the first row is asked
   * for, nor after a `break`.
   *
   * @param list its name, such as `needs`
   * @param args its arguments; `first` is the size of a page, 50 when absent, `after` a cursor to start behind
   * @param select what is asked of each row
   * @returns rows; `pages()` gives them by the page, `toArray({ limit })` at once
   * @throws YeondaeError, TypeError and the signal's reason as `query` does, while rows are asked for
   * @example
   * ```ts
   * for await (const need of client.iterate('needs', { filter: { statuses: ['OPEN'] } }, { title: true })) {
   *   console.log(need.title)
   * }
   * ```
   */
  iterate<const List extends keyof Lists, const S extends Lists[List]['select']>(
    list: List,
    args: ListArguments<List>,
    select: Infer<S, Lists[List]['select']>,
    options?: RequestOptions,
  ): Rows<NoInfer<Answered<Lists[List]['node'], S, Lists[List]['select']>>>
}

/** The free selections over what sends operations. */
export function selections(send: Send): Selections {
  const ask = async (kind: 'query' | 'mutation', select: object, options: RequestOptions | undefined): Promise<object> => {
    const { operation, revive } = compile(kind, select)
    const answer: Answer = await send(operation, options)
    revive?.(answer.data)
    return wholeDataOf(answer) as object
  }
  const query = (select: object, options?: RequestOptions) => ask('query', select, options)
  const mutate = (select: object, options?: RequestOptions) => ask('mutation', select, options)
  const iterate = (list: string, args: object, select: object, options?: RequestOptions) =>
    rowsOf((page) => query({ [list]: [{ ...args, ...page }, { nodes: select, pageInfo: { endCursor: true, hasNextPage: true } }] }, options), list, args)
  // Compared with what the types promise, the compiler would compare every list's selection with every other's.
  return { query, mutate, iterate } as Record<keyof Selections, unknown> as unknown as Selections
}
