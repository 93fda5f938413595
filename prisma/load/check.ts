import type { FactFile, FactRow } from '../facts/row.ts'
import { checkCitations } from './check-citations.ts'
import { checkDates } from './check-dates.ts'
import { checkFigure } from './check-figures.ts'
import { checkOneOf } from './check-one-of.ts'
import { checkValues, type Refuse } from './check-values.ts'
import { FactError } from './fact-error.ts'
import { shape } from './model.ts'
import { refuseSynthetic } from './refuse-synthetic.ts'

/**
 * Refuses data that can't be loaded: a row without a citation, with an unknown fact or source, a duplicate, a number
 * without its unit or unlike the printed one, a date that no source gives, a reference to nothing, a row about nothing or
 * about two things, a synthetic row on a real one.
 * @throws FactError naming file, row and field of the first that is wrong
 */
export function check(files: readonly FactFile[]): void {
  const places = new Map<string, string>()
  for (const { file, rows } of files) {
    for (const { model, key } of rows) {
      const name = `${model} ${key}`
      const before = places.get(name)
      if (key.trim() === '') throw new FactError({ file, row: name, field: 'key' }, 'a row needs a key')
      if (before !== undefined) throw new FactError({ file, row: name, field: 'key' }, `the same key stands in ${before}`)
      places.set(name, file)
    }
  }
  const sources = new Set(files.flatMap(({ rows }) => rows.filter(({ model }) => model === 'Source').map(({ key }) => key)))
  for (const file of files) for (const row of file.rows) checkRow(file, row, sources, places)
  refuseSynthetic(files)
}

function checkRow({ file, synthetic }: FactFile, row: FactRow, sources: ReadonlySet<string>, places: ReadonlyMap<string, string>): void {
  const refuse: Refuse = (field, reason) => {
    throw new FactError({ file, row: `${row.model} ${row.key}`, field }, reason)
  }
  checkValues(row, synthetic, refuse)
  for (const { column, target } of shape(row.model).references) {
    const key = row.columns[column] ?? null
    if (key !== null && !places.has(`${target} ${String(key)}`)) refuse(column, `no ${target} has the key ${String(key)}`)
  }
  checkOneOf(row, refuse)
  checkCitations(row, sources, refuse)
  checkFigure(row, refuse)
  checkDates(row, synthetic, refuse)
}
