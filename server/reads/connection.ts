import { type FieldNode, type GraphQLField, getNamedType, type GraphQLObjectType, type GraphQLOutputType, isObjectType } from 'graphql'
import type { CursorValue } from '../../schema/core/cursor.ts'
import { type ListArguments, type ListSpec, pageOfList } from '../../schema/core/list.ts'
import type { Page } from '../../schema/core/page.ts'
import { whereSql } from '../../schema/core/where-sql.ts'
import { type Bind, infoOf } from './bind.ts'
import { columnOf, instantText, modelField, tableOf } from './column.ts'
import { completed } from './complete.ts'
import { fieldsOf } from './operation.ts'
import { orderText } from './order.ts'
import { wayOf } from './relation.ts'
import { type RowOf, rowText } from './row.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

type Selected = ReadonlyMap<string, readonly FieldNode[]>

/** What a connection's text is made of, while it is written. */
interface Draft {
  bind: Bind
  page: Page
  model: string
  /** Alias of the rows of the page. */
  row: string
  /** Alias of the query that numbers them. */
  list: string
  /** Columns of the query that the fields need. */
  columns: string[]
}

/** The text of a connection: the page and what is asked of it, in one query; at the root, or below a row by a relation. */
export function connectionText(
  bind: Bind,
  field: GraphQLField<unknown, unknown>,
  spec: ListSpec,
  args: ListArguments,
  nodes: readonly FieldNode[],
  below: { row: RowOf; relation: string } | null,
): string {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Unreadable(`${field.name} is no connection`)
  const page = pageOfList(spec, args, bind.ctx)
  const way = below === null ? null : wayOf(below.row.model, below.relation)
  const join = (alias: string) => (way === null || below === null ? '' : `${way.join(below.row.alias, alias)} and `)
  const { model } = spec.of
  const draft: Draft = { bind, page, model, row: bind.alias(), list: bind.alias(), columns: [] }
  const fields = fieldsOf(bind.operation, type, nodes.map((node) => node.selectionSet))
  const parts: [string, Part][] = []
  for (const [key, asked] of fields) {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') parts.push([key, constant(JSON.stringify(type.name))])
    else if (name === 'totalCount') {
      const alias = bind.alias()
      parts.push([key, expression(`(select count(*)::text from ${tableOf(model)} ${alias} where ${join(alias)}${bind.sql(whereSql(model, page.base, alias))})`)])
    } else parts.push([key, expression(partOf(draft, type, name, args, asked))])
  }
  if (draft.columns.length === 0) return concat(object(parts))
  const { row, list, columns } = draft
  const where = `${join(row)}${bind.sql(whereSql(model, page.where, row))}`
  const rows = `select ${columns.join(', ')} from ${tableOf(model)} ${row} where ${where}${orderText(model, page.orderBy, row)} limit ${page.take}`
  const numbered = `(select q.*, row_number() over () as n, count(*) over () as m from (${rows}) q)`
  // Rows of a page that was walked backwards come in the order of the list.
  const from = page.forward ? `${numbered} ${list}` : `(select * from ${numbered} b order by n desc) ${list}`
  return `(select ${concat(object(parts))} from ${from} having true)`
}

function partOf(draft: Draft, type: GraphQLObjectType, name: string, args: ListArguments, nodes: readonly FieldNode[]): string {
  const { bind } = draft
  const field = type.getFields()[name]
  if (field === undefined) throw new Unreadable(`${type.name}.${name}`)
  const sets = nodes.map((node) => node.selectionSet)
  if (name === 'nodes') return listed(draft, rowText(bind, getNamedType(field.type), { model: draft.model, alias: draft.row }, nodes))
  if (name === 'edges') return listed(draft, edgeText(draft, getNamedType(field.type) as GraphQLObjectType, fieldsOf(bind.operation, getNamedType(field.type) as GraphQLObjectType, sets)))
  if (name === 'pageInfo') return pageInfoText(draft, field.type, fieldsOf(bind.operation, getNamedType(field.type) as GraphQLObjectType, sets))
  // What a connection says of its arguments needs no row.
  const value = field.resolve?.({ edges: [], args }, {}, bind.ctx, infoOf(field.name))
  return bind.param(completed(bind, field.type, value, nodes), 'text')
}

/** A column of the query, and its texts one behind the other, without the row that only says that there is more. */
function listed(draft: Draft, text: string): string {
  const { list, page } = draft
  return `'['||coalesce(string_agg(${list}.${column(draft, text)},',') filter (where ${list}.n <= ${page.size}),'')||']'`
}

function column({ columns }: Draft, text: string): string {
  columns.push(`${text} as c${columns.length}`)
  return `c${columns.length - 1}`
}

function edgeText(draft: Draft, type: GraphQLObjectType, fields: Selected): string {
  const parts: [string, Part][] = []
  for (const [key, asked] of fields) {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') parts.push([key, constant(JSON.stringify(type.name))])
    else if (name === 'cursor') parts.push([key, expression(cursorText(draft))])
    else if (name === 'node') {
      const node = type.getFields()['node']
      if (node === undefined) throw new Unreadable(type.name)
      parts.push([key, expression(rowText(draft.bind, getNamedType(node.type), { model: draft.model, alias: draft.row }, asked))])
    } else throw new Unreadable(`${type.name}.${name}`)
  }
  return concat(object(parts))
}

/** The columns of a row's cursor, which is signed when the text is there. */
function cursorText({ bind, page, model, row }: Draft): string {
  const field = modelField(model, page.order.column.column)
  const value = columnOf(row, field)
  const plain = field.type === 'DateTime' ? instantText(value) : field.type === 'BigInt' ? `${value}::text` : value
  return bind.slot((json) => JSON.stringify(bind.ctx.cursors.sign(page.list, ...(json as [CursorValue, string]))), `json_build_array(${plain},${row}."id")::text`)
}

function pageInfoText(draft: Draft, type: GraphQLOutputType, fields: Selected): string {
  const { list, page } = draft
  const more = `(case when count(*) > ${page.size} then 'true' else 'false' end)`
  const parts: [string, Part][] = []
  for (const [key, asked] of fields) {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') parts.push([key, constant(JSON.stringify(getNamedType(type).name))])
    else if (name === 'hasNextPage') parts.push([key, page.forward ? expression(counted(draft, more)) : constant(String(page.hasCursor))])
    else if (name === 'hasPreviousPage') parts.push([key, page.forward ? constant(String(page.hasCursor)) : expression(counted(draft, more))])
    else {
      const cursor = `${list}.${column(draft, cursorText(draft))}`
      const isFirst = (name === 'startCursor') === page.forward
      // Walked backwards, the first of the list is the last that was walked.
      const place = isFirst ? `${list}.n = 1` : `${list}.n = least(${page.size}, ${list}.m)`
      parts.push([key, expression(`coalesce(max(${cursor}) filter (where ${place}),'null')`)])
    }
  }
  return concat(object(parts))
}

/** A number of rows needs a column to count. */
function counted(draft: Draft, text: string): string {
  if (draft.columns.length === 0) column(draft, '1')
  return text
}
