import { Prisma } from '../../prisma/generated/client/client.ts'
import { type ModelField, models } from '../../prisma/generated/datamodel.ts'
import type { Where } from './page.ts'

export type Sql = Prisma.Sql

/** Takes a value of a condition and the type that it is cast to, and gives the text that stands for it, without the cast. */
export type Param = (value: string | readonly string[], type: string) => string

/** What a condition may name: the columns of a table or of a query, with the type that values are cast to. */
export interface Shape {
  /** The condition of a field with what is asked of it; null: there is no such field. */
  field(name: string, asked: unknown, alias: string, param: Param): string | null
  /** A field that is a column, and the type of its values; null: there is no such column. */
  column(name: string, alias: string): { text: string; type: string } | null
}

/**
 * A plain Prisma `where` as the text of SQL on the rows of `alias`; its values go to `param` in the order of the text.
 * It reads what filters and access rules are made of (AND, OR, equality, `in`, `not: null`, bounds, `is`, `some`) and
 * means the same by it; any other part throws, so that no condition is lost.
 */
export function whereText(of: string | Shape, where: Where, alias: string, param: Param): string {
  const shape = typeof of === 'string' ? modelShape(of) : of
  return all(conditionsOf(where).map((condition) => (condition.isRule ? ruleText(shape, condition, alias, param) : conditionText(shape, condition, alias, param))))
}

function conditionText(shape: Shape, { key, asked }: Condition, alias: string, param: Param): string {
  if (key === 'OR') return any(listOf(asked).map((one) => alternative(shape, one, alias, param)))
  if (key === keysetKey) return furtherText(shape, asked as Keyset, alias, param)
  const condition = shape.field(key, asked, alias, param)
  if (condition === null) throw new Error(`no condition on ${key} here`)
  return condition
}

/** Texts of one condition that are kept. */
const maxTexts = 100

/** The condition of a rule: one without values has the same text each time. */
function ruleText(shape: Shape, condition: Condition, alias: string, param: Param): string {
  const before = condition.texts?.get(shape)?.get(alias)
  if (before !== undefined) return before
  let values = 0
  const text = conditionText(shape, condition, alias, literally((value, type) => ((values += 1), param(value, type))))
  if (values > 0) return text
  condition.texts ??= new Map()
  const known = condition.texts.get(shape) ?? new Map<string, string>()
  if (known.size >= maxTexts) known.clear()
  condition.texts.set(shape, known.set(alias, text))
  return text
}

/** Conditions of rules, once they were told apart. */
const rules = new WeakMap<Where, readonly Condition[] | null>()

/** Says of a condition that it comes of an access rule, whose constants are known to the database when it plans. */
export function asRule(where: Where): Where {
  if (!rules.has(where)) rules.set(where, null)
  return where
}

/** The rows behind a position, by columns that are walked in one direction. */
export interface Keyset {
  direction: '>' | '<'
  /** Columns in the order of the walk, none of them ever null, and where they stand. */
  at: readonly (readonly [column: string, value: unknown])[]
}

const keysets = new WeakMap<Where, Keyset>()
const keysetKey = ' keyset'

/** Says of a condition that it means the same as a comparison of rows, which an index answers by one look. */
export function asKeyset(where: Where, keyset: Keyset): Where {
  keysets.set(where, keyset)
  return where
}

function furtherText(shape: Shape, { direction, at }: Keyset, alias: string, param: Param): string {
  const columns = at.map(([name]) => {
    const found = shape.column(name, alias)
    if (found === null) throw new Error(`no order by ${name} here`)
    return found
  })
  const values = columns.map(({ type }, place) => `${param(plain(at[place]?.[1]), type)}::${type}`)
  return `(${columns.map(({ text }) => text).join(',')}) ${direction} (${values.join(',')})`
}

/** One condition of several that must all hold. */
interface Condition {
  key: string
  asked: unknown
  isRule: boolean
  /** Texts of a rule's condition that has no values, by the alias. */
  texts?: Map<Shape, Map<string, string>>
}

/** The conditions of a `where`, one list for each column that several lists are asked of. */
function conditionsOf(where: Where): Condition[] {
  const conditions: Condition[] = []
  gather(where, false, conditions)
  return conditions
}

function gather(where: Where, isRule: boolean, into: Condition[]): void {
  const keyset = keysets.get(where)
  if (keyset !== undefined) into.push({ key: keysetKey, asked: keyset, isRule })
  else if (!isRule && rules.has(where)) for (const condition of conditionsOfRule(where)) add(condition, into)
  else {
    for (const key in where) {
      const asked = where[key]
      if (asked === undefined) throw new Error(`a condition on ${key} without a value`)
      if (key === 'AND') for (const one of listOf(asked)) gather(one, isRule, into)
      else add({ key, asked, isRule }, into)
    }
  }
}

function conditionsOfRule(where: Where): readonly Condition[] {
  const known = rules.get(where) ?? null
  if (known !== null) return known
  const conditions: Condition[] = []
  gather(where, true, conditions)
  rules.set(where, conditions)
  return conditions
}

function add(condition: Condition, into: Condition[]): void {
  const values = listIn(condition.asked)
  const place = values === null ? -1 : into.findIndex(({ key, asked }) => key === condition.key && listIn(asked) !== null)
  const other = into[place]
  if (values === null || other === undefined) into.push(condition)
  else {
    const common = new Set((listIn(other.asked) as unknown[]).map(plain))
    into[place] = { key: other.key, asked: { in: values.filter((value) => common.has(plain(value))) }, isRule: other.isRule && condition.isRule }
  }
}

/** The values of a condition that is a list alone; null: it is another one. */
function listIn(asked: unknown): unknown[] | null {
  if (asked === null || typeof asked !== 'object' || !('in' in asked) || Object.keys(asked).length !== 1) return null
  return asked.in as unknown[]
}

/** Values of enums as they stand in the code, all others as parameters. */
const literally =
  (param: Param): Param =>
  (value, type) => {
    if (!type.startsWith('"')) return param(value, type)
    const words = typeof value === 'string' ? [value] : value
    if (!words.every((word) => /^\w+$/.test(word))) throw new Error(`${words.join()} is no value of an enum`)
    return typeof value === 'string' ? `'${value}'` : `'{${words.join()}}'`
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

/** A statement whose values stand in it as `$1`, `$2` …, as one that is made of pieces. */
export function numberedSql(text: string, values: readonly unknown[]): Sql {
  const parts = text.split(/\$(\d+)/)
  return new Prisma.Sql(parts.filter((_part, place) => place % 2 === 0), parts.filter((_part, place) => place % 2 === 1).map((number) => values[Number(number) - 1]))
}

/** Columns of a query by their names, each with its SQL type. */
export function columnsShape(types: Readonly<Record<string, string>>): Shape {
  return {
    field: (name, asked, alias, param) => {
      const type = types[name]
      return type === undefined ? null : scalar(column(alias, name), type, asked, param)
    },
    column(name, alias) {
      const type = types[name]
      return type === undefined ? null : { text: column(alias, name), type }
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
    column(name, alias) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      return field === undefined || field.kind === 'object' ? null : { text: column(alias, field.column), type: typeOf(field) }
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
  if (typeof asked !== 'object' || asked instanceof Date) return `${of} = ${param(plain(asked), type)}::${type}`
  return all(Object.entries(asked).map(([operator, value]) => compared(of, type, operator, value, param)))
}

function compared(of: string, type: string, operator: string, value: unknown, param: Param): string {
  if (operator === 'in') return listed(of, type, (value as unknown[]).map(plain), param)
  if (operator === 'contains') return `${of} like ${param(`%${String(value)}%`, 'text')}`
  if (operator === 'startsWith') return `${of} like ${param(`${String(value)}%`, 'text')}`
  if (operator === 'equals') return scalar(of, type, value, param)
  if (operator === 'not' && value === null) return `${of} is not null`
  if (Object.hasOwn(bounds, operator)) return `${of} ${bounds[operator as keyof typeof bounds]} ${param(plain(value), type)}::${type}`
  throw new Error(`no condition ${operator} here`)
}

/** One value is compared by itself: an index then gives its order too. */
const listed = (of: string, type: string, values: readonly string[], param: Param): string =>
  values.length === 1 ? `${of} = ${param(values[0] as string, type)}::${type}` : `${of} = any(${param(values, type)}::${type}[])`

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
