/** How much of a partial date is known. */
export type PartialDatePrecision = 'YEAR' | 'MONTH' | 'DAY' | 'DAY_OF_MONTH'
export type PartialDatePart = 'EARLY' | 'MID' | 'LATE' | 'END'
export type PartialDateRelation = 'ON' | 'AFTER' | 'BEFORE'

/** A date as far as a source tells it, read from its code. */
export interface PartialDate {
  /** The code without its relation and part: `2021`, `2021-07`, `2021-07-03`, or `--24` for a day without a month. */
  value: string
  precision: PartialDatePrecision
  part: PartialDatePart | null
  relation: PartialDateRelation
  /** First possible day as YYYY-MM-DD; null when there is none. */
  earliest: string | null
  /** Last possible day as YYYY-MM-DD; null when there is none. */
  latest: string | null
}

const grammar = /^([<>]?)(?:(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:\/(EARLY|MID|LATE|END))?|--(\d{2}))$/

/**
 * Reads a partial date code: `<` (before) or `>` (from then on), then `YYYY`, `YYYY-MM` or `YYYY-MM-DD`,
 * then `/EARLY`, `/MID`, `/LATE` or `/END` behind a year or a month; or `--DD`.
 * A part of a month is its days 1–10, 11–20, 21–end (초순·중순·하순), a part of a year its thirds; END is the last day.
 * @returns null for anything else, impossible days included.
 */
export function parsePartialDate(code: string): PartialDate | null {
  const match = grammar.exec(code)
  if (match === null) return null
  const [, sign, year, month, day, part, lone] = match
  const relation = sign === '<' ? 'BEFORE' : sign === '>' ? 'AFTER' : 'ON'
  if (lone !== undefined) {
    if (sign !== '' || Number(lone) < 1 || Number(lone) > 31) return null
    return { value: `--${lone}`, precision: 'DAY_OF_MONTH', part: null, relation, earliest: null, latest: null }
  }
  if (year === undefined || (day !== undefined && part !== undefined)) return null
  const span = spanOf(Number(year), numberOf(month), numberOf(day), (part as PartialDatePart | undefined) ?? null)
  if (span === null) return null
  return {
    value: [year, month, day].filter((piece) => piece !== undefined).join('-'),
    precision: day !== undefined ? 'DAY' : month !== undefined ? 'MONTH' : 'YEAR',
    part: (part as PartialDatePart | undefined) ?? null,
    relation,
    earliest: relation === 'BEFORE' ? null : span[0],
    latest: relation === 'AFTER' ? null : span[1],
  }
}

function spanOf(year: number, month: number | null, day: number | null, part: PartialDatePart | null): [string, string] | null {
  if (month === null) {
    const months = { EARLY: [1, 4], MID: [5, 8], LATE: [9, 12], END: [12, 12] }[part ?? 'EARLY'] as [number, number]
    const [first, last] = part === null ? [1, 12] : months
    const end = iso(year, last, lastDay(year, last))
    return part === 'END' ? [end, end] : [iso(year, first, 1), end]
  }
  if (month < 1 || month > 12) return null
  const length = lastDay(year, month)
  if (day !== null) return day >= 1 && day <= length ? [iso(year, month, day), iso(year, month, day)] : null
  const days = { EARLY: [1, 10], MID: [11, 20], LATE: [21, length], END: [length, length] }[part ?? 'EARLY'] as [number, number]
  const [first, last] = part === null ? [1, length] : days
  return [iso(year, month, first), iso(year, month, last)]
}

const numberOf = (text: string | undefined) => (text === undefined ? null : Number(text))
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
const iso = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
