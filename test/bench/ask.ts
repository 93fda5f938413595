import { BenchError } from './data/place.ts'
import type { Question, Road, Variables, Variant } from './queries/question.ts'

/** The body of the request that asks a road for a variant. */
export function bodyOf(road: Road, { name, graph, postgraphile, limit: _statement }: Question, variant: Variant): string {
  const query = road === 'limit' ? name : road === 'postgraphile' ? postgraphile : graph
  const variables = road === 'limit' ? variant.limit : road === 'postgraphile' ? variant.postgraphile : variant.graph
  return JSON.stringify({ query, variables })
}

/** What a graph answered. */
export interface Answer {
  data: unknown
  extensions: Readonly<Record<string, unknown>>
}

/** Sends one request. @throws BenchError for anything but an answer without errors */
export async function ask(url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', 'accept-encoding': 'identity', ...headers }, body })
  const text = await response.text()
  const answer = (response.status === 200 ? JSON.parse(text) : {}) as { data?: unknown; errors?: unknown; extensions?: Record<string, unknown> }
  if (answer.data == null || answer.errors !== undefined) throw new BenchError(`A question was not answered (${response.status}): ${text.slice(0, 500)}\nIt was ${body.slice(0, 500)}`)
  return { data: answer.data, extensions: answer.extensions ?? {} }
}

/** The variants with PostGraphile's own cursors, which it must be asked for. */
export async function withCursors(url: string, { cursorDocument }: Question, variants: readonly Variant[]): Promise<Variant[]> {
  if (cursorDocument === undefined) return [...variants]
  return Promise.all(
    variants.map(async (variant) => {
      const variables: Variables = { behind: variant.behind ?? 0 }
      const { data } = await ask(url, JSON.stringify({ query: cursorDocument, variables }))
      const after = (data as { list: { pageInfo: { endCursor: string } } }).list.pageInfo.endCursor
      return { ...variant, postgraphile: { ...variant.postgraphile, after } }
    }),
  )
}
