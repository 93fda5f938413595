import type { CitationOf } from '../facts/row.ts'
import type { Random } from './random.ts'

/** Key of the source that every row of the set cites. */
export const generatorKey = 'demonstration'

export const madeUp: CitationOf = { source: generatorKey, method: 'SYNTHETIC' }

/** The last day that the set knows: it is the same set whenever it is made. */
export const lastDay = '2026-06-30'

const dayLength = 86_400_000

/** A day so many days after another, as YYYY-MM-DD. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayLength).toISOString().slice(0, 10)
}

/** A day from one to another, both included. */
export function dayBetween(random: Random, first: string, last: string): string {
  return daysAfter(first, random.int(0, Math.round((Date.parse(last) - Date.parse(first)) / dayLength)))
}

/** An instant on a day, in working hours, to the millisecond, so that no two rows are likely to share one. */
export function instantOn(random: Random, day: string): string {
  return new Date(Date.parse(day) + random.int(0, dayLength / 3 - 1)).toISOString()
}

export const number = (value: number, digits: number) => String(value).padStart(digits, '0')
