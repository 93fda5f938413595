import type { CitationOf, FactRow, ModelName } from '../facts/row.ts'
import type { Refuse } from './check-values.ts'
import { bearsUnit, figureOf, qualifiersOf } from './printed.ts'

/** Models that are a figure: the column of its number. */
const figures: Readonly<Partial<Record<ModelName, string>>> = { Observation: 'value', CountedGroup: 'count' }

/** Refuses a stated figure that is not the printed one: another number, another unit, or a hedge such as 여 left out. */
export function checkFigure(row: FactRow, refuse: Refuse): void {
  const column = figures[row.model]
  if (column === undefined) return
  for (const citation of row.citations) {
    const { field, method } = citation
    if (method === 'STATED' && (field === undefined || field === column)) checkPrinted(row, column, citation, refuse)
  }
}

function checkPrinted({ columns }: FactRow, column: string, { quotedAs = '' }: CitationOf, refuse: Refuse): void {
  const unit = String(columns['unit'])
  const value = String(columns[column]).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')
  const qualifier = String(columns['qualifier'])
  if (!bearsUnit(unit, quotedAs)) refuse('unit', `the printed figure ${quotedAs} does not bear the unit ${unit}`)
  if (figureOf(quotedAs) !== value) refuse(column, `the figure ${value} is cited as stated, and "${quotedAs}" does not print it`)
  if (!qualifiersOf(quotedAs).includes(qualifier)) refuse('qualifier', `the printed figure ${quotedAs} is not ${qualifier}`)
}
