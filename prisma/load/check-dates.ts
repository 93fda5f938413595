import type { CitationOf, FactRow, ModelName } from '../facts/row.ts'
import { parsePartialDate } from '../partial-date.ts'
import type { Refuse } from './check-values.ts'
import { shape } from './model.ts'
import { isPrinted } from './printed.ts'

/** A partial date of a model: the column of its code, of its printed form, and of its first possible day. */
export interface PartialDateColumns {
  code: string
  quotedAs: string
  earliest: string
}

const partial = (code: string, stem: string): PartialDateColumns => ({ code, quotedAs: `${stem}QuotedAs`, earliest: `${stem}Earliest` })

/** The partial dates of the models. */
export const partialDates: Readonly<Partial<Record<ModelName, readonly PartialDateColumns[]>>> = {
  Agreement: [partial('signedIn', 'signed')],
  Event: [partial('heldIn', 'held')],
  Honour: [partial('givenIn', 'given')],
  Milestone: [partial('plannedIn', 'planned'), partial('actualIn', 'actual')],
  Observation: [partial('period', 'period')],
  Programme: [partial('period', 'period')],
  PublicRole: [partial('heldIn', 'held')],
  SharingPlatform: [partial('builtIn', 'built')],
}

/** Columns that hold a year alone. */
export const years: Readonly<Partial<Record<ModelName, readonly string[]>>> = {
  Measure: ['year'],
  Plan: ['fromYear', 'toYear'],
  Programme: ['untilYear'],
  Survey: ['year'],
}

/** Refuses an impossible partial date, and any date or year that no citation gives. */
export function checkDates(row: FactRow, synthetic: boolean, refuse: Refuse): void {
  const { columns, citedBy } = shape(row.model)
  const partials = partialDates[row.model] ?? []
  for (const { code: column, quotedAs } of partials) {
    const code = row.columns[column] ?? null
    if (code === null && (row.columns[quotedAs] ?? null) !== null) refuse(quotedAs, 'a printed form needs the date')
    if (code !== null && parsePartialDate(String(code)) === null) refuse(column, `${String(code)} is no partial date`)
  }
  if (synthetic || citedBy === null) return
  const printedForms = new Map(partials.map(({ code, quotedAs }) => [code, row.columns[quotedAs] ?? null]))
  const isDate = ({ name, native }: { name: string; native: string | null }) =>
    native === 'Date' || printedForms.has(name) || (years[row.model] ?? []).includes(name)
  for (const { name } of columns.filter(isDate)) {
    const value = row.columns[name] ?? null
    if (value === null) continue
    const quotedAs = printedForms.get(name) ?? null
    const reason = ungiven(row.citations, name, String(value), quotedAs === null ? null : String(quotedAs))
    if (reason !== null) refuse(name, reason)
  }
}

/** Why a date is not given by what the row cites; null when it is. */
function ungiven(citations: readonly CitationOf[], field: string, code: string, quotedAs: string | null): string | null {
  const own = citations.filter((citation) => citation.field === field)
  const whole = citations.filter((citation) => citation.field === undefined)
  if (own.length === 0 && whole.some(({ method }) => method !== 'STATED')) return null
  if (own.length === 0) return quotedAs !== null && isPrinted(code, quotedAs) ? null : `no citation gives the date ${code}`
  const unprinted = own.find((citation) => citation.method === 'STATED' && !isPrinted(code, citation.quotedAs ?? ''))
  return unprinted === undefined ? null : `the date ${code} is cited as stated, and "${unprinted.quotedAs ?? ''}" does not state it`
}
