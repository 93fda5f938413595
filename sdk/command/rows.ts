import { type GraphQLEnumType, print } from 'graphql'
import { labelOf } from '../codegen/labels.ts'
import { withEnds } from '../csv/additions.ts'
import { byteOrderMark, csvLines } from '../csv/csv.ts'
import { elementsIn, type List, outerPages, pageIn } from '../csv/lists.ts'
import type { Operation } from '../csv/operation.ts'
import { rowsAsked, tableQuestion } from '../csv/question.ts'
import type { Table } from '../csv/table.ts'
import { CostLimitError } from '../src/index.ts'
import type { Output } from './output.ts'
import { paged } from './pages.ts'
import type { QueryOptions, Run } from './query-options.ts'
import { countOf, say } from './terminal.ts'
import { walk } from './walk.ts'

/** What is sent, and what each answer becomes. */
interface Sent {
  text: string
  head: string
  linesOf(data: unknown): { text: string; count: number }
  table: Table | null
}

/** Writes the rows of a list, as they come. @returns what is to be said of them */
export async function writeRows(form: 'csv' | 'ndjson', operation: Operation, options: QueryOptions, run: Run, output: Output): Promise<string[]> {
  const { all = false, limit = all ? Infinity : null, out } = options
  const list = rowsAsked(operation, options.rows)
  const pages = limit === null ? null : paged(operation, list)
  const asked = pages?.operation ?? operation
  const made = (provenance: boolean): Sent => (form === 'csv' ? asTable(asked, list, provenance, options) : asObjects(asked, list))
  let sent = made(options.citations)

  const answers = async function* () {
    if (pages !== null && limit !== null) return yield* walk(pages, sent.text, limit, run)
    try {
      yield await run.client.request(sent.text, asked.variables, { signal: run.signal })
    } catch (error) {
      const plain = made(false)
      if (!(error instanceof CostLimitError) || plain.text === sent.text) throw error
      sent = plain
      if (options.quiet !== true) say('Citations are left out: with them this page would cost too much. --all asks for smaller pages.')
      yield await run.client.request(sent.text, asked.variables, { signal: run.signal })
    }
  }

  let count = 0
  let isBegun = false
  let goesOn = false
  for await (const data of answers()) {
    const lines = sent.linesOf(data)
    await output.write(isBegun ? lines.text : `${sent.head}${lines.text}`)
    isBegun = true
    count += lines.count
    goesOn = limit === null && pageIn(data, list)?.hasNextPage === true
  }
  return [...(out === undefined ? [] : [`${countOf(count, 'row')} in ${out}.`]), ...(goesOn ? ['The list goes on behind these rows: --all asks for all of them.'] : []), ...notesOn(sent.table)]
}

function asTable(operation: Operation, list: List, provenance: boolean, { labels, bom }: QueryOptions): Sent {
  const enumText = (type: GraphQLEnumType, value: string): string => (labels === undefined ? null : labelOf(type.getValue(value)?.description))?.[labels ?? 'en'] ?? value
  const { text, table } = tableQuestion(operation, { rows: placeOf(list), provenance, enumText })
  const linesOf = (data: unknown) => {
    const rows = table.rowsOf(data)
    return { text: csvLines(rows), count: rows.length }
  }
  return { text, table, head: `${bom ? byteOrderMark : ''}${csvLines([table.columns])}`, linesOf }
}

function asObjects(operation: Operation, list: List): Sent {
  const pages = outerPages(list)?.at(-1)
  const linesOf = (data: unknown) => {
    const rows = elementsIn(data, list)
    return { text: rows.map((row) => `${JSON.stringify(row)}\n`).join(''), count: rows.length }
  }
  return { text: print((pages === undefined ? operation : withEnds(operation, [pages])).document), table: null, head: '', linesOf }
}

/** What a table can't show. */
function notesOn(table: Table | null): string[] {
  if (table === null) return []
  const cut = [...table.cut].map(([name, times]) => `${name} ${countOf(times, 'time')}`)
  return [
    ...(table.leftOut.length > 0 ? [`Left out, for they stand beside the rows: ${table.leftOut.join(', ')}; --rows makes another list the rows.`] : []),
    ...(cut.length > 0 ? [`Lists in rows that go on behind their page: ${cut.join(', ')}; ask for more of them there, by first.`] : []),
  ]
}

/** A list by all keys that lead to it. */
const placeOf = ({ path }: List): string => path.map(({ key }) => key).join('.')
