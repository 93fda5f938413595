/** What PostgreSQL calls a row that breaks a CHECK or an exclusion rule, and a value too large or too long for its column. */
const broken = new Set(['23514', '23P01', '22003', '22001'])

/** Which column a rule of the database names as at fault, as Prisma's errors carry it; null: it names none, or broke no rule. */
export function brokenColumn(error: unknown, depth = 0): string | null {
  if (error === null || typeof error !== 'object' || depth > 6) return null
  const { code, originalCode, column, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if (typeof column === 'string' && [code, originalCode].some((one) => typeof one === 'string' && broken.has(one))) return column
  return [cause, meta, driverAdapterError].map((inner) => brokenColumn(inner, depth + 1)).find((found) => found !== null) ?? null
}

/** Whether the database refused a row for a rule of its own, as Prisma's errors carry it. */
export function breaksRule(error: unknown, depth = 0): boolean {
  if (error === null || typeof error !== 'object' || depth > 6) return false
  const { code, originalCode, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if ([code, originalCode].some((one) => typeof one === 'string' && broken.has(one))) return true
  return [cause, meta, driverAdapterError].some((inner) => breaksRule(inner, depth + 1))
}
