import type { CitationPartsFragment, ObservationPartsFragment, PartialDatePartsFragment, PartialDateRelation, Qualifier, Unit } from '../src/operations.ts'

const units: Record<Unit, string> = { ITEM: '', PLACE: '', COMPANY: ' companies', PERSON: '', TEAM: ' teams', PERCENT: ' %', WON: ' won' }

const qualifiers: Record<Qualifier, (number: string) => string> = {
  EXACT: (number) => number,
  APPROX: (number) => `about ${number}`,
  SLIGHTLY_OVER: (number) => `slightly over ${number}`,
  NEARLY: (number) => `nearly ${number}`,
  AT_LEAST: (number) => `at least ${number}`,
  MORE_THAN: (number) => `more than ${number}`,
  LESS_THAN: (number) => `less than ${number}`,
}

/** A figure as exact as its source is: `1,162`, `slightly over 250`, `more than 50 %`. */
export const figure = ({ value, unit, qualifier }: Pick<ObservationPartsFragment, 'value' | 'unit' | 'qualifier'>): string =>
  `${qualifiers[qualifier](Number(value).toLocaleString('en'))}${units[unit]}`

const relations: Record<PartialDateRelation, string> = { ON: '', AFTER: 'after ', BEFORE: 'before ' }

/** A time as exact as it is known: `2021-04-27`, `early 2021-07`, `after 2021-06`, `day 24 of some month`. */
export function period(date: PartialDatePartsFragment | null): string {
  if (date === null) return 'no date'
  if (date.precision === 'DAY_OF_MONTH') return `day ${date.value.replace(/^-+/, '')} of some month`
  return `${relations[date.relation]}${date.part === null ? '' : `${date.part.toLowerCase()} `}${date.value}`
}

/** Korean name, and the English one where there is one. */
export const named = ({ name, nameEn }: { name: string; nameEn: string | null }): string => (nameEn === null ? name : `${name} (${nameEn})`)

/** What a row, or one field of it, rests on: fact, place, printed form and source. */
export function cite(citations: readonly CitationPartsFragment[], of = 'value'): string {
  const citation = citations.find(({ field }) => field === of) ?? citations.find(({ field }) => field === null)
  if (citation === undefined) return '[no citation]'
  const { factId, locator, quotedAs, method, source } = citation
  const printed = quotedAs === null ? null : `“${quotedAs}”`
  const how = method === 'STATED' && printed !== null ? null : method.toLowerCase()
  return `[${[factId, locator, printed, how, source.outlet ?? source.title ?? source.key, source.publishedOn].filter((part) => part !== null).join(', ')}]`
}
