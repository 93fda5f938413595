import { type FieldNode, getArgumentValues, type GraphQLField, getNamedType, type GraphQLObjectType, type GraphQLOutputType, isObjectType } from 'graphql'
import type { CursorValue } from '../../schema/core/cursor.ts'
import { type ListArguments, type ListSpec, pageOfList, walkOfList } from '../../schema/core/list.ts'
import type { Page, Walk, Where } from '../../schema/core/page.ts'
import { whereText } from '../../schema/core/where-sql.ts'
import { columnOf, instantText, modelField, tableOf } from './column.ts'
import { completed } from './complete.ts'
import { askedName } from './notes.ts'
import { type Fields, fieldsOf, namesOf } from './operation.ts'
import { orderText } from './order.ts'
import { type Arguments, constantly, type Draft, type Given, given, hasVariables, infoOf, type Request } from './plan.ts'
import { wayOf } from './relation.ts'
import { type RowOf, rowText } from './row.ts'
import { searchedRows } from './searched.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

/** What a connection's text is made of, while it is planned. */
interface Connection {
  draft: Draft
  args: Given<Arguments>
  page: (request: Request) => Page
  walk: Given<Walk>
  model: string
  /** Alias of the rows of the page. */
  row: string
  /** Whether a row more than the page holds is read, to see whether there is one. */
  looksAhead: boolean
}

/** The text of a connection: the page and what is asked of it, in one query; at the root, or below a row by a relation. */
export function connectionText(
  draft: Draft,
  field: GraphQLField<unknown, unknown>,
  spec: ListSpec,
  args: Given<Arguments>,
  nodes: readonly FieldNode[],
  below: { row: RowOf; relation: string } | null,
): string {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Unreadable(`${field.name} is no connection`)
  const page = draft.once((request) => pageOfList(spec, given(args, request) as ListArguments, request.ctx))
  const walk = walkBefore(spec, field, nodes) ?? { isConstant: false as const, of: page }
  draft.note(`the list ${spec.name} of ${spec.of.model}${walk.isConstant ? `, ${walkedAs(walk.value)}` : ', walked as arguments tell'}`)
  const way = below === null ? null : wayOf(below.row.model, below.relation)
  const join = (alias: string) => (way === null || below === null ? '' : `${way.join(below.row.alias, alias)} and `)
  const { model } = spec.of
  const condition = (alias: string, of: (page: Page) => Where) => `${join(alias)}${draft.hole((request) => whereText(model, of(page(request)), alias, request.param))}`
  const fields = fieldsOf(draft.operation, type, nodes.map((node) => node.selectionSet))
  const asked = pageInfoOf(draft, type, fields)
  const isForward = walk.isConstant ? walk.value.forward : null
  const looksAhead = [...(isForward === false ? [] : ['hasNextPage']), ...(isForward === true ? [] : ['hasPreviousPage'])].some((name) => asked.has(name))
  const row = draft.alias()
  const connection: Connection = { draft, args, page, walk, model, row, looksAhead }
  const parts: [string, Part][] = []
  let readsRows = false
  for (const [key, nodes] of fields) {
    const name = nodes[0]?.name.value ?? ''
    if (name === '__typename') parts.push([key, constant(JSON.stringify(type.name))])
    else if (name === 'totalCount') {
      draft.inside(askedName(nodes), () => draft.note('counted'))
      const alias = draft.alias()
      parts.push([key, expression(`(select count(*)::text from ${tableOf(model)} ${alias} where ${condition(alias, ({ base }) => base)})`)])
    } else {
      readsRows ||= rowFields.includes(name)
      parts.push([key, expression(draft.inside(askedName(nodes), () => partOf(connection, type, name, nodes)))])
    }
  }
  const text = concat(object(parts))
  // Arguments that can't be are told of, whatever is asked.
  if (!readsRows) return `${draft.check(page)}${text}`
  const inner = draft.alias()
  const limit = draft.text(walk, ({ size, take }) => String(looksAhead ? take : size))
  const source = `${tableOf(model)} ${inner} where ${condition(inner, ({ where }) => where)}${draft.text(walk, ({ orderBy }) => orderText(model, orderBy, inner))} limit ${limit}`
  const { rows, told } = below === null ? searchedRows({ draft, spec, args, page, row: inner, limit }, source) : { rows: `(select ${inner}.* from ${source})`, told: () => '' }
  const isPlain = isForward === true && !looksAhead && !asked.has('startCursor') && !asked.has('endCursor')
  return `(select ${text}${told(row)} from ${isPlain ? rows : placed(connection, rows)} ${row} having true)`
}

const walkedAs = ({ size, forward, order: { column, direction } }: Walk): string => `${forward ? 'first' : 'last'} ${size} by ${column.column} ${direction}, by keyset`

const rowFields = ['nodes', 'edges', 'pageInfo']

/** What is asked of the page beside its rows. */
function pageInfoOf(draft: Draft, type: GraphQLObjectType, fields: Fields): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, nodes] of fields) {
    if (nodes[0]?.name.value !== 'pageInfo') continue
    const info = getNamedType(type.getFields()['pageInfo']?.type) as GraphQLObjectType
    for (const name of namesOf(fieldsOf(draft.operation, info, nodes.map((node) => node.selectionSet)))) names.add(name)
  }
  return names
}

/** How the list is walked where no variable says it; null: one does. */
function walkBefore(spec: ListSpec, field: GraphQLField<unknown, unknown>, [node]: readonly FieldNode[]): Given<Walk> | null {
  const names = ['first', 'last', 'orderBy']
  if (node === undefined || hasVariables(node, names)) return null
  const walked = { ...field, args: field.args.filter(({ name }) => names.includes(name)) }
  return constantly(walkOfList(spec, getArgumentValues(walked, node) as ListArguments))
}

/** The rows with their places, and the last of them. Those of a page that was walked backwards come in the order of the list. */
function placed(connection: Connection, rows: string): string {
  const { draft, walk } = connection
  const numbered = `(select q.*, row_number() over () as "#", least(${sizeText(connection)}, count(*) over ()) as "##" from ${rows} q)`
  return draft.text(walk, ({ forward }) => (forward ? '' : '(select * from ')) + numbered + draft.text(walk, ({ forward }) => (forward ? '' : ` b order by "#" desc)`))
}

function partOf(connection: Connection, type: GraphQLObjectType, name: string, nodes: readonly FieldNode[]): string {
  const { draft, model, row, args } = connection
  const field = type.getFields()[name]
  if (field === undefined) throw new Unreadable(`${type.name}.${name}`)
  const sets = nodes.map((node) => node.selectionSet)
  if (name === 'nodes') return listedText(connection, rowText(draft, getNamedType(field.type), { model, alias: row }, nodes))
  if (name === 'edges') return listedText(connection, edgeText(connection, getNamedType(field.type) as GraphQLObjectType, fieldsOf(draft.operation, getNamedType(field.type) as GraphQLObjectType, sets)))
  if (name === 'pageInfo') return pageInfoText(connection, field.type, fieldsOf(draft.operation, getNamedType(field.type) as GraphQLObjectType, sets))
  // What a connection says of its arguments needs no row.
  return draft.hole((request) => {
    const value = field.resolve?.({ edges: [], args: given(args, request) }, {}, request.ctx, infoOf(field.name))
    return `${request.param(completed(request, field.type, value, nodes))}::text`
  })
}

const sizeText = ({ draft, walk }: Connection): string => draft.text(walk, ({ size }) => String(size))

/** The texts of rows one behind the other, without the row that only says that there is more. */
function listedText(connection: Connection, text: string): string {
  const { row, looksAhead } = connection
  return `'['||coalesce(string_agg(${text},',')${looksAhead ? ` filter (where ${row}."#" <= ${sizeText(connection)})` : ''},'')||']'`
}

function edgeText(connection: Connection, type: GraphQLObjectType, fields: Fields): string {
  const { draft, model, row } = connection
  const parts: [string, Part][] = []
  for (const [key, asked] of fields) {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') parts.push([key, constant(JSON.stringify(type.name))])
    else if (name === 'cursor') parts.push([key, expression(cursorText(connection))])
    else if (name === 'node') {
      const node = type.getFields()['node']
      if (node === undefined) throw new Unreadable(type.name)
      parts.push([key, expression(draft.inside(askedName(asked), () => rowText(draft, getNamedType(node.type), { model, alias: row }, asked)))])
    } else throw new Unreadable(`${type.name}.${name}`)
  }
  return concat(object(parts))
}

/** The columns of a row's cursor, which is signed when the text is there. */
function cursorText({ draft, walk, model, row }: Connection): string {
  const sign = (columns: unknown, { list }: Walk, { ctx }: Request) => JSON.stringify(ctx.cursors.sign(list, ...(columns as [CursorValue, string])))
  const plain = draft.text(walk, ({ order }) => cursorColumn(model, row, order.column.column))
  return draft.slot((columns, request) => sign(columns, given(walk, request), request), `json_build_array(${plain},${row}."id")::text`)
}

function cursorColumn(model: string, row: string, name: string): string {
  const field = modelField(model, name)
  const value = columnOf(row, field)
  return field.type === 'DateTime' ? instantText(value) : field.type === 'BigInt' ? `${value}::text` : value
}

function pageInfoText(connection: Connection, type: GraphQLOutputType, fields: Fields): string {
  const { draft, row, walk, page } = connection
  const more = () => `(case when count(*) > ${sizeText(connection)} then 'true' else 'false' end)`
  const before = () => draft.hole((request) => `'${String(page(request).hasCursor)}'`)
  /** Told by the rows in the direction of the walk, by the cursor in the other one. */
  const told = (isAhead: boolean): string => {
    if (walk.isConstant) return walk.value.forward === isAhead ? more() : before()
    return `(case when ${draft.text(walk, ({ forward }) => String(forward === isAhead))} then ${more()} else ${before()} end)`
  }
  const parts: [string, Part][] = []
  for (const [key, asked] of fields) {
    const name = asked[0]?.name.value ?? ''
    if (name === '__typename') parts.push([key, constant(JSON.stringify(getNamedType(type).name))])
    else if (name === 'hasNextPage') parts.push([key, expression(told(true))])
    else if (name === 'hasPreviousPage') parts.push([key, expression(told(false))])
    else {
      const isStart = name === 'startCursor'
      // Walked backwards, the first of the list is the last that was walked.
      const place = draft.text(walk, ({ forward }) => (isStart === forward ? '1' : `${row}."##"`))
      parts.push([key, expression(`coalesce(max(${cursorText(connection)}) filter (where ${row}."#" = ${place}),'null')`)])
    }
  }
  return concat(object(parts))
}
