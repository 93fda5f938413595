import { isTelling } from './generic.ts'
import type { Reading } from './plan.ts'

/** Keys in a row that one number tells, as `search_grams` of the database has it. */
const gramLength = 4
/** Numbers that are asked for at once: more make an answer no smaller. */
const most = 4

/** Four keys as one number: each is a letter or digit and has seven bits. */
const gramOf = (keys: string): number => Array.from(keys).reduce((gram, key) => (gram << 7) | key.charCodeAt(0), 0)

/** Some of the grams of a key, which every code that holds it has: side by side, with the last one; none for less than four keys. */
export function gramsOf(key: string): number[] {
  const places = Array.from({ length: Math.floor(key.length / gramLength) }, (_one, place) => place * gramLength).slice(0, most - 1)
  if (places.length > 0) places.push(key.length - gramLength)
  return [...new Set(places.map((place) => gramOf(key.slice(place, place + gramLength))))]
}

/**
 * Grams that every name has which a reading finds; none where it is read by initials, or all names of a kind hold its words:
 * what has to be looked at would be much more than what is found.
 */
export function gramsOfReading({ conditions }: Reading): number[] {
  if (conditions.some(({ column }) => column !== 'code')) return []
  return [...new Set(conditions.flatMap(({ key, probe }) => (isTelling(key) ? gramsOf(probe) : [])))].slice(0, 2 * most)
}
