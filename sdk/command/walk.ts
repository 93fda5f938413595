import { type Page, pageIn } from '../csv/lists.ts'
import { CostLimitError } from '../src/index.ts'
import { CommandError, exitCodes } from './failure.ts'
import type { PagedOperation } from './pages.ts'
import type { Run } from './query-options.ts'

const largestPage = 100

/**
 * The answers of an operation page by page, until its list ends or has given so many rows. A page that would cost too
 * much is asked for with half as many rows.
 */
export async function* walk(paged: PagedOperation, text: string, limit: number, { client, signal, progress }: Run): AsyncGenerator<unknown, void, undefined> {
  const seen = new Set<string | null>()
  let size = paged.first ?? largestPage
  let { after } = paged
  let total: number | null = null
  for (let rows = 0; rows < limit; ) {
    let data: unknown
    try {
      data = await client.request(text, paged.page(Math.min(size, limit - rows), after, rows === 0), { signal })
    } catch (error) {
      if (!(error instanceof CostLimitError) || size <= 1) throw error
      size = Math.floor(Math.min(size, limit - rows) / 2) || 1
      continue
    }
    seen.add(after)
    const page: Page | null = pageIn(data, paged.list)
    if (page === null) return yield data
    rows += page.rows
    total ??= page.totalCount
    progress.reached(rows, total === null ? null : Math.max(rows, Math.min(total, limit)))
    yield data
    if (!page.hasNextPage) return
    after = page.endCursor
    if (rows < limit && (page.rows === 0 || seen.has(after))) throw new CommandError('The list gave a cursor again: its end can not be reached.', exitCodes.network)
  }
}
