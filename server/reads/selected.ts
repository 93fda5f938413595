import { Prisma } from '../../prisma/generated/client/client.ts'
import { type ModelField, models } from '../../prisma/generated/datamodel.ts'
import type { Where } from '../../schema/core/page.ts'
import { whereText } from '../../schema/core/where-sql.ts'
import { columnOf, instantText, modelField, tableOf } from './column.ts'
import { orderText } from './order.ts'
import type { Draft } from './plan.ts'
import { wayOf } from './relation.ts'
import type { RowOf } from './row.ts'

/** A Prisma `select` of columns and, one level or more down, of relations. */
export type Select = Readonly<Record<string, unknown>>

interface Nested {
  select?: Select
  where?: Where
  orderBy?: Record<string, unknown>
  take?: number
}

/** The JSON text of what a `select` asks of a row, for JavaScript to read. */
export function rowJson(draft: Draft, row: RowOf, select: Select): string {
  const parts = Object.entries(select)
    .filter(([, asked]) => asked !== false && asked !== undefined)
    .map(([name, asked]) => {
      const field = modelField(row.model, name)
      return `'${name}',${field.kind === 'object' ? relationJson(draft, row, name, asked === true ? {} : (asked as Nested)) : plain(columnOf(row.alias, field), field)}`
    })
  return `json_build_object(${parts.join(',')})::text`
}

function relationJson(draft: Draft, row: RowOf, name: string, { select, where, orderBy, take }: Nested): string {
  const way = wayOf(row.model, name)
  const alias = draft.alias()
  const inner = { model: way.model, alias }
  const columns = select ?? allColumns(way.model)
  const condition = where === undefined ? '' : ` and ${draft.hole(({ param }) => whereText(way.model, where, alias, param))}`
  const from = `from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)}${condition}${orderText(way.model, orderBy, alias)}${take === undefined ? '' : ` limit ${take}`}`
  const json = rowJson(draft, inner, columns)
  if (!way.isList) return `(select ${json}::json ${from})`
  return listJson(draft, `${json}::json`, from)
}

/** Rows one behind the other, as a list of JSON. */
export function listJson(draft: Draft, row: string, from: string): string {
  const alias = draft.alias()
  return `(select coalesce(json_agg(${alias}.x),'[]') from (select ${row} as x ${from}) ${alias})`
}

/** Numbers that a double can't hold, and instants, travel as text. */
function plain(column: string, { type, native }: ModelField): string {
  if (type === 'BigInt' || type === 'Decimal') return `${column}::text`
  return type === 'DateTime' && native !== 'Date' ? instantText(column) : column
}

/** The columns again as Prisma gives them. */
export function revived(model: string, select: Select, json: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => {
      const field = modelField(model, name)
      if (value === null) return [name, null]
      if (field.kind === 'object') {
        const columns = (select[name] as Nested).select ?? allColumns(field.type)
        const row = (one: unknown) => revived(field.type, columns, one as Record<string, unknown>)
        return [name, Array.isArray(value) ? value.map(row) : row(value)]
      }
      if (field.type === 'BigInt') return [name, BigInt(value as string)]
      if (field.type === 'Decimal') return [name, new Prisma.Decimal(value as string)]
      return [name, field.type === 'DateTime' ? new Date(value as string) : value]
    }),
  )
}

/** Every column of a model. */
export function allColumns(model: string): Select {
  const columns = Object.entries(models[model]?.fields ?? {}).filter(([, { kind }]) => kind !== 'object')
  return Object.fromEntries(columns.map(([name]) => [name, true]))
}
