import { models } from '../../prisma/generated/datamodel.ts'
import { type Condition, exactPlan } from '../../prisma/search/plan.ts'
import { literal } from './filter.ts'
import type { Where } from './page.ts'

/** Whether the names of a model's rows can be searched. */
export const isSearchable = (model: string): boolean => models[model]?.fields['searchNames'] !== undefined

/** The plan of a text, of which a list is asked twice in a row. */
export function planOf(text: string): ReturnType<typeof exactPlan> {
  if (latest?.text !== text) latest = { text, plan: exactPlan(text) }
  return latest.plan
}

let latest: { text: string; plan: ReturnType<typeof exactPlan> } | null = null

/**
 * The rows of a searchable model of which a name answers a text, in any way but by a slip: whether a slip counts
 * hangs on how much else is found, which is no matter of one row. An empty text finds nothing.
 */
export function namedLike(text: string): Where {
  const plan = planOf(text)
  if (plan.literal !== null) return { searchNames: { some: { value: { contains: literal(plan.literal) } } } }
  const readings = plan.readings.map(({ conditions }) => (conditions.length === 1 ? holds(conditions[0]) : { AND: conditions.map(holds) }))
  return readings.length === 0 ? { id: { in: [] } } : { searchNames: { some: { OR: readings } } }
}

/** Keys are letters and digits: no wildcard is among them. */
const holds = ({ column, key, at }: Condition): Where => ({ [column]: { [at === 'BEGINNING' ? 'startsWith' : 'contains']: key } })
