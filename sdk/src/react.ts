/**
 * Hooks for React over the client: a query, and a list by the page.
 *
 * @packageDocumentation
 */
// eslint-disable-next-line no-restricted-imports -- React is a peer of this entry alone
import { useEffect, useReducer, useState } from 'react'
import type { Client } from './client.ts'
import type { TypedDocument } from './document.ts'

/** What a component sees of a query. */
export interface QueryState<Result> {
  /** The latest answer to these variables; null until it is there, and after a failure. */
  readonly data: Result | null
  /** Why it failed, a `YeondaeError` nearly always; null when it did not. */
  readonly error: Error | null
  /** Whether an answer is under way. */
  readonly isLoading: boolean
  /** Asks again; `data` stays until the new answer is there. */
  readonly reload: () => void
}

/** Variables may be left out where all of them may. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- it is assignable to just those types that require nothing
type VariablesArgument<Variables> = {} extends Variables ? [variables?: Variables] : [variables: Variables]

/**
 * Asks when the component appears and whenever the document or the variables change in value; ends the request when it
 * goes. Nothing is kept between components.
 *
 * @throws nothing: a failure is in `error`
 * @example
 * ```tsx
 * const { data, error, isLoading } = useQuery(client, NeedDocument, { id })
 * ```
 */
export function useQuery<Result, Variables>(client: Client, document: TypedDocument<Result, Variables>, ...[variables]: VariablesArgument<NoInfer<Variables>>): QueryState<Result> {
  const asked = JSON.stringify([document, variables])
  const [round, reload] = useReducer((count: number) => count + 1, 0)
  const [state, setState] = useState<{ asked: string; round: number; data: Result | null; error: Error | null } | null>(null)
  useEffect(() => {
    const controller = new AbortController()
    const { signal } = controller
    const settle = (data: Result | null, error: Error | null) => {
      if (!signal.aborted) setState({ asked, round, data, error })
    }
    const [, given] = JSON.parse(asked) as [string, Readonly<Record<string, unknown>> | undefined]
    client.request(document as TypedDocument<Result, unknown>, given ?? {}, { signal }).then(
      (data) => {
        settle(data, null)
      },
      (error: unknown) => {
        settle(null, error as Error)
      },
    )
    return () => {
      controller.abort()
    }
  }, [client, document, asked, round])
  const own = state?.asked === asked ? state : null
  return { data: own?.data ?? null, error: own?.error ?? null, isLoading: own?.round !== round, reload }
}

/** A page of a list, as every connection of the graph has it. */
export interface PageOf<Row> {
  readonly nodes: readonly Row[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

/** What a component sees of a list by the page. */
export interface PageState<Result, Row> extends QueryState<Result> {
  /** Rows of this page; empty until they are there. */
  readonly rows: readonly Row[]
  /** Number of the page, from 1. */
  readonly page: number
  /** Goes to the next page; null where there is none, or none is known yet. */
  readonly next: (() => void) | null
  /** Goes to the page before; null on the first. */
  readonly previous: (() => void) | null
}

/**
 * A list by the page. Other variables begin at the first page again.
 *
 * @param pick the list in the answer
 * @throws nothing but what `pick` throws: a failure is in `error`
 * @example
 * ```tsx
 * const { rows, next, previous } = usePage(client, NeedsDocument, { first: 20 }, ({ needs }) => needs)
 * ```
 */
export function usePage<Result, Variables extends { after?: string | null | undefined }, Row>(
  client: Client,
  document: TypedDocument<Result, Variables>,
  variables: NoInfer<Omit<Variables, 'after'>>,
  pick: (data: Result) => PageOf<Row>,
): PageState<Result, Row> {
  const asked = JSON.stringify([document, variables])
  const [place, setPlace] = useState<{ asked: string; cursors: readonly string[] }>({ asked, cursors: [] })
  const cursors = place.asked === asked ? place.cursors : []
  const state = useQuery<Result, Record<string, unknown>>(client, document as TypedDocument<Result, Record<string, unknown>>, { ...variables, after: cursors.at(-1) ?? null })
  const { nodes, pageInfo } = state.data === null ? { nodes: [], pageInfo: null } : pick(state.data)
  const cursor = pageInfo?.hasNextPage === true ? pageInfo.endCursor : null
  const go = (to: readonly string[]) => () => {
    setPlace({ asked, cursors: to })
  }
  return {
    ...state,
    rows: nodes,
    page: cursors.length + 1,
    next: cursor === null ? null : go([...cursors, cursor]),
    previous: cursors.length === 0 ? null : go(cursors.slice(0, -1)),
  }
}
