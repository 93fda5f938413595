import type { FactFile, FactRow, ModelName } from '../facts/row.ts'
import { FactError } from './fact-error.ts'
import { shape } from './model.ts'

/** What real and made-up rows share: places, classifications and the names of measures. */
const reference: ReadonlySet<ModelName> = new Set<ModelName>(['Region', 'Industry', 'ScienceField', 'Metric'])

/**
 * Refuses every reference between a made-up row and a real one, either way and by any column: no synthetic row hangs on
 * a real organisation, programme, person, campaign, need or expert, and no real row on a synthetic one. A row without
 * a mark of its own counts as what its file is. Made-up rows cite synthetic sources, and real rows real ones.
 * @throws FactError naming file, row and field
 */
export function refuseSynthetic(files: readonly FactFile[]): void {
  const isSynthetic = new Map<string, boolean>()
  for (const file of files) for (const { model, key } of file.rows) isSynthetic.set(`${model} ${key}`, file.synthetic)
  for (const file of files) for (const row of file.rows) refuseRow(file, row, isSynthetic)
}

function refuseRow(file: FactFile, row: FactRow, isSynthetic: ReadonlyMap<string, boolean>): void {
  const name = `${row.model} ${row.key}`
  for (const { column, target } of shape(row.model).references) {
    const value = row.columns[column] ?? null
    if (value === null || reference.has(target)) continue
    const key = String(value)
    const other = isSynthetic.get(`${target} ${key}`)
    if (other !== undefined && other !== file.synthetic) {
      const reason = file.synthetic ? `a synthetic row can't hang on the real ${target} ${key}` : `a real row can't hang on the synthetic ${target} ${key}`
      throw new FactError({ file: file.file, row: name, field: column }, reason)
    }
  }
  for (const { source, method } of row.citations) {
    const other = isSynthetic.get(`Source ${source}`)
    if (other !== undefined && other !== file.synthetic) {
      const reason = file.synthetic ? `a synthetic row can't cite the real source ${source}` : `a real row can't cite the synthetic source ${source}`
      throw new FactError({ file: file.file, row: name, field: 'citations' }, reason)
    }
    if ((method === 'SYNTHETIC') !== file.synthetic) {
      const reason = `the method ${method} is wrong for a ${file.synthetic ? 'synthetic' : 'real'} row`
      throw new FactError({ file: file.file, row: name, field: 'citations' }, reason)
    }
  }
}
