import { createHash } from 'node:crypto'
import { idOf } from '../facts/identity.ts'
import type { CitationOf, FactFile, FactRow, ModelName, Value } from '../facts/row.ts'
import { parsePartialDate } from '../partial-date.ts'
import { citationKey } from './check-citations.ts'
import { partialDates } from './check-dates.ts'
import { type ModelShape, shape, shapes } from './model.ts'

/** A row as it goes to its table. */
export interface TableRow {
  /** Its primary key, columns joined by a colon. */
  id: string
  values: Readonly<Record<string, Value>>
}

/** Rows of all tables, in an order in which each stands after what it points to. */
export type Tables = readonly { shape: ModelShape; rows: readonly TableRow[] }[]

/** Rows of facts came into the graph on this day, each at an instant made from its id, so that their order never changes. */
const factsDay = Date.parse('2026-07-01T00:00:00Z')
const dayLength = 86_400_000

/** Turns checked data into rows of tables. */
export function compile(files: readonly FactFile[]): Tables {
  const rows = new Map<ModelName, TableRow[]>(shapes.map(({ name }) => [name, []]))
  for (const { synthetic, rows: given } of files) {
    for (const row of given) {
      rows.get(row.model)?.push(tableRow(row, synthetic))
      for (const citation of row.citations) rows.get('Citation')?.push(citationRow(row, citation))
    }
  }
  return shapes.map((one) => ({ shape: one, rows: parentsFirst(one, rows.get(one.name) ?? []) }))
}

/** A hash of all that would be written; the same on every machine. */
export function hashOf(tables: Tables): string {
  const hash = createHash('sha256')
  for (const { shape: { table }, rows } of tables) {
    hash.update(`${table}\n`)
    for (const { values } of rows) hash.update(`${JSON.stringify(values)}\n`)
  }
  return hash.digest('hex')
}

function tableRow(row: FactRow, synthetic: boolean): TableRow {
  const { columns, references, primaryKey } = shape(row.model)
  const id = idOf(row.model, row.key)
  const targets = new Map(references.map(({ column, target }) => [column, target]))
  const codes = new Map((partialDates[row.model] ?? []).map(({ code, earliest }) => [earliest, code]))
  const createdAt = row.createdAt ?? new Date(factsDay + (Number.parseInt(id.slice(0, 8), 16) % dayLength)).toISOString()
  const values: Record<string, Value> = {}
  for (const { name, isList } of columns) {
    const value = row.columns[name] ?? (isList ? [] : null)
    const target = targets.get(name)
    const code = codes.get(name)
    if (name === 'id') values[name] = id
    else if (name === 'synthetic') values[name] = synthetic
    else if (name === 'editedByUser') values[name] = false
    else if (name === 'createdAt' || name === 'updatedAt') values[name] = createdAt
    else if (code !== undefined) values[name] = earliest(row.columns[code] ?? null)
    else if (target !== undefined && value !== null) values[name] = idOf(target, String(value))
    else values[name] = value
  }
  return { id: primaryKey.map((column) => values[column]).join(':'), values }
}

const earliest = (code: Value) => (code === null ? null : (parsePartialDate(String(code))?.earliest ?? null))

function citationRow(row: FactRow, citation: CitationOf): TableRow {
  const { columns } = shape('Citation')
  const { citedBy } = shape(row.model)
  const id = idOf('Citation', `${row.model} ${row.key} ${citationKey(citation)}`)
  const values: Record<string, Value> = Object.fromEntries(columns.map(({ name }) => [name, null]))
  const { source, ...told } = citation
  Object.assign(values, told, { id, sourceId: idOf('Source', source), editedByUser: false })
  if (citedBy !== null) values[citedBy] = idOf(row.model, row.key)
  return { id, values }
}

/** Rows that point to rows of the same table come after those. */
function parentsFirst({ name, references }: ModelShape, rows: readonly TableRow[]): TableRow[] {
  const own = references.filter(({ target }) => target === name).map(({ column }) => column)
  if (own.length === 0) return [...rows]
  const byId = new Map(rows.map((row) => [row.id, row]))
  const placed = new Set<TableRow>()
  const place = (row: TableRow, above: readonly TableRow[]): void => {
    if (placed.has(row)) return
    if (above.includes(row)) throw new Error(`rows of ${name} point to each other in a circle: ${row.id}`)
    for (const column of own) {
      const parent = byId.get(String(row.values[column]))
      if (parent !== undefined) place(parent, [...above, row])
    }
    placed.add(row)
  }
  for (const row of rows) place(row, [])
  return [...placed]
}
