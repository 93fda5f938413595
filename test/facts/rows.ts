import { stated } from '../../prisma/facts/cite.ts'
import type { CitationOf, FactFile, FactRow, ModelName, Value } from '../../prisma/facts/row.ts'
import { shape } from '../../prisma/load/model.ts'

/** A row as a careless hand would write it: nothing is checked by types. */
export const careless = (
  model: ModelName,
  key: string,
  columns: Record<string, Value | undefined>,
  citations: readonly CitationOf[] = [stated('002-09', 'L24')],
): FactRow => ({ model, key, columns, citations })

export const fileOf = (rows: readonly FactRow[], synthetic = false): FactFile => ({
  file: synthetic ? 'prisma/demo/wrong.ts' : 'prisma/facts/wrong.ts',
  synthetic,
  rows,
})

/** A source, so that what cites it is not refused for that. */
export const article = careless('Source', '002', { key: '002' }, [])
export const madeUpSource = careless('Source', 'demonstration', { key: 'demonstration' }, [])
export const madeUp: CitationOf = { source: 'demonstration', method: 'SYNTHETIC' }

const nameOf = ({ model, key }: FactRow) => `${model} ${key}`

/** Says of each row whether it is one of the first, or hangs on one of them, near or far. */
export function hangingOn(files: readonly FactFile[], first: (row: FactRow) => boolean): (row: FactRow) => boolean {
  const rows = files.flatMap((file) => file.rows)
  const gone = new Set(rows.filter(first).map(nameOf))
  const hangs = (row: FactRow) => shape(row.model).references.some(({ column, target }) => gone.has(`${target} ${String(row.columns[column])}`))
  for (let before = -1; before < gone.size; ) {
    before = gone.size
    for (const row of rows) if (hangs(row)) gone.add(nameOf(row))
  }
  return (row) => gone.has(nameOf(row))
}
