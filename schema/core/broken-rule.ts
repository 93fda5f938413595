/** What PostgreSQL calls a row that breaks a CHECK or an exclusion rule, and a value too large or too long for its column. */
const broken = new Set(['23514', '23P01', '22003', '22001'])

/** Whether the database refused a row for a rule of its own, as Prisma's errors carry it. */
export function breaksRule(error: unknown, depth = 0): boolean {
  if (error === null || typeof error !== 'object' || depth > 6) return false
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if ([code, originalCode].some((one) => typeof one === 'string' && broken.has(one))) return true
  return [cause, meta, driverAdapterError].some((inner) => breaksRule(inner, depth + 1))
}
