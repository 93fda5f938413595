import { z } from 'zod'
import { InputError } from './errors.ts'

/** Keys of a mutation's input: each is absent or says something; null clears where `nullable()` is added. */
export const input = {
  text: (most: number) => z.string().trim().min(1, 'Expected a text that is not empty.').max(most, `Expected at most ${most} characters.`),
  day: () => z.custom<Date>((value) => value instanceof Date && isWritable(value), 'Expected a date from the year 1000 on.'),
  /** A value of an enum, which GraphQL has checked. */
  value: <T>() => z.custom<T>((value) => value !== null && value !== undefined, 'Expected a value; leave the key out instead of giving null.'),
  year: () => z.int().min(1000, 'Expected a year from 1000 on.').max(9999, 'Expected a year of four digits.'),
}

/** A list of values of an enum, each once. */
export const list = <T>(least: number, most: number) =>
  z
    .array(z.custom<T>())
    .min(least, 'Expected at least one value.')
    .max(most, `Expected at most ${most} values.`)
    .refine((all) => new Set(all).size === all.length, 'Expected each value once.')

/** Whether a day has a year of four digits, as the database keeps days. */
function isWritable(day: Date): boolean {
  const year = day.getUTCFullYear()
  return year >= 1000 && year <= 9999
}

/** @throws InputError naming `field` for a last day before the first */
export function refuseEndBeforeStart(first: Date | null, last: Date | null, field: string): void {
  if (first !== null && last !== null && last < first) throw new InputError(field, 'Expected a last day that is not before the first.')
}
