import { select, type Selected } from '@yeondae/sdk'
import * as labels from '@yeondae/sdk/labels'
import { stringify } from 'csv-stringify/sync'

/** A column of a table, and what it says of a row. */
export interface Column<Row> {
  name: string
  of: (row: Row) => string | number | null
}

/** A table as spreadsheets read it: UTF-8 with its mark, no cell that is run as a formula. */
export const csvOf = <Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string =>
  stringify(
    rows.map((row) => columns.map(({ of }) => of(row))),
    { bom: true, header: true, columns: columns.map(({ name }) => name), escape_formulas: true, record_delimiter: 'windows' },
  )

/** What of a citation says where a figure comes from. */
export const cited = select<'Citation'>()({ factId: true, field: true, quotedAs: true, method: true, source: { outlet: true, title: true, publishedOn: true } })
type Cited = Selected<typeof cited>

/** The columns that no table of the graph should go without. */
export const origins: readonly Column<{ isSynthetic: boolean; citations: readonly Cited[] }>[] = [
  { name: '가상 자료', of: ({ isSynthetic }) => (isSynthetic ? '예' : '아니오') },
  { name: '출처', of: ({ citations }) => [...new Set(citations.map(sourceLine))].join(' | ') },
  { name: '인용', of: ({ citations }) => citations.map(quoteLine).filter(Boolean).join(' | ') },
]

/** A source in a line: `뉴스윈, 제목, 2022-01-25`. */
export const sourceLine = ({ source: { outlet, title, publishedOn } }: Cited): string => [outlet, title, publishedOn].filter(Boolean).join(', ')

/** The words of a source: `004-12 “1,162개” 명시`; empty where it has none. */
export const quoteLine = ({ factId, quotedAs, method }: Cited): string => (quotedAs === null ? '' : [factId, `“${quotedAs}”`, labels.CitationMethod[method].ko].filter(Boolean).join(' '))
