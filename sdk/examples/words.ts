import type { CitationPartsFragment, ObservationPartsFragment, PartialDatePartsFragment, Qualifier, Unit } from '../src/operations.ts'

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

/** A time as exact as it is known. */
export const period = (date: PartialDatePartsFragment | null): string => date?.value ?? 'no date'

/** Korean name, and the English one where there is one. */
export const named = ({ name, nameEn }: { name: string; nameEn: string | null }): string => (nameEn === null ? name : `${name} (${nameEn})`)

/** What a value rests on: fact, place, printed form and source. */
export function cite(citations: readonly CitationPartsFragment[]): string {
  const [citation] = citations.filter(({ field }) => field === null || field === 'value')
  if (citation === undefined) return '[no citation]'
  const { factId, locator, quotedAs, method, source } = citation
  const printed = quotedAs === null ? method.toLowerCase() : `“${quotedAs}”`
  return `[${[factId, locator, printed, source.outlet ?? source.title ?? source.key, source.publishedOn].filter((part) => part !== null).join(', ')}]`
}
