/** Something that holds from one day to another, both days included. */
export interface Period {
  /** First day as YYYY-MM-DD; null: open. */
  validFrom: string | null
  /** Last day as YYYY-MM-DD; null: open. */
  validTo: string | null
}

/** Whether a period holds a day. */
export const holds = ({ validFrom, validTo }: Period, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day)

/** Whether a period was over by a day. */
export const ended = ({ validTo }: Period, day: string): boolean => validTo !== null && validTo < day

/** Whether a period had not begun by a day. */
export const isToCome = ({ validFrom }: Period, day: string): boolean => validFrom !== null && validFrom > day

/** The day so many days after another one, as YYYY-MM-DD. */
export const dayAfter = (day: string, days = 1): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

/** Rows by a key of theirs. */
export function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}
