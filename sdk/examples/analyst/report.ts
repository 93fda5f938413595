/** A table with its chart. */
export interface Report {
  /** Of its files, without the ending. */
  name: string
  rows: number
  csv: string
  svg: string
}
