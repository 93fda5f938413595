/** The first of the periods that holds a day; both ends belong to a period, null is open. */
export function onDay<T extends { validFrom: Date | null; validTo: Date | null }>(periods: readonly T[], day: Date): T | undefined {
  return periods.find(
    ({ validFrom, validTo }) => (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day),
  )
}
