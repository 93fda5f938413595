import type { CostPlan, OperationCost } from './cost.ts'

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

/**
 * The same for `data` as JSON text without spaces: where a key has one price wherever it stands, its times in the text
 * tell the points, and nothing of a long answer is read. A quote within a string is escaped, so that `"key":` is always a key.
 */
export function actualCostOfText(plan: OperationCost, text: string): number {
  if (!prices.has(plan)) prices.set(plan, pricesOf(plan))
  const known = prices.get(plan) ?? null
  if (known === null) return actualCost(plan, JSON.parse(text))
  let points = 0
  for (const [key, price] of known) points += price * timesIn(text, key)
  return points
}

/** Points by `key":`; null: a key has several prices. */
type Prices = ReadonlyMap<string, number> | null

const prices = new WeakMap<OperationCost, Prices>()
/** Selections that are looked through for prices: fragments can spread each other without end, nearly. */
const most = 1000

function pricesOf(plan: OperationCost): Prices {
  const found = new Map<string, number>()
  let looked = 0
  /** All selections of one place together, each as often as it stands there. */
  const gather = (rows: readonly { times: number; plan: CostPlan }[]): boolean => {
    if ((looked += rows.length) > most) return false
    const keys = new Map<string, { points: number; rows: { times: number; plan: CostPlan }[] }>()
    for (const { times, plan: row } of rows) {
      for (const step of row.steps) {
        const key = keys.get(step.key) ?? { points: 0, rows: [] }
        key.points += times * step.times * step.field
        if (step.row.steps.length > 0) key.rows.push({ times: times * step.times, plan: step.row })
        keys.set(step.key, key)
      }
    }
    for (const [key, { points, rows: below }] of keys) {
      if ((found.get(key) ?? points) !== points || (points > 0 && plan.free.has(key))) return false
      found.set(key, points)
      if (!gather(below)) return false
    }
    return true
  }
  if (!gather([{ times: 1, plan }])) return null
  return new Map([...found].flatMap(([key, points]) => (points === 0 ? [] : [[`${key}":`, points] as const])))
}

const quote = 0x22

/** How often a key stands in a text: looked for from its first letter on, since quotes are everywhere. */
function timesIn(text: string, key: string): number {
  let times = 0
  for (let place = text.indexOf(key); place >= 0; place = text.indexOf(key, place + key.length)) {
    if (text.charCodeAt(place - 1) === quote) times += 1
  }
  return times
}
