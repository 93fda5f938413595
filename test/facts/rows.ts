import { stated } from '../../prisma/facts/cite.ts'
import type { CitationOf, FactFile, FactRow, ModelName, Value } from '../../prisma/facts/row.ts'

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
