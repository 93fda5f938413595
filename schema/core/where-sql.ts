import { Prisma } from '../../prisma/generated/client/client.ts'
import { type ModelField, models } from '../../prisma/generated/datamodel.ts'
import type { Where } from './page.ts'

export type Sql = Prisma.Sql

/** Takes a value of a condition and gives the text that stands for it, without its type. */
export type Param = (value: string | readonly string[]) => string

/** What a condition may name: the columns of a table or of a query, with the type that values are cast to. */
export interface Shape {
  /** The condition of a field with what is asked of it; null: there is no such field. */
  field(name: string, asked: unknown, alias: string, param: Param): string | null
}

/**
 * A plain Prisma `where` as the text of SQL on the rows of `alias`; its values go to `param` in the order of the text.
 * It reads what filters and access rules are made of (AND, OR, equality, `in`, `not: null`, bounds, `is`, `some`) and
 * means the same by it; any other part throws, so that no condition is lost.
 */
export function whereText(of: string | Shape, where: Where, alias: string, param: Param): string {
  const shape = typeof of === 'string' ? modelShape(of) : of
  const parts: string[] = []
  for (const [key, asked] of Object.entries(where)) {
    if (asked === undefined) throw new Error(`a condition on ${key} without a value`)
    if (key === 'AND') parts.push(all(listOf(asked).map((one) => whereText(shape, one, alias, param))))
    else if (key === 'OR') parts.push(any(listOf(asked).map((one) => alternative(shape, one, alias, param))))
    else {
      const condition = shape.field(key, asked, alias, param)
      if (condition === null) throw new Error(`no condition on ${key} here`)
      parts.push(condition)
    }
  }
  return all(parts)
}

/** No text of ours holds it. */
const place = '\u0000'

/** The same as `whereText`, for statements that are made of pieces. */
export function whereSql(of: string | Shape, where: Where, alias: string): Sql {
  const values: unknown[] = []
  const text = whereText(of, where, alias, (value) => {
    values.push(value)
    return place
  })
  return new Prisma.Sql(text.split(place), values)
}

/** Columns of a query by their names, each with its SQL type. */
export function columnsShape(types: Readonly<Record<string, string>>): Shape {
  return {
    field: (name, asked, alias, param) => {
      const type = types[name]
      return type === undefined ? null : scalar(column(alias, name), type, asked, param)
    },
  }
}

const shapes = new Map<string, Shape>()

function modelShape(model: string): Shape {
  const known = shapes.get(model)
  if (known !== undefined) return known
  const fields = models[model]?.fields
  if (fields === undefined) throw new Error(`no model ${model}`)
  const made: Shape = {
    field(name, asked, alias, param) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (field === undefined) return null
      return field.kind === 'object' ? related(model, field, asked, alias, param) : scalar(column(alias, field.column), typeOf(field), asked, param)
    },
  }
  shapes.set(model, made)
  return made
}

/** Which fields of a model stand for which of the one that a relation leads to, by the foreign key on either side; none: there is no way. */
export function joinedFields(model: string, { from, to, relation, type }: ModelField): (readonly [ours: string, theirs: string])[] {
  if (from.length > 0) return from.map((ours, place) => [ours, to[place] as string])
  const back = Object.values(models[type]?.fields ?? {}).find((one) => one.relation === relation && one.type === model && one.from.length > 0)
  return (back?.from ?? []).map((theirs, place) => [back?.to[place] as string, theirs])
}

function related(model: string, field: ModelField, asked: unknown, alias: string, param: Param): string {
  const [[operator, where] = [], ...others] = Object.entries(asked as Record<string, unknown>)
  if (others.length > 0 || operator !== (field.isList ? 'some' : 'is') || where === null) throw new Error(`no condition ${String(operator)} on a relation here`)
  const target = models[field.type]
  const inner = `${alias}_`
  const pairs = joinedFields(model, field)
  if (target === undefined || pairs.length === 0) throw new Error(`no way from ${model} to ${field.type}`)
  const join = pairs.map(([ours, theirs]) => `${column(inner, theirs)} = ${column(alias, ours)}`)
  return `exists (select 1 from "${target.table}" ${inner} where ${all([...join, whereText(field.type, where as Where, inner, param)])})`
}

const bounds = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function scalar(of: string, type: string, asked: unknown, param: Param): string {
  if (asked === null) return `${of} is null`
  if (typeof asked !== 'object' || asked instanceof Date) return `${of} = ${param(plain(asked))}::${type}`
  return all(Object.entries(asked).map(([operator, value]) => compared(of, type, operator, value, param)))
}

function compared(of: string, type: string, operator: string, value: unknown, param: Param): string {
  if (operator === 'in') return `${of} = any(${param((value as unknown[]).map(plain))}::text[]::${type}[])`
  if (operator === 'contains') return `${of} like ${param(`%${String(value)}%`)}`
  if (operator === 'startsWith') return `${of} like ${param(`${String(value)}%`)}`
  if (operator === 'equals') return scalar(of, type, value, param)
  if (operator === 'not' && value === null) return `${of} is not null`
  if (Object.hasOwn(bounds, operator)) return `${of} ${bounds[operator as keyof typeof bounds]} ${param(plain(value))}::${type}`
  throw new Error(`no condition ${operator} here`)
}

const natives: Readonly<Record<string, string>> = { Uuid: 'uuid', Date: 'date', Timestamptz: 'timestamptz', Decimal: 'numeric' }
const types: Readonly<Record<string, string>> = { String: 'text', Int: 'int', Boolean: 'boolean', BigInt: 'bigint', Float: 'float8', DateTime: 'timestamptz' }

/** The SQL type that a field's values are cast to. */
function typeOf({ kind, type, native }: ModelField): string {
  if (kind === 'enum') return `"${type}"`
  const found = natives[native ?? ''] ?? types[type]
  if (found === undefined) throw new Error(`no SQL type for ${type}`)
  return found
}

/** Values travel as text and are cast by the column's type. */
const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))
const column = (alias: string, name: string) => `${alias}."${name}"`
const listOf = (value: unknown): Where[] => (Array.isArray(value) ? (value as Where[]) : [value as Where])
const all = (parts: readonly string[]): string => (parts.length === 0 ? 'true' : `(${parts.join(' and ')})`)

function any(parts: readonly string[]): string {
  if (parts.length === 0) throw new Error('An empty OR in a condition: use `in: []`.')
  return `(${parts.join(' or ')})`
}

function alternative(shape: Shape, where: Where, alias: string, param: Param): string {
  if (Object.keys(where).length === 0) throw new Error('An alternative without a condition.')
  return whereText(shape, where, alias, param)
}
