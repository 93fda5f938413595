import { LRUCache } from 'lru-cache'
import { models } from '../../prisma/generated/datamodel.ts'
import { type Condition, exactPlan } from '../../prisma/search/plan.ts'
import { literal } from './filter.ts'
import type { Where } from './page.ts'

/** Whether the names of a model's rows can be searched. */
export const isSearchable = (model: string): boolean => models[model]?.fields['searchNames'] !== undefined

export type ExactPlan = ReturnType<typeof exactPlan>

/** Plans of the texts that were searched last: a list is asked of its plan several times, and people search for the same. */
const plans = new LRUCache<string, ExactPlan>({ max: 500 })

/** The plan of a text: the same object for the same text, lately. */
export function planOf(text: string): ExactPlan {
  let plan = plans.get(text)
  if (plan === undefined) plans.set(text, (plan = exactPlan(text)))
  return plan
}

const conditions = new WeakMap<ExactPlan, Where>()

/**
 * The rows of a searchable model of which a name answers a text, in any way but by a slip: whether a slip counts
 * hangs on how much else is found, which is no matter of one row. An empty text finds nothing.
 */
export function namedLike(text: string): Where {
  const plan = planOf(text)
  let condition = conditions.get(plan)
  if (condition === undefined) conditions.set(plan, (condition = conditionOf(plan)))
  return condition
}

function conditionOf(plan: ExactPlan): Where {
  if (plan.literal !== null) return { searchNames: { some: { value: { contains: literal(plan.literal) } } } }
  const readings = plan.readings.map(({ conditions }) => (conditions.length === 1 ? holds(conditions[0]) : { AND: conditions.map(holds) }))
  return readings.length === 0 ? { id: { in: [] } } : { searchNames: { some: { OR: readings } } }
}

/** Keys are letters and digits: no wildcard is among them. */
const holds = ({ column, key, at }: Condition): Where => ({ [column]: { [at === 'BEGINNING' ? 'startsWith' : 'contains']: key } })
