import { type FieldNode, type GraphQLField, type GraphQLFieldResolver, type GraphQLNamedType, getNamedType, type GraphQLObjectType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { Context, Scope } from '../../schema/context.ts'
import type { AnyDerivation, Named } from '../../schema/core/derived.ts'
import type { Entity } from '../../schema/core/graph.ts'
import type { ListSpec } from '../../schema/core/list.ts'
import type { Where } from '../../schema/core/page.ts'
import { asRule, type Sql, whereText } from '../../schema/core/where-sql.ts'
import { columnOf, columnText, globalIdText, modelField, tableOf } from './column.ts'
import { completed } from './complete.ts'
import { connectionText } from './connection.ts'
import { derivedText, namedTexts } from './derived.ts'
import { interfaceText } from './interface.ts'
import { askedName } from './notes.ts'
import { fieldsOf } from './operation.ts'
import { orderText } from './order.ts'
import { type Arguments, declared, type Draft, type Given, given, infoOf, type Request } from './plan.ts'
import { wayOf } from './relation.ts'
import { allColumns, revived, rowJson, type Select } from './selected.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

type Select_ = (args: object, ctx: object, nested: (query?: unknown) => unknown) => { select: Record<string, unknown> }

/** What a field's declaration says of its reading (see `extensions.reads` in schema/core). */
interface Reads {
  list?: ListSpec
  relation?: string
  ruled?: { relation: string; of: Entity; foreignKey: string }
  ruledColumn?: { column: string; where: (scope: Scope) => Where }
  ruledCase?: { relation: string; of: Entity; foreignKey: string; shown: string; otherwise: { column: string; filled: string; empty: string } }
  theOne?: readonly { relation: string; type: string }[]
  query?: { json: (alias: string) => Sql; read: (json: never, ctx: Context) => unknown }
  through?: { relation: string; to: string }
  derived?: AnyDerivation
  named?: Named<unknown>
  /** The column that the field is with these arguments; null: it is computed. */
  column?: (args: never) => string | null
  /** Why no statement reads it. */
  ordinary?: string
}

/** A row of a model that the statement has at hand. */
export interface RowOf {
  model: string
  alias: string
}

/** The text of a row as an object of a type; an interface of one model by the row's discriminator. */
export function rowText(draft: Draft, type: GraphQLNamedType, row: RowOf, nodes: readonly FieldNode[]): string {
  if (isObjectType(type)) return objectText(draft, type, row, nodes)
  if (isInterfaceType(type)) return interfaceText(draft, type, row, nodes)
  throw new Unreadable(`a row as ${type.name}`)
}

function objectText(draft: Draft, type: GraphQLObjectType, row: RowOf, nodes: readonly FieldNode[]): string {
  const fields: [string, Part][] = []
  for (const [key, asked] of fieldsOf(draft.operation, type, nodes.map((node) => node.selectionSet))) fields.push([key, fieldPart(draft, type, row, asked)])
  return concat(object(fields))
}

/** The text of a field of a row, as a type that has it. */
export const fieldPart = (draft: Draft, type: GraphQLObjectType, row: RowOf, nodes: readonly FieldNode[]): Part => draft.inside(askedName(nodes), () => partOf(draft, type, row, nodes))

function partOf(draft: Draft, type: GraphQLObjectType, row: RowOf, nodes: readonly FieldNode[]): Part {
  const [node] = nodes
  if (node === undefined) throw new Unreadable('a field without a node')
  const name = node.name.value
  if (name === '__typename') return constant(JSON.stringify(type.name))
  const field = type.getFields()[name]
  if (field === undefined) throw new Unreadable(`${type.name}.${name}`)
  if (name === 'id' && getNamedType(field.type).name === 'ID') {
    draft.note('the global id')
    return expression(globalIdText(type.name, columnOf(row.alias, modelField(row.model, 'id'))))
  }
  return expression(fieldText(draft, field, row, nodes, draft.arguments(field, node)))
}

function fieldText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Given<Arguments>): string {
  const { pothosPrismaRelationField: relation, pothosPrismaVariant: column, pothosPrismaSelect: select } = field.extensions as Record<string, unknown>
  const reads = (field.extensions['reads'] ?? {}) as Reads
  if (reads.ordinary !== undefined) throw new Unreadable(reads.ordinary)
  if (reads.list !== undefined && reads.relation !== undefined) return connectionText(draft, field, reads.list, args, nodes, { row, relation: reads.relation })
  if (reads.ruled !== undefined) return ruledText(draft, field, row, nodes, reads.ruled)
  if (reads.ruledColumn !== undefined) return ruledColumnText(draft, field, row, reads.ruledColumn)
  if (reads.ruledCase !== undefined) return ruledCaseText(draft, row, reads.ruledCase)
  if (reads.derived !== undefined) return derivedText(draft, field, row, nodes, args, reads.derived)
  if (reads.query !== undefined) return queriedText(draft, field, row, nodes, reads.query)
  if (reads.theOne !== undefined) return theOneText(draft, row, nodes, reads.theOne)
  if (reads.through !== undefined) return throughText(draft, field, row, nodes, args, reads.through, select as Select_)
  if (relation !== undefined) return relationText(draft, field, row, nodes, (relation as { name: string }).name, args, select as Select_)
  const plain = typeof column === 'string' ? column : args.isConstant ? (reads.column?.(args.value as never) ?? null) : null
  if (plain !== null) {
    draft.note(`column ${plain}`)
    return columnText(columnOf(row.alias, modelField(row.model, plain)), modelField(row.model, plain), field.type)
  }
  return computedText(draft, field, row, nodes, args, select ?? allColumns(row.model), reads.named)
}

interface Query {
  where?: Where
  orderBy?: Record<string, unknown>
  take?: number
}

/** What a list of rows, or the one row, of a relation asks: as the declaration says it to Prisma. */
function queryOf(draft: Draft, select: Select_, args: Given<Arguments>, relation: string): Given<Query> {
  return declared(draft, args, (values, ctx) => {
    const nested = (query?: unknown): unknown => (typeof query === 'function' ? (query as (args: object, ctx: object) => unknown)(values, ctx) : (query ?? {}))
    const asked = typeof select === 'function' ? select(values, ctx, nested).select[relation] : {}
    return (asked === true ? {} : (asked ?? {}))
  })
}

/** The condition of a relation's query, behind others. */
function conditionText(draft: Draft, query: Given<Query>, model: string, alias: string): string {
  if (query.isConstant && query.value.where === undefined) return ''
  return draft.hole((request) => {
    const { where } = given(query, request)
    return where === undefined ? '' : ` and ${whereText(model, where, alias, request.param)}`
  })
}

/** Order and length of a relation's query; where one row is asked for, there is one. */
const endText = (draft: Draft, query: Given<Query>, model: string, alias: string, most?: 1): string =>
  draft.text(query, ({ orderBy, take = most }) => `${orderText(model, orderBy, alias)}${take === undefined ? '' : ` limit ${most ?? take}`}`)

function relationText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], relation: string, args: Given<Arguments>, select: Select_): string {
  const way = wayOf(row.model, relation)
  draft.note(`${isList(field) ? 'rows' : 'the row'} of ${way.model} by ${row.model}.${relation}`)
  const query = queryOf(draft, select, args, relation)
  const alias = draft.alias()
  const inner = { model: way.model, alias }
  const text = rowText(draft, getNamedType(field.type), inner, nodes)
  const rows = `from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)}${conditionText(draft, query, way.model, alias)}`
  if (isList(field)) return listText(draft, text, `${rows}${endText(draft, query, way.model, alias)}`)
  return `coalesce((select ${text} ${rows} limit 1),'null')`
}

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => isListType(isNonNullType(type) ? type.ofType : type)

/** The text of rows in their order: the order stands in FROM alone, since one ordered aggregate would sort what its neighbours read. */
function listText(draft: Draft, text: string, from: string): string {
  const alias = draft.alias()
  return `(select '['||coalesce(string_agg(${alias}.x,','),'')||']' from (select ${text} as x ${from}) ${alias})`
}

function ruledText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], { relation, of, foreignKey }: NonNullable<Reads['ruled']>): string {
  const way = wayOf(row.model, relation)
  const alias = draft.alias()
  const text = rowText(draft, getNamedType(field.type), { model: way.model, alias }, nodes)
  draft.note(`the row of ${way.model} by ${row.model}.${relation}, where the viewer may see it`)
  // The rule is asked of the row itself, unless another one decides for it.
  const isItself = of.model === way.model && modelField(row.model, relation).from.includes(foreignKey)
  const rule = isItself ? ruleText(draft, of.model, of.rule, alias) : holds(draft, row, of, foreignKey)
  return `coalesce((select ${text} from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)} and ${rule}),'null')`
}

/** Whether the row that a foreign key names satisfies its rule. */
function holds(draft: Draft, row: RowOf, { model, rule }: Entity, foreignKey: string): string {
  const alias = draft.alias()
  const where = ruleText(draft, model, rule, alias)
  return `exists (select 1 from ${tableOf(model)} ${alias} where ${alias}."id" = ${columnOf(row.alias, modelField(row.model, foreignKey))} and ${where})`
}

/** A rule of who may see what, as each request's viewer has it. */
export const ruleText = (draft: Draft, model: string, rule: (scope: Scope) => Where, alias: string): string => draft.hole(({ ctx, param }) => whereText(model, asRule(rule(ctx)), alias, param))

function ruledColumnText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, { column, where }: NonNullable<Reads['ruledColumn']>): string {
  const of = modelField(row.model, column)
  draft.note(`column ${column}, where the viewer may see it`)
  return `(case when ${ruleText(draft, row.model, where, row.alias)} then ${columnText(columnOf(row.alias, of), of, field.type)} else 'null' end)`
}

function ruledCaseText(draft: Draft, row: RowOf, { relation, of, foreignKey, shown, otherwise }: NonNullable<Reads['ruledCase']>): string {
  const way = wayOf(row.model, relation)
  const alias = draft.alias()
  draft.note(`by whether the viewer may see the row of ${of.model}, and column ${otherwise.column}`)
  const told = `(select case when ${columnOf(alias, modelField(way.model, otherwise.column))} is null then '"${otherwise.empty}"' else '"${otherwise.filled}"' end from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)})`
  return `(case when ${holds(draft, row, of, foreignKey)} then '"${shown}"' else ${told} end)`
}

/** What a query of the field's own gives as JSON, and its resolver would read the same way. */
function queriedText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], { json, read }: NonNullable<Reads['query']>): string {
  draft.note('a query of its own, which JavaScript reads')
  return draft.slot((columns, request) => completed(request, field.type, read(columns as never, request.ctx), nodes), `${draft.sql(json(row.alias))}::text`)
}

function theOneText(draft: Draft, row: RowOf, nodes: readonly FieldNode[], entries: NonNullable<Reads['theOne']>): string {
  draft.note(`the row of whichever is there: ${entries.map(({ relation }) => relation).join(', ')}`)
  const cases = entries.map(({ relation, type }) => {
    const way = wayOf(row.model, relation)
    const named = draft.operation.schema.getType(type)
    const [key] = modelField(row.model, relation).from
    if (named === undefined || key === undefined) throw new Unreadable(`no type ${type}`)
    const alias = draft.alias()
    const text = rowText(draft, named, { model: way.model, alias }, nodes)
    return `when ${columnOf(row.alias, modelField(row.model, key))} is not null then (select ${text} from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)})`
  })
  return `(case ${cases.join(' ')} end)`
}

function throughText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Given<Arguments>, { relation, to }: NonNullable<Reads['through']>, select: Select_): string {
  const link = wayOf(row.model, relation)
  draft.note(`${link.model}.${to} by ${row.model}.${relation}`)
  const last = modelField(link.model, to)
  if (last.kind !== 'object') {
    const detail = draft.alias()
    return `coalesce((select ${columnText(columnOf(detail, last), last, field.type)} from ${tableOf(link.model)} ${detail} where ${link.join(row.alias, detail)}),'null')`
  }
  const way = wayOf(link.model, to)
  const [middle, alias] = [draft.alias(), draft.alias()]
  const query = queryOf(draft, select, args, relation)
  const text = rowText(draft, getNamedType(field.type), { model: way.model, alias }, nodes)
  const from = `from ${tableOf(link.model)} ${middle} join ${tableOf(way.model)} ${alias} on ${way.join(middle, alias)} where ${link.join(row.alias, middle)}${conditionText(draft, query, link.model, middle)}`
  if (isList(field)) return listText(draft, text, `${from}${endText(draft, query, link.model, middle)}`)
  return `coalesce((select ${text} ${from}${endText(draft, query, link.model, middle, 1)}),'null')`
}

/**
 * What a field computes of the columns that it names (of all where it names none): the database gives them, the
 * field's own resolver does the rest. One that waits for something shows it then, and the operation goes the ordinary road.
 */
function computedText(draft: Draft, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Given<Arguments>, select: unknown, named?: Named<unknown>): string {
  const nested = (query?: unknown): unknown => query ?? {}
  const columns = declared(draft, args, (values, ctx): Select => {
    const asked = (typeof select === 'function' ? (select as Select_)(values, ctx, nested) : select) as { select?: Select } & Select
    return asked.select ?? asked
  })
  const resolve = field.extensions['pothosOriginalResolve'] as GraphQLFieldResolver<unknown, unknown> | undefined
  if (resolve === undefined) throw new Unreadable(`${field.name} computes nothing`)
  draft.note(columns.isConstant ? `computed in JavaScript of ${Object.keys(columns.value).join(', ')}` : 'computed in JavaScript of columns that arguments tell')
  const json = columns.isConstant
    ? rowJson(draft, row, columns.value)
    : draft.variant((request) => JSON.stringify(columns.of(request)), (request) => rowJson(draft, row, columns.of(request)))
  const valueOf = (row_: unknown, request: Request): unknown =>
    resolve(revived(row.model, given(columns, request), row_ as Record<string, unknown>), given(args, request), request.ctx, infoOf(field.name))
  if (named === undefined) return draft.slot((row_, request) => completed(request, field.type, valueOf(row_, request), nodes), json)
  const texts = namedTexts(draft, field, row, nodes, args, named)
  return draft.slot((both, request) => {
    const [row_, found] = both as [unknown, unknown]
    return completed(request, field.type, valueOf(row_, request), nodes, texts.held(found, request))
  }, `json_build_array(${json}::json,${texts.json})::text`)
}
