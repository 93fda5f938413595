import type { EnumRef, InputRef, ObjectRef } from '@pothos/core'
import { queryFromInfo } from '@pothos/plugin-prisma'
import { selectedFieldNames } from '@pothos/selection-mapper'
import type { GraphQLResolveInfo } from 'graphql'
import { builder } from '../builder.ts'
import { type Context, delegateOf, type Scope } from '../context.ts'
import { InputError } from './errors.ts'
import { both } from './filter.ts'
import { type Entity, type Field, fieldsOf, type ModelFields, type Row, ruleOf, type Types } from './graph.ts'
import { isSearchable, namedLike } from './named-like.ts'
import { cursorOf, cutPage, type Direction, maxPageSize, type OrderColumn, type Order, type Page, type PageArguments, pageOf, pageSize, type Walk, walkOf, type Where } from './page.ts'

/** The arguments of every connection. */
export interface ListArguments extends PageArguments {
  filter?: unknown
  search?: string | null | undefined
  orderBy?: { field: string; direction: Direction } | null | undefined
}

/** A list as it is declared once, for the ordinary road and the compiled one. */
export interface ListSpec {
  /** Plural name, as it stands in the cursors. */
  name: string
  of: Entity
  orders: Readonly<Record<string, OrderColumn>>
  defaultOrder: { field: string; direction: Direction }
  /** The condition of a filter as given; throws InputError for what can't be. */
  where: (args: ListArguments, scope: Scope) => Where
}

/** What a connection's fields read. */
export interface ListResult {
  edges: { cursor: string; node: Row }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  /** A function where the rows came without it; undefined: it is not asked for. */
  totalCount: number | (() => Promise<number>) | undefined
  args: ListArguments
}

export const OrderDirection: EnumRef<Types, Direction> = builder.enumType('OrderDirection', {
  description: 'Direction of an order (정렬 방향).',
  values: {
    ASC: { description: 'Smallest, earliest or first letter first (오름차순)' },
    DESC: { description: 'Largest, latest or last letter first (내림차순)' },
  },
})

const nodePaths = [[{ name: 'nodes' }], [{ name: 'edges' }, { name: 'node' }]]

/** A page of a list. */
export interface ListPage extends Page {
  /** What `base` says beside the search. */
  unsearched: Where
}

/** The page that a list's arguments ask for: pure, and the same on both roads. */
export function pageOfList(spec: ListSpec, args: ListArguments, ctx: Scope & Pick<Context, 'cursors'>): ListPage {
  const [where, rule] = [spec.where(args, ctx), ruleOf(spec.of, ctx)]
  const unsearched = both(where, rule)
  const base = args.search == null ? unsearched : both(where, namedLike(args.search), rule)
  return Object.assign(pageOf(spec.name, args, orderOf(spec, args), base, ctx.cursors), { unsearched })
}

/** How a list is walked for its arguments of size, direction and order. @throws InputError for those that can't be */
export const walkOfList = (spec: ListSpec, args: Pick<ListArguments, 'first' | 'last' | 'orderBy'>): Walk => walkOf(spec.name, pageSize(args), orderOf(spec, args))

function orderOf(spec: ListSpec, { orderBy }: Pick<ListArguments, 'orderBy'>): Order {
  const { field, direction } = orderBy ?? spec.defaultOrder
  const column = spec.orders[field]
  if (column === undefined) throw new Error(`${spec.name} has no order ${field}`)
  return { name: field, column, direction }
}

/** A list of nodes: its connection type, its order and its fields at the root and below other types. */
export interface List {
  spec: ListSpec
  connection: ObjectRef<Types, ListResult>
  /** The plural root field. */
  root(t: PothosSchemaTypes.QueryFieldBuilder<Types, object>, description: string, more?: Record<string, unknown>): Field
  /** The same list below another type, through a relation of its model. */
  below(t: ModelFields, relation: string, description: string): Field
}

export function defineList(options: {
  /** Name of the node type as it begins the names of connection, edge and order. */
  name: string
  /** Korean word for the connection's description. */
  korean: string
  type: unknown
  spec: ListSpec
  /** What each order sorts by, for its description. */
  orderTexts: Readonly<Record<string, string>>
  filter: InputRef<unknown> | null
  /** Fields that the connection has beside `nodes`, `edges`, `pageInfo` and `totalCount`. */
  fields?: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, ListResult>) => Record<string, Field>
}): List {
  const { name, korean, type, spec, orderTexts, filter, fields } = options
  const connection = builder.connectionObject(
    {
      type: type as never,
      name: `${name}Connection`,
      description: `A page of ${spec.name} (${korean} 목록).`,
      fields: (t: PothosSchemaTypes.ObjectFieldBuilder<Types, ListResult>) => ({
        totalCount: t.int({
          description: 'How many there are in all pages together, as far as the viewer may see them (전체 수).',
          resolve: ({ totalCount }) => (typeof totalCount === 'function' ? totalCount() : (totalCount as number)),
        }),
        ...fields?.(t),
      }),
    } as never,
    { name: `${name}Edge`, description: `A row of the page and its cursor (${korean} 항목).` },
  ) as unknown as ObjectRef<Types, ListResult>
  const OrderField = builder.enumType(`${name}OrderField`, {
    description: `What ${spec.name} can be ordered by (정렬 기준).`,
    values: Object.fromEntries(Object.entries(orderTexts).map(([value, text]) => [value, { description: text }])),
  })
  const OrderInput = builder.inputType(`${name}Order`, {
    description: `Order of ${spec.name} (정렬); rows that are equal in it follow by id.`,
    fields: (t) => ({
      field: t.field({ type: OrderField, required: true, description: 'What to order by (기준).' }),
      direction: t.field({ type: OrderDirection, required: true, defaultValue: 'ASC', description: 'Which end comes first (방향).' }),
    }),
  })

  const args = (t: Pick<PothosSchemaTypes.QueryFieldBuilder<Types, object>, 'arg'>) => ({
    first: t.arg.int({ description: `Rows from the start of the list, 1 to ${maxPageSize}; 20 when neither \`first\` nor \`last\` is given (앞에서부터 개수).` }),
    after: t.arg.string({ description: 'Cursor behind which the page starts, with `first` (이 커서 다음부터).' }),
    last: t.arg.int({ description: `Rows from the end of the list, 1 to ${maxPageSize} (뒤에서부터 개수).` }),
    before: t.arg.string({ description: 'Cursor before which the page ends, with `last` (이 커서 앞까지).' }),
    ...(filter === null ? {} : { filter: t.arg({ type: filter as never, description: 'Conditions that all must hold (조건).' }) }),
    ...(isSearchable(spec.of.model)
      ? {
          search: t.arg.string({
            description:
              'Text that a name of theirs answers (검색어), as in the root field `search` but for slips; the order stays. Of more than 300 characters the first count; an empty text finds nothing.',
          }),
        }
      : {}),
    orderBy: t.arg({
      type: OrderInput,
      description: `Order (정렬); ${spec.defaultOrder.field} ${spec.defaultOrder.direction} when absent.`,
    }),
  })

  const result = (page: Page, rows: readonly Row[], totalCount: ListResult['totalCount'], given: ListArguments, ctx: Context): ListResult => {
    const cut = cutPage(page, rows)
    const edges = cut.rows.map((node) => ({ cursor: cursorOf(page, node, ctx.cursors), node }))
    const pageInfo = {
      hasNextPage: cut.hasNextPage,
      hasPreviousPage: cut.hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    }
    return { edges, pageInfo, totalCount, args: given }
  }

  return {
    spec,
    connection,
    root: (t, description, more = {}) =>
      t.field({
        type: connection,
        description,
        args: { ...args(t), ...more },
        extensions: { reads: { list: spec } },
        resolve: async (_root: unknown, given: ListArguments, ctx: Context, info: GraphQLResolveInfo) => {
          const page = pageOfList(spec, given, ctx)
          const asked = selectedFieldNames(ctx, info)
          const delegate = delegateOf(ctx.prisma, spec.of.model) as RootDelegate
          const query = queryFromInfo({ context: ctx, info, typeName: spec.of.typeName, paths: nodePaths })
          const wantsRows = ['nodes', 'edges', 'pageInfo'].some((field) => asked.has(field))
          const [rows, count] = await Promise.all([
            wantsRows ? delegate.findMany({ ...query, where: page.where, orderBy: page.orderBy, take: page.take }) : [],
            asked.has('totalCount') ? delegate.count({ where: page.base }) : undefined,
          ])
          return result(page, rows, count, given, ctx)
        },
      } as never) as Field,
    below: (t, relation, description) =>
      fieldsOf(t, relation).field({
        type: connection,
        description,
        args: args(fieldsOf(t, relation) as never),
        extensions: {
          reads: { list: spec, relation },
          // Rows are always selected, for `totalCount` alone too: plugin-prisma takes a selection without
          // rows for a loaded one and would answer another alias of the same list from it.
          pothosPrismaSelect: (given: ListArguments, ctx: Context, nested: NestedQuery, names: () => ReadonlySet<string>) => {
            // Arguments that can't be are told of by the field itself, and only where a row is asked it: plugin-prisma
            // also selects for fragments of types that the row is not of.
            const page = unlessRefused(() => pageOfList(spec, given, ctx))
            if (page === null) return { select: { id: true } }
            const rows = nested(
              { where: page.where, orderBy: page.orderBy, take: page.take },
              { getType: () => spec.of.typeName, paths: nodePaths },
            )
            const count = names().has('totalCount') ? { _count: { select: { [relation]: { where: page.base } } } } : {}
            const columns = { id: true, [page.order.column.column]: true }
            return { select: { id: true, ...count, [relation]: rows.select === undefined ? rows : { ...rows, select: { ...columns, ...rows.select } } } }
          },
        },
        resolve: (parent: Row, given: ListArguments, ctx: Context) => {
          const page = pageOfList(spec, given, ctx)
          const counts = parent['_count'] as Record<string, number> | undefined
          // plugin-prisma drops a second selection of the same list, its count too, where what both ask below it can't be merged.
          const counted = counts?.[relation] ?? (() => countBelow(ctx, t.model, parent.id, relation, page.base))
          return result(page, (parent[relation] as Row[] | undefined) ?? [], counted, given, ctx)
        },
      } as never) as Field,
  }
}

interface RootDelegate {
  findMany(query: object): Promise<Row[]>
  findUniqueOrThrow(query: object): Promise<{ _count: Record<string, number> }>
  count(query: object): Promise<number>
}

/** What `make` gives; null where it refuses the arguments. */
function unlessRefused<T>(make: () => T): T | null {
  try {
    return make()
  } catch (error) {
    if (error instanceof InputError) return null
    throw error
  }
}

/** How many rows a relation of one row leads to. */
async function countBelow(ctx: Context, model: string, id: string, relation: string, where: Where): Promise<number> {
  const delegate = delegateOf(ctx.prisma, model) as RootDelegate
  const { _count: counts } = await delegate.findUniqueOrThrow({ where: { id }, select: { _count: { select: { [relation]: { where } } } } })
  return counts[relation] as number
}

type NestedQuery = (query: object, path: { getType: () => string; paths: { name: string }[][] }) => { select?: object }
