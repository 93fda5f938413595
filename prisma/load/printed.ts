import { parsePartialDate } from '../partial-date.ts'

/**
 * Whether the printed form of a date gives its finest part: the day (or "말", the end, for a last day), the month, or the
 * year in four digits or, behind an apostrophe, in two. Coarser parts may be told by words such as 지난해.
 * @param code a partial date code
 */
export function isPrinted(code: string, quotedAs: string): boolean {
  const date = parsePartialDate(code)
  if (date === null) return false
  const [year, month, day] = date.precision === 'DAY_OF_MONTH' ? ['', '', date.value.slice(2)] : date.value.split('-')
  const printed = (part: string | undefined, mark: string) =>
    new RegExp(`(?<!\\d)0?${Number(part)}${mark}|[.-]0?${Number(part)}(?!\\d)`, 'u').test(quotedAs)
  const yearPrinted = new RegExp(`(?<!\\d)${year}(?!\\d)|[’'‘]${year?.slice(2)}(?!\\d)`, 'u').test(quotedAs)
  if (date.precision === 'YEAR') return yearPrinted
  if (date.precision === 'MONTH') return printed(month, '월')
  return printed(day, '일') || (isLastDay(date.value) && quotedAs.includes('말') && (month === '12' ? yearPrinted : printed(month, '월')))
}

function isLastDay(day: string): boolean {
  return new Date(Date.parse(day) + 86_400_000).getUTCDate() === 1
}

/** Unit words as the sources print them behind a number; 개 is neither 개소 nor 개사. */
const unitWords: Readonly<Record<string, RegExp>> = {
  ITEM: /개(?![소사])/u,
  PLACE: /개소/u,
  COMPANY: /개사/u,
  PERSON: /명/u,
  TEAM: /팀/u,
  WON: /원/u,
  PERCENT: /%/u,
}

/** Whether a printed figure bears its unit. */
export function bearsUnit(unit: string, quotedAs: string): boolean {
  return unitWords[unit]?.test(quotedAs) ?? false
}
