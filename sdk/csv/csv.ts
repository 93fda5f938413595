import { stringify } from 'csv-stringify/browser/esm/sync'
import { harmless } from './cell.ts'
import type { Table } from './table.ts'

/** By which Excel knows that the text is UTF-8. */
export const byteOrderMark = '\uFEFF'

/**
 * Lines of CSV as RFC 4180 has them, each ended by CR LF, with no cell that a spreadsheet runs as a formula. The first
 * line of a file has the columns' names, behind the byte order mark.
 */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? ''
    : // Readers take a line feed alone for a line's end, and an empty line for no row.
      stringify(rows.map((row) => row.map(harmless)), { record_delimiter: '\r\n', quoted_match: /[\r\n]/, quoted_empty: rows[0]?.length === 1 })

/** A whole file: byte order mark, the columns' names, and the rows of an answer. */
export const csvFile = ({ columns }: Table, rows: readonly (readonly string[])[]): string => `${byteOrderMark}${csvLines([columns])}${csvLines(rows)}`
