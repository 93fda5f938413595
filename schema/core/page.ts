import type { Cursors, CursorValue } from './cursor.ts'
import { InputError } from './errors.ts'
import { asKeyset } from './where-sql.ts'

export const defaultPageSize = 20
export const maxPageSize = 100

export type Direction = 'ASC' | 'DESC'
/** A plain Prisma `where`: both roads read it, the client's and the compiled one. */
export type Where = Readonly<Record<string, unknown>>

/** A column that a list can be ordered by; the id follows it, so that every order is total. */
export interface OrderColumn {
  /** Name of the column; `id` orders by the id alone. */
  column: string
  type: 'string' | 'number' | 'date' | 'bigint'
  /** The direction of the index that serves it; the other direction walks the index backwards. */
  indexed: Direction
  /** Rows without a value come last, whatever the direction. */
  nullable?: boolean
}

export interface Order {
  name: string
  column: OrderColumn
  direction: Direction
}

export interface PageArguments {
  first?: number | null | undefined
  last?: number | null | undefined
  after?: string | null | undefined
  before?: string | null | undefined
}

/** How a page walks its list, whichever rows are in it. */
export interface Walk {
  orderBy: Record<string, unknown>[]
  /** One row more than the page holds, to see whether there is a next one. */
  take: number
  size: number
  forward: boolean
  order: Order
  /** List and order, as the cursors carry them. */
  list: string
}

/** What a page asks of the database, as plain Prisma objects. */
export interface Page extends Walk {
  /** Filter and access rule: what `totalCount` counts. */
  base: Where
  /** `base` and the position of the cursor. */
  where: Where
  /** The rows behind the cursor, by the order's column and the id; null: no cursor was given. */
  behind: Where | null
  hasCursor: boolean
}

/** The size and direction of a page; null counts as absent. */
export function pageSize({ first, last, after, before }: PageArguments): { size: number; forward: boolean; cursor: string | null } {
  if (first != null && last != null) throw new InputError('last', 'Expected "first" or "last", not both.')
  const forward = last == null
  if (forward && before != null) throw new InputError('before', 'Expected "before" together with "last".')
  if (!forward && after != null) throw new InputError('after', 'Expected "after" together with "first".')
  const size = first ?? last ?? defaultPageSize
  if (size < 1 || size > maxPageSize) {
    throw new InputError(forward ? 'first' : 'last', `Expected a page size from 1 to ${maxPageSize}.`)
  }
  return { size, forward, cursor: (forward ? after : before) ?? null }
}

/**
 * A page of a list by keyset: the rows behind the cursor's position in an order that ends in the id,
 * so that a row that came or went between two pages neither repeats nor hides another one.
 */
export function pageOf(list: string, args: PageArguments, order: Order, base: Where, cursors: Cursors): Page {
  const asked = pageSize(args)
  const { cursor } = asked
  const { orderBy, take, size, forward, list: tag } = walkOf(list, asked, order)
  const position = cursor === null ? null : cursors.open(tag, cursor)
  if (cursor !== null && position === null) {
    throw new InputError(forward ? 'after' : 'before', 'Expected a cursor that this list gave in this order, unaltered.')
  }
  const further = position === null ? null : behind(order, position, forward)
  return { orderBy, take, size, forward, order, list: tag, base, where: further === null ? base : { AND: [base, further] }, behind: further, hasCursor: position !== null }
}

/** The directions in which a page walks its order's column and the id. */
function directionsOf({ column: { indexed }, direction }: Order, forward: boolean): { walk: Direction; walkId: Direction } {
  const idDirection: Direction = direction === indexed ? 'ASC' : 'DESC'
  return forward ? { walk: direction, walkId: idDirection } : { walk: opposite(direction), walkId: opposite(idDirection) }
}

/** How lists are walked, by list, order and directions: what of a walk has no size. */
const ways = new Map<string, Pick<Walk, 'orderBy' | 'list' | 'order'>>()

/** How a page of a size walks a list in an order. */
export function walkOf(list: string, { size, forward }: { size: number; forward: boolean }, order: Order): Walk {
  const key = `${list}:${order.name}:${order.direction}:${forward ? 'forward' : 'backward'}`
  let way = ways.get(key)
  if (way?.order.column !== order.column) ways.set(key, (way = wayOf(list, forward, order)))
  return { orderBy: way.orderBy, take: size + 1, size, forward, order, list: way.list }
}

function wayOf(list: string, forward: boolean, order: Order): Pick<Walk, 'orderBy' | 'list' | 'order'> {
  const { column, nullable = false } = order.column
  const { walk, walkId } = directionsOf(order, forward)
  return {
    orderBy: [
      ...(column === 'id' ? [] : [{ [column]: nullable ? { sort: sortOf(walk), nulls: forward ? 'last' : 'first' } : sortOf(walk) }]),
      { id: sortOf(column === 'id' ? walk : walkId) },
    ],
    order,
    list: `${list}:${order.name}:${order.direction}`,
  }
}

/** The rows behind a position when walking in an order. */
function behind(order: Order, position: { value: CursorValue; id: string }, forward: boolean): Where {
  const { column, nullable = false, type } = order.column
  const { walk, walkId } = directionsOf(order, forward)
  const idBehind = { id: { [(column === 'id' ? walk : walkId) === 'ASC' ? 'gt' : 'lt']: position.id } }
  if (column === 'id') return idBehind
  if (position.value === null) {
    const withinNulls = { AND: [{ [column]: null }, idBehind] }
    return forward ? withinNulls : { OR: [withinNulls, { [column]: { not: null } }] }
  }
  const value = valueOf(position.value, type)
  const further = { [column]: { [walk === 'ASC' ? 'gt' : 'lt']: value } }
  const same = { AND: [{ [column]: value }, idBehind] }
  if (nullable) return { OR: forward ? [further, same, { [column]: null }] : [further, same] }
  // The first bound says nothing that the alternatives don't; it lets the index start at the position.
  const where = { AND: [{ [column]: { [walk === 'ASC' ? 'gte' : 'lte']: value } }, { OR: [further, same] }] }
  const at = [[column, value], ['id', position.id]] as const
  return walk === walkId ? asKeyset(where, { direction: walk === 'ASC' ? '>' : '<', at }) : where
}

/** The rows of a page in the order of the list, with what its `pageInfo` says. */
export function cutPage<Row>(page: Page, rows: readonly Row[]): { rows: Row[]; hasNextPage: boolean; hasPreviousPage: boolean } {
  const more = rows.length > page.size
  const kept = rows.slice(0, page.size)
  return page.forward
    ? { rows: kept, hasNextPage: more, hasPreviousPage: page.hasCursor }
    : { rows: kept.reverse(), hasNextPage: page.hasCursor, hasPreviousPage: more }
}

/** The cursor of a row of the page. */
export function cursorOf(page: Page, row: Readonly<Record<string, unknown>>, cursors: Cursors): string {
  const value = row[page.order.column.column]
  const plain =
    value === null || value === undefined ? null
    : value instanceof Date ? value.toISOString()
    : typeof value === 'bigint' ? value.toString()
    : (value as string | number)
  return cursors.sign(page.list, plain, row['id'] as string)
}

function valueOf(value: string | number, type: OrderColumn['type']): unknown {
  return type === 'date' ? new Date(value) : type === 'bigint' ? BigInt(value) : value
}

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC')
const sortOf = (direction: Direction) => (direction === 'ASC' ? 'asc' : 'desc')
