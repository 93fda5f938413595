import type { CostPlan } from './cost.ts'

/**
 * Points of an answer: the formula of the plan with the lists as long as they are. A field that the answer lacks
 * (skipped, or of another type than the object is) costs nothing, one that is null costs itself alone.
 * @param data the answer's `data`; null when there is none
 */
export function actualCost(plan: CostPlan, data: unknown): number {
  if (data === null || typeof data !== 'object') return 0
  if (Array.isArray(data)) return data.reduce<number>((sum, row) => sum + actualCost(plan, row), 0)
  let points = 0
  for (const { key, times, field, row } of plan.steps) {
    if (Object.hasOwn(data, key)) points += times * (field + actualCost(row, (data as Record<string, unknown>)[key]))
  }
  return points
}
