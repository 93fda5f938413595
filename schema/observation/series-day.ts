import type { PartialDate } from '../../prisma/partial-date.ts'

type Span = Pick<PartialDate, 'earliest' | 'latest'>

/**
 * The day that stands for a period: the middle one of its possible days, the earlier of two; its one known end where the
 * other is open. Null: it can't be placed in time.
 */
export function middleDay({ earliest, latest }: Span): string | null {
  if (earliest === null || latest === null) return earliest ?? latest
  const [first, last] = [Date.parse(earliest), Date.parse(latest)]
  const days = Math.floor((last - first) / 2 / 86_400_000)
  return new Date(first + days * 86_400_000).toISOString().slice(0, 10)
}

/** The day after which changes of the territory concern a figure: the first possible one, else the last; null: undated. */
export const territoryDay = ({ earliest, latest }: Span): string | null => earliest ?? latest

/** Whether a period has a day in common with the time from one day to another; null: open. */
export function overlaps({ earliest, latest }: Span, from: string | null, to: string | null): boolean {
  return (from === null || latest === null || latest >= from) && (to === null || earliest === null || earliest <= to)
}
