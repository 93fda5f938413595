import type { FactRow, ModelName } from '../facts/row.ts'
import { parsePartialDate } from '../partial-date.ts'
import type { Refuse } from './check-values.ts'
import { shape } from './model.ts'
import { isPrinted } from './printed.ts'

/** Partial dates of the models: the column of the code, of its printed form, and of its first possible day. */
export const partialDates: Readonly<Partial<Record<ModelName, { code: string; quotedAs: string; earliest: string }>>> = {
  Honour: { code: 'givenIn', quotedAs: 'givenQuotedAs', earliest: 'givenEarliest' },
  Observation: { code: 'period', quotedAs: 'periodQuotedAs', earliest: 'periodEarliest' },
}

/** Refuses an impossible partial date, and any date that no citation gives. */
export function checkDates(row: FactRow, synthetic: boolean, refuse: Refuse): void {
  const { columns, citedBy } = shape(row.model)
  const partial = partialDates[row.model]
  if (partial !== undefined) {
    const code = row.columns[partial.code] ?? null
    const quotedAs = row.columns[partial.quotedAs] ?? null
    if (code === null && quotedAs !== null) refuse(partial.quotedAs, 'a printed form needs the date')
    if (code !== null && parsePartialDate(String(code)) === null) refuse(partial.code, `${code} is no partial date`)
  }
  if (synthetic || citedBy === null) return
  for (const { name, native } of columns) {
    const value = row.columns[name] ?? null
    const isPartial = partial !== undefined && name === partial.code
    if (value === null || !(native === 'Date' || isPartial)) continue
    const quotedAs = isPartial ? (row.columns[partial.quotedAs] ?? null) : null
    const reason = ungiven(row, name, String(value), quotedAs === null ? null : String(quotedAs))
    if (reason !== null) refuse(name, reason)
  }
}

/** Why a date is not given by what the row cites; null when it is. */
function ungiven(row: FactRow, field: string, code: string, quotedAs: string | null): string | null {
  const own = row.citations.filter((citation) => citation.field === field)
  const whole = row.citations.filter((citation) => citation.field === undefined)
  if (own.length === 0 && whole.some(({ method }) => method !== 'STATED')) return null
  if (own.length === 0) return quotedAs !== null && isPrinted(code, quotedAs) ? null : `no citation gives the date ${code}`
  const unprinted = own.find((citation) => citation.method === 'STATED' && !isPrinted(code, citation.quotedAs ?? ''))
  return unprinted === undefined ? null : `the date ${code} is cited as stated, and "${unprinted.quotedAs ?? ''}" does not state it`
}
