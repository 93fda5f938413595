import type { Random } from '../../../prisma/demo/random.ts'

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')

/** A UUID of version 7 for an instant (ms), the same for the same random sequence. */
export function idAt(instant: number, random: Random): string {
  const time = hex(instant, 12)
  const [a, b, c] = [random.int(0, 0xfff), random.int(0, 0x3fff), random.int(0, 0xffff_ffff)]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(a, 3)}-${hex(0x8000 + b, 4)}-${hex(random.int(0, 0xffff), 4)}${hex(c, 8)}`
}

/** An instant (ms) within the part of a period that belongs to the row of an index, so that later rows are later. */
export function instantOf(index: number, count: number, from: string, to: string, random: Random): number {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const share = (last - first) / count
  return Math.floor(first + share * (index + random.next()))
}
