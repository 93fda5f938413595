import { z } from 'zod'
import type { builder } from '../builder.ts'
import { InputError } from './errors.ts'
import { decodeId } from './global-id.ts'
import type { Where } from './page.ts'

/** A filter key is absent or says something: null, an empty list and an empty text are refused. */
export const some = {
  text: () => z.string().trim().min(1, 'Expected a text that is not empty.').max(300, 'Expected at most 300 characters.').exactOptional(),
  flag: () => z.boolean().exactOptional(),
  anyOf: <T extends string>() => z.array(z.custom<T>()).min(1, 'Expected at least one value.').max(100, 'Expected at most 100 values.').exactOptional(),
  date: () => z.custom<Date>((value) => value instanceof Date, 'Expected a date.').exactOptional(),
  instant: () => z.custom<Date>((value) => value instanceof Date, 'Expected a time.').exactOptional(),
  id: (...types: string[]) =>
    z
      .string()
      .transform((value, ctx) => {
        try {
          return decodeId(value, types, '')
        } catch (error) {
          ctx.addIssue((error as Error).message)
          return z.NEVER
        }
      })
      .exactOptional(),
}

/** The key of a filter by which rows are polled; the model has a column `updatedAt`. */
export const updatedFields = (t: PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>) => ({
  updatedSince: t.field({
    type: 'DateTime',
    description:
      'Changed at this time or later (수정 시각 이후), by `updatedAt`. A change that is written slowly comes to light a little after its time: whoever polls goes back a minute behind the last poll and takes what comes twice as once. It finds no row that is gone or hidden by now: the subscription `changes` tells of these, and skips nothing.',
  }),
})

/** The same as its schema reads it. */
export const updatedKeys = { updatedSince: some.instant() }

/** The rows that it leaves; undefined: all. */
export const updatedAfter = (updatedSince: Date | undefined): Where => (updatedSince === undefined ? {} : { updatedAt: { gte: updatedSince } })

/**
 * A filter as its schema reads it; absent and null filters are empty ones, an empty object is refused.
 * @throws InputError naming the key as `filter.key`.
 */
export function parseFilter<T>(schema: z.ZodType<T>, filter: unknown, field = 'filter'): T {
  if (filter === undefined || filter === null) return emptyOf(schema)
  if (Object.keys(filter).length === 0) throw new InputError(field, 'Expected at least one key; leave the filter out to ask for all.')
  return parseInput(schema, plain(filter), field)
}

const empties = new WeakMap<z.ZodType, unknown>()

/** What a schema reads of nothing: the same each time, since nobody changes a filter. */
function emptyOf<T>(schema: z.ZodType<T>): T {
  if (!empties.has(schema)) empties.set(schema, Object.freeze(schema.parse({})))
  return empties.get(schema) as T
}

/** @throws InputError naming the first key that is wrong as a path below `field`. */
export function parseInput<T>(schema: z.ZodType<T>, value: unknown, field: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = [field, ...(issue?.path ?? [])].filter((part) => part !== '').join('.')
  const isNull = issue?.path.length === 1 && (value as Record<PropertyKey, unknown>)[issue.path[0] as PropertyKey] === null
  throw new InputError(path, isNull ? 'Expected a value; leave the key out instead of giving null.' : (issue?.message ?? 'Invalid input.'))
}

/** Input objects come without a prototype from graphql-js; zod wants plain ones. */
function plain(value: object): object {
  return { ...value }
}

/**
 * All conditions at once. An empty `OR` inside of `AND` is dropped by Prisma, which would turn
 * "nobody" into "everybody": it is refused here.
 */
export function both(...conditions: readonly (Where | undefined)[]): Where {
  const real = conditions.filter((condition): condition is Where => condition !== undefined && saysSomething(condition))
  for (const condition of real) refuseEmptyOr(condition)
  return real.length === 0 ? {} : real.length === 1 ? (real[0] as Where) : { AND: real }
}

/** Conditions that are used again and again, without an empty `OR`. */
const checked = new WeakSet()

/** A condition that `both` need not look through each time. */
export function lasting(condition: Where): Where {
  refuseEmptyOr(condition)
  checked.add(condition)
  return condition
}

function saysSomething(condition: Where): boolean {
  for (const _key in condition) return true
  return false
}

function refuseEmptyOr(condition: unknown): void {
  if (condition === null || typeof condition !== 'object' || condition instanceof Date) return
  if (Array.isArray(condition)) condition.forEach(refuseEmptyOr)
  else if (!checked.has(condition)) {
    for (const key in condition) {
      const value = (condition as Where)[key]
      if (key === 'OR' && Array.isArray(value) && value.length === 0) throw new Error('An empty OR in a condition: use `in: []`.')
      refuseEmptyOr(value)
    }
  }
}

/** Text for a Prisma `contains` or `startsWith`, whose wildcards Prisma leaves alive. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** The rows whose period (`validFrom` to `validTo`, both inclusive, null = open) holds `day`. */
export function validOn(day: Date): Where {
  return {
    AND: [
      { OR: [{ validFrom: null }, { validFrom: { lte: day } }] },
      { OR: [{ validTo: null }, { validTo: { gte: day } }] },
    ],
  }
}
