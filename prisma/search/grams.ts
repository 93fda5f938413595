import type { Condition, Reading } from './plan.ts'

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

/** Grams that every name has which a reading finds; none where they can't be told. */
export function gramsOfReading({ conditions }: Reading): number[] {
  const grams = conditions.map(({ column, probe }: Condition) => (column === 'code' ? gramsOf(probe) : []))
  return grams.find((found) => found.length > 0) ?? []
}
