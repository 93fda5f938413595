import { type PartialDate, parsePartialDate } from '../../prisma/partial-date.ts'

export type PunctualityState = 'EARLY' | 'ON_TIME' | 'LATE' | 'PENDING' | 'UNKNOWN'

/**
 * How a milestone lies to its plan. Both are as exact as the source: a month counts as kept on each of its days,
 * and only what lies wholly before or after the planned time is early or late. Without an actual time, a plan whose
 * time has passed is UNKNOWN, not late: that no source tells of it does not mean that it did not come.
 * @param today YYYY-MM-DD
 */
export function punctuality(plannedIn: string | null, actualIn: string | null, today: string): PunctualityState {
  const planned = read(plannedIn)
  const actual = read(actualIn)
  if (planned === null) return 'UNKNOWN'
  if (actual === null) return planned.latest !== null && planned.latest < today ? 'UNKNOWN' : 'PENDING'
  if (planned.earliest !== null && actual.latest !== null && actual.latest < planned.earliest) return 'EARLY'
  if (planned.latest !== null && actual.earliest !== null && actual.earliest > planned.latest) return 'LATE'
  return actual.earliest === null && actual.latest === null ? 'UNKNOWN' : 'ON_TIME'
}

const read = (code: string | null): PartialDate | null => (code === null ? null : parsePartialDate(code))
