import { Prisma } from '../../prisma/generated/client/client.ts'
import { type ModelField, models } from '../../prisma/generated/datamodel.ts'
import type { Where } from './page.ts'

export type Sql = Prisma.Sql

/** What a condition may name: the columns of a table or of a query, with the type that values are cast to. */
export interface Shape {
  /** The condition of a field with what is asked of it; null: there is no such field. */
  field(name: string, asked: unknown, alias: string): Sql | null
}

/**
 * A plain Prisma `where` as SQL on the rows of `alias`: for groupings, which Prisma can't do across tables.
 * It reads what filters and access rules are made of (AND, OR, equality, `in`, `not: null`, bounds, `is`, `some`) and
 * means the same by it; any other part throws, so that no condition is lost.
 */
export function whereSql(of: string | Shape, where: Where, alias: string): Sql {
  const shape = typeof of === 'string' ? modelShape(of) : of
  const parts = Object.entries(where).map(([key, asked]) => {
    if (asked === undefined) throw new Error(`a condition on ${key} without a value`)
    if (key === 'AND') return all(listOf(asked).map((one) => whereSql(shape, one, alias)))
    if (key === 'OR') return any(listOf(asked).map((one) => nonEmpty(whereSql(shape, one, alias), one)))
    const condition = shape.field(key, asked, alias)
    if (condition === null) throw new Error(`no condition on ${key} here`)
    return condition
  })
  return all(parts)
}

/** Columns of a query by their names, each with its SQL type. */
export function columnsShape(types: Readonly<Record<string, string>>): Shape {
  return {
    field: (name, asked, alias) => {
      const type = types[name]
      return type === undefined ? null : scalar(column(alias, name), type, asked)
    },
  }
}

function modelShape(model: string): Shape {
  const fields = models[model]?.fields
  if (fields === undefined) throw new Error(`no model ${model}`)
  return {
    field(name, asked, alias) {
      const field = fields[name]
      if (field === undefined) return null
      return field.kind === 'object' ? related(model, field, asked, alias) : scalar(column(alias, field.column), typeOf(field), asked)
    },
  }
}

/** Which fields of a model stand for which of the one that a relation leads to, by the foreign key on either side; none: there is no way. */
export function joinedFields(model: string, { from, to, relation, type }: ModelField): (readonly [ours: string, theirs: string])[] {
  if (from.length > 0) return from.map((ours, place) => [ours, to[place] as string])
  const back = Object.values(models[type]?.fields ?? {}).find((one) => one.relation === relation && one.type === model && one.from.length > 0)
  return (back?.from ?? []).map((theirs, place) => [back?.to[place] as string, theirs])
}

function related(model: string, field: ModelField, asked: unknown, alias: string): Sql {
  const [[operator, where] = [], ...others] = Object.entries(asked as Record<string, unknown>)
  if (others.length > 0 || operator !== (field.isList ? 'some' : 'is') || where === null) throw new Error(`no condition ${String(operator)} on a relation here`)
  const target = models[field.type]
  const inner = `${alias}_`
  const pairs = joinedFields(model, field)
  if (target === undefined || pairs.length === 0) throw new Error(`no way from ${model} to ${field.type}`)
  const join = pairs.map(([ours, theirs]) => Prisma.sql`${column(inner, theirs)} = ${column(alias, ours)}`)
  return Prisma.sql`exists (select 1 from ${Prisma.raw(`"${target.table}" ${inner}`)} where ${all([...join, whereSql(field.type, where as Where, inner)])})`
}

const bounds = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

function scalar(of: Sql, type: string, asked: unknown): Sql {
  const cast = (value: unknown) => Prisma.sql`${plain(value)}${Prisma.raw(`::${type}`)}`
  if (asked === null) return Prisma.sql`${of} is null`
  if (typeof asked !== 'object' || asked instanceof Date) return Prisma.sql`${of} = ${cast(asked)}`
  return all(
    Object.entries(asked).map(([operator, value]) => {
      if (operator === 'in') return Prisma.sql`${of} = any(${(value as unknown[]).map(plain)}${Prisma.raw(`::text[]::${type}[]`)})`
      if (operator === 'contains') return Prisma.sql`${of} like ${`%${String(value)}%`}`
      if (operator === 'startsWith') return Prisma.sql`${of} like ${`${String(value)}%`}`
      if (operator === 'equals') return scalar(of, type, value)
      if (operator === 'not' && value === null) return Prisma.sql`${of} is not null`
      if (operator in bounds) return Prisma.sql`${of} ${Prisma.raw(bounds[operator as keyof typeof bounds])} ${cast(value)}`
      throw new Error(`no condition ${operator} here`)
    }),
  )
}

/** The SQL type that a field's values are cast to. */
function typeOf({ kind, type, native }: ModelField): string {
  if (kind === 'enum') return `"${type}"`
  const natives: Record<string, string> = { Uuid: 'uuid', Date: 'date', Timestamptz: 'timestamptz', Decimal: 'numeric' }
  const types: Record<string, string> = { String: 'text', Int: 'int', Boolean: 'boolean', BigInt: 'bigint', Float: 'float8', DateTime: 'timestamptz' }
  const found = natives[native ?? ''] ?? types[type]
  if (found === undefined) throw new Error(`no SQL type for ${type}`)
  return found
}

/** Values travel as text and are cast by the column's type. */
const plain = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value))
const column = (alias: string, name: string) => Prisma.raw(`${alias}."${name}"`)
const listOf = (value: unknown): Where[] => (Array.isArray(value) ? (value as Where[]) : [value as Where])
const all = (parts: readonly Sql[]): Sql => (parts.length === 0 ? Prisma.sql`true` : Prisma.sql`(${Prisma.join([...parts], ' and ')})`)

function any(parts: readonly Sql[]): Sql {
  if (parts.length === 0) throw new Error('An empty OR in a condition: use `in: []`.')
  return Prisma.sql`(${Prisma.join([...parts], ' or ')})`
}

function nonEmpty(sql: Sql, where: Where): Sql {
  if (Object.keys(where).length === 0) throw new Error('An alternative without a condition.')
  return sql
}
