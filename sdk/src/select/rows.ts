import { errorOf } from '../errors.ts'
import type { Lists } from '../generated/graph.ts'

/** What a list takes when it is iterated: pages go forward. */
export type ListArguments<List extends keyof Lists> = Omit<Lists[List]['args'], 'last' | 'before'>

/** A page of rows. */
export interface RowPage<Row> {
  /** Its rows, in the list's order. */
  nodes: Row[]
  /** Where the next page starts: given as `after`, a later run goes on behind this page. Null: the page is empty. */
  endCursor: string | null
  /** Whether there are more rows behind it. */
  hasNextPage: boolean
}

/** The rows of a list, which are asked for as they are needed; each run over them begins anew. */
export interface Rows<Row> extends AsyncIterable<Row> {
  /**
   * The rows by the page.
   *
   * @throws YeondaeError as `query` does; `BAD_RESPONSE` when the server gives a cursor a second time
   * @example
   * ```ts
   * for await (const { nodes, endCursor } of client.iterate('needs', {}, { title: true }).pages()) save(nodes, endCursor)
   * ```
   */
  pages(): AsyncGenerator<RowPage<Row>, void, undefined>
  /**
   * The rows at once, `limit` at most.
   *
   * @throws RangeError when `limit` is not a number of 0 or more; `Infinity` for all
   * @throws YeondaeError as `pages` does
   * @example
   * ```ts
   * const titles = await client.iterate('needs', {}, { title: true }).toArray({ limit: 200 })
   * ```
   */
  toArray(options: { limit: number }): Promise<Row[]>
}

const pageSize = 50

/** Rows over a function that asks for one page. */
export function rowsOf<Row>(ask: (page: { after: string | null; first: number }) => Promise<object>, list: string, args: { first?: number | null; after?: string | null }): Rows<Row> {
  async function* pages(limit = Infinity): AsyncGenerator<RowPage<Row>, void, undefined> {
    const seen = new Set<string | null>()
    let after = args.after ?? null
    for (let left = limit; left > 0; ) {
      seen.add(after)
      const answer = await ask({ after, first: Math.min(args.first ?? pageSize, left) })
      const [{ nodes, pageInfo }] = Object.values(answer) as [{ nodes: Row[]; pageInfo: Omit<RowPage<Row>, 'nodes'> }]
      yield { nodes, ...pageInfo }
      if (!pageInfo.hasNextPage) return
      left -= nodes.length
      after = pageInfo.endCursor
      if (left > 0 && seen.has(after)) throw errorOf(`The list ${list} gave a cursor again.`, { code: 'BAD_RESPONSE', data: answer })
    }
  }
  return {
    pages: () => pages(),
    async *[Symbol.asyncIterator]() {
      for await (const { nodes } of pages()) yield* nodes
    },
    async toArray({ limit }) {
      if (!(limit >= 0)) throw new RangeError(`Expected limit to be 0 or more, not ${limit}.`)
      const rows: Row[] = []
      for await (const { nodes } of pages(limit)) rows.push(...nodes)
      return rows.slice(0, limit)
    },
  }
}
