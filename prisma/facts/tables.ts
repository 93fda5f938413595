import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { projectRoot } from '../project-root.ts'

export type Table = 'regions-sido' | 'regions-sigungu' | 'ksic-sections' | 'nstc-2023'

/** One line of a table; an empty cell is null. */
export type Cells<C extends string> = Readonly<Record<C, string | null>>

function textOf(table: Table): string {
  return readFileSync(join(projectRoot(), 'prisma', 'facts', 'tables', `${table}.csv`), 'utf8')
}

/** The lines of a table in prisma/facts/tables/ with the named columns. */
export function readTable<C extends string>(table: Table, columns: readonly C[]): Cells<C>[] {
  const lines = parse<Record<string, string | null>>(textOf(table), { columns: true, cast: (cell) => (cell === '' ? null : cell) })
  const missing = columns.find((column) => lines.some((line) => line[column] === undefined))
  if (missing !== undefined) throw new Error(`prisma/facts/tables/${table}.csv has no column ${missing}`)
  return lines as Cells<C>[]
}

/** A cell that must be filled. */
export function filled(cell: string | null, where: string): string {
  if (cell === null) throw new Error(`prisma/facts/tables: ${where} is empty`)
  return cell
}

/** SHA-256 of a table's text, in hexadecimal. */
export function hashOf(table: Table): string {
  return createHash('sha256').update(textOf(table)).digest('hex')
}
