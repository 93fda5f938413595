import { columnOf, modelField, tableOf } from './column.ts'
import { Unreadable } from './unreadable.ts'

type OrderBy = Readonly<Record<string, unknown>>

/** A plain Prisma `orderBy` as SQL on the rows of `alias`. */
export function orderText(model: string, orderBy: OrderBy | readonly OrderBy[] | undefined, alias: string): string {
  const parts = (Array.isArray(orderBy) ? (orderBy as readonly OrderBy[]) : orderBy === undefined ? [] : [orderBy as OrderBy]).flatMap((one) =>
    Object.entries(one).map(([name, asked]) => orderPart(model, name, asked, alias)),
  )
  return parts.length === 0 ? '' : ` order by ${parts.join(', ')}`
}

function orderPart(model: string, name: string, asked: unknown, alias: string): string {
  const field = modelField(model, name)
  if (field.kind === 'object') {
    // By a column of the one row that it points to.
    const [[inner, direction] = []] = Object.entries(asked as Record<string, unknown>)
    const [from] = field.from
    const [to] = field.to
    if (inner === undefined || field.isList || from === undefined || to === undefined) throw new Unreadable(`an order by ${name}`)
    const target = modelField(field.type, inner)
    if (target.kind === 'object') throw new Unreadable(`an order by ${name}.${inner}`)
    const row = `${alias}_`
    const column = `(select ${columnOf(row, target)} from ${tableOf(field.type)} ${row} where ${columnOf(row, modelField(field.type, to))} = ${columnOf(alias, modelField(model, from))})`
    return directed(column, direction)
  }
  return directed(columnOf(alias, field), asked)
}

function directed(column: string, asked: unknown): string {
  if (asked === 'asc' || asked === 'desc') return `${column} ${asked}`
  const { sort, nulls } = asked as { sort: string; nulls?: string }
  if ((sort !== 'asc' && sort !== 'desc') || (nulls !== undefined && nulls !== 'first' && nulls !== 'last')) throw new Unreadable('an order')
  return `${column} ${sort}${nulls === undefined ? '' : ` nulls ${nulls}`}`
}
