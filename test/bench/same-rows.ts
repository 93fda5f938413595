const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const globalId = new RegExp(`^[A-Z]\\w+:(${uuid})$`)
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:\d\d)?)$/
const wholeNumber = /^-?\d{1,15}$/

/** Fields whose values each road gives in its own way: they say where a page ends, and name no row. */
const ownOfTheRoad = new Set(['endCursor'])
/** The field whose object's fields belong to the object around it: PostGraphile shows a table where the graph shows none. */
const lifted = 'lifted'
/** Fields that are numbers, which JSON of a road may hold as text. */
const numbers = new Set(['amount'])

/**
 * An answer's `data` in a form that is equal for equal rows, whatever road it came by: ids as the database has them,
 * instants in UTC, amounts as numbers, fields in the order of their names.
 */
export function normalised(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => normalised(one))
  if (typeof value === 'object' && value !== null) {
    const flat = Object.entries(value).flatMap(([key, inner]) => (key === lifted && isObject(inner) ? Object.entries(inner) : [[key, inner] as const]))
    const kept = flat.filter(([key]) => !ownOfTheRoad.has(key)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return Object.fromEntries(kept.map(([key, inner]) => [key, normalised(inner, key)]))
  }
  if (typeof value !== 'string') return value
  if (numbers.has(field) && wholeNumber.test(value)) return Number(value)
  if (instant.test(value)) return new Date(value.replace(/([+-]\d\d)$/, '$1:00')).toISOString()
  return globalId.exec(Buffer.from(value, 'base64').toString())?.[1] ?? value
}

/** Where two answers differ first, with what stands there in each; null when they hold the same rows. */
export function firstDifference(one: unknown, other: unknown): { path: string; one: unknown; other: unknown } | null {
  return differenceAt(normalised(one), normalised(other), '')
}

function differenceAt(one: unknown, other: unknown, path: string): { path: string; one: unknown; other: unknown } | null {
  if (Object.is(one, other)) return null
  if (isObject(one) && isObject(other) && Array.isArray(one) === Array.isArray(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      const found = differenceAt(one[key], other[key], path === '' ? key : `${path}.${key}`)
      if (found !== null) return found
    }
    return null
  }
  return { path, one, other }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
