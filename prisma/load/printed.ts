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

const multiples: Readonly<Record<string, bigint>> = { 백만: 1_000_000n, 천만: 10_000_000n, 만: 10_000n, 억: 100_000_000n, 조: 1_000_000_000_000n }

/** The first figure of a printed form as a decimal number, such as 206000000000 of "2,060억원"; null where there is none. */
export function figureOf(quotedAs: string): string | null {
  const match = /(\d[\d,]*)(?:\.(\d+))?\s*(백만|천만|만|억|조)?/u.exec(quotedAs)
  if (match === null) return null
  const [, digits, decimals = '', word] = match
  const multiple = word === undefined ? 1n : (multiples[word] ?? 1n)
  const scaled = BigInt(`${digits?.replaceAll(',', '') ?? ''}${decimals}`) * multiple
  const text = String(scaled).padStart(decimals.length + 1, '0')
  if (decimals === '') return text
  return `${text.slice(0, -decimals.length)}.${text.slice(-decimals.length)}`.replace(/\.?0+$/, '')
}

/** Words behind a figure, or 약 before it, that make it less than exact, each with the qualifiers that it allows. */
const hedges: readonly (readonly [RegExp, readonly string[]])[] = [
  [/상회|초과/u, ['MORE_THAN']],
  [/이상/u, ['AT_LEAST']],
  [/미만/u, ['LESS_THAN']],
  [/가까이/u, ['NEARLY']],
  [/\d(?:백만|천만|만|억|조)?여/u, ['SLIGHTLY_OVER', 'APPROX']],
  [/약\s*\d|가량|정도/u, ['APPROX']],
]

/** Qualifiers that a printed figure allows: EXACT alone where no word hedges it. */
export function qualifiersOf(quotedAs: string): readonly string[] {
  return hedges.find(([word]) => word.test(quotedAs))?.[1] ?? ['EXACT']
}
