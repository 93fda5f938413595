import { print } from 'graphql'
import { withEnds, withProvenance } from './additions.ts'
import { type List, listsOf, pageIn, rowListOf } from './lists.ts'
import type { Operation } from './operation.ts'
import { selectedBy } from './selection.ts'
import { type Table, tableOf, type TableOptions } from './table.ts'

/** How an operation's answer is to be made a table. */
export interface TableQuestionOptions extends TableOptions {
  /** Which list gives the rows, by its path such as `region.observations`; absent: the only one there is. */
  rows?: string | undefined
  /** False: rows tell nothing but what was asked. */
  provenance?: boolean
}

/** An operation whose answer makes a table. */
export interface TableQuestion {
  /** The document to send: the one operation, with what was added to it. */
  text: string
  table: Table
  /** Whether the rows of an answer are a page of a list that goes on behind it. */
  goesOn(data: unknown): boolean
}

/** The list of an operation whose elements are the rows. @throws TableError as `rowListOf` does */
export const rowsAsked = (operation: Operation, name?: string): List => rowListOf(listsOf(selectedBy(operation)), name)

/**
 * Asks an operation so that its answer makes a table: rows tell besides whether they were made up, and their citations.
 * @throws TableError where no list gives the rows, or several might
 */
export function tableQuestion(operation: Operation, { rows, provenance = true, ...options }: TableQuestionOptions = {}): TableQuestion {
  const list = rowsAsked(operation, rows)
  const sent = withEnds(provenance ? withProvenance(operation, list) : operation)
  const fields = selectedBy(sent)
  const place = list.path.map(({ key }) => key).join('.')
  return { text: print(sent.document), table: tableOf(fields, rowListOf(listsOf(fields), place), options), goesOn: (data) => pageIn(data, list)?.hasNextPage === true }
}
