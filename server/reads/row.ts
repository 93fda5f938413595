import { type FieldNode, getArgumentValues, type GraphQLField, type GraphQLFieldResolver, type GraphQLNamedType, getNamedType, type GraphQLObjectType, isInterfaceType, isListType, isNonNullType, isObjectType } from 'graphql'
import type { Context, Scope } from '../../schema/context.ts'
import type { Entity } from '../../schema/core/graph.ts'
import type { ListSpec } from '../../schema/core/list.ts'
import type { Where } from '../../schema/core/page.ts'
import { type Sql, whereSql } from '../../schema/core/where-sql.ts'
import { type Bind, infoOf } from './bind.ts'
import { columnOf, columnText, globalIdText, modelField, tableOf } from './column.ts'
import { completed } from './complete.ts'
import { connectionText } from './connection.ts'
import { interfaceText } from './interface.ts'
import { fieldsOf } from './operation.ts'
import { orderText } from './order.ts'
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
}

/** A row of a model that the statement has at hand. */
export interface RowOf {
  model: string
  alias: string
}

/** The text of a row as an object of a type; an interface of one model by the row's discriminator. */
export function rowText(bind: Bind, type: GraphQLNamedType, row: RowOf, nodes: readonly FieldNode[]): string {
  if (isObjectType(type)) return objectText(bind, type, row, nodes)
  if (isInterfaceType(type)) return interfaceText(bind, type, row, nodes)
  throw new Unreadable(`a row as ${type.name}`)
}

function objectText(bind: Bind, type: GraphQLObjectType, row: RowOf, nodes: readonly FieldNode[]): string {
  const fields: [string, Part][] = []
  for (const [key, asked] of fieldsOf(bind.operation, type, nodes.map((node) => node.selectionSet))) fields.push([key, fieldPart(bind, type, row, asked)])
  return concat(object(fields))
}

/** The text of a field of a row, as a type that has it. */
export function fieldPart(bind: Bind, type: GraphQLObjectType, row: RowOf, nodes: readonly FieldNode[]): Part {
  const [node] = nodes
  if (node === undefined) throw new Unreadable('a field without a node')
  const name = node.name.value
  if (name === '__typename') return constant(JSON.stringify(type.name))
  const field = type.getFields()[name]
  if (field === undefined) throw new Unreadable(`${type.name}.${name}`)
  if (name === 'id' && getNamedType(field.type).name === 'ID') return expression(globalIdText(type.name, `${row.alias}."id"`))
  return expression(fieldText(bind, field, row, nodes, getArgumentValues(field, node, bind.operation.variables)))
}

type Arguments = Record<string, unknown>

function fieldText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Arguments): string {
  const { pothosPrismaRelationField: relation, pothosPrismaVariant: column, pothosPrismaSelect: select } = field.extensions as Record<string, unknown>
  const reads = (field.extensions['reads'] ?? {}) as Reads
  if (reads.list !== undefined && reads.relation !== undefined) return connectionText(bind, field, reads.list, args, nodes, { row, relation: reads.relation })
  if (reads.ruled !== undefined) return ruledText(bind, field, row, nodes, reads.ruled)
  if (reads.ruledColumn !== undefined) return ruledColumnText(bind, field, row, reads.ruledColumn)
  if (reads.ruledCase !== undefined) return ruledCaseText(bind, row, reads.ruledCase)
  if (reads.query !== undefined) return queriedText(bind, field, row, nodes, reads.query)
  if (reads.theOne !== undefined) return theOneText(bind, row, nodes, reads.theOne)
  if (reads.through !== undefined) return throughText(bind, field, row, nodes, args, reads.through, select as Select_)
  if (relation !== undefined) return relationText(bind, field, row, nodes, (relation as { name: string }).name, args, select as Select_)
  if (typeof column === 'string') return columnText(columnOf(row.alias, modelField(row.model, column)), modelField(row.model, column), field.type)
  return computedText(bind, field, row, nodes, args, select ?? allColumns(row.model))
}

/** What a list of rows, or the one row, of a relation asks: as the declaration says it to Prisma. */
function queryOf(bind: Bind, select: Select_, args: Arguments, relation: string): { where?: Where; orderBy?: Record<string, unknown>; take?: number } {
  const nested = (query?: unknown): unknown => (typeof query === 'function' ? (query as (args: object, ctx: object) => unknown)(args, bind.ctx) : (query ?? {}))
  const asked = typeof select === 'function' ? select(args, bind.ctx, nested).select[relation] : {}
  return (asked === true ? {} : (asked ?? {}))
}

function relationText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], relation: string, args: Arguments, select: Select_): string {
  const way = wayOf(row.model, relation)
  const query = queryOf(bind, select, args, relation)
  const alias = bind.alias()
  const inner = { model: way.model, alias }
  const text = rowText(bind, getNamedType(field.type), inner, nodes)
  const where = query.where === undefined ? '' : ` and ${bind.sql(whereSql(way.model, query.where, alias))}`
  const rows = `from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)}${where}`
  if (!isList(field)) return `coalesce((select ${text} ${rows} limit 1),'null')`
  return listText(bind, text, `${rows}${orderText(way.model, query.orderBy, alias)}${limitText(query.take)}`)
}

const isList = ({ type }: GraphQLField<unknown, unknown>): boolean => isListType(isNonNullType(type) ? type.ofType : type)
const limitText = (take: number | undefined): string => (take === undefined ? '' : ` limit ${take}`)

/** The text of rows in their order: the order stands in FROM alone, since one ordered aggregate would sort what its neighbours read. */
function listText(bind: Bind, text: string, from: string): string {
  const alias = bind.alias()
  return `(select '['||coalesce(string_agg(${alias}.x,','),'')||']' from (select ${text} as x ${from}) ${alias})`
}

function ruledText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], { relation, of, foreignKey }: NonNullable<Reads['ruled']>): string {
  const way = wayOf(row.model, relation)
  const alias = bind.alias()
  const text = rowText(bind, getNamedType(field.type), { model: way.model, alias }, nodes)
  return `coalesce((select ${text} from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)} and ${holds(bind, row, of, foreignKey)}),'null')`
}

/** Whether the row that a foreign key names satisfies its rule. */
function holds(bind: Bind, row: RowOf, { model, rule }: Entity, foreignKey: string): string {
  const alias = bind.alias()
  const where = bind.sql(whereSql(model, rule(bind.ctx), alias))
  return `exists (select 1 from ${tableOf(model)} ${alias} where ${alias}."id" = ${columnOf(row.alias, modelField(row.model, foreignKey))} and ${where})`
}

function ruledColumnText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, { column, where }: NonNullable<Reads['ruledColumn']>): string {
  const of = modelField(row.model, column)
  return `(case when ${bind.sql(whereSql(row.model, where(bind.ctx), row.alias))} then ${columnText(columnOf(row.alias, of), of, field.type)} else 'null' end)`
}

function ruledCaseText(bind: Bind, row: RowOf, { relation, of, foreignKey, shown, otherwise }: NonNullable<Reads['ruledCase']>): string {
  const way = wayOf(row.model, relation)
  const alias = bind.alias()
  const told = `(select case when ${columnOf(alias, modelField(way.model, otherwise.column))} is null then '"${otherwise.empty}"' else '"${otherwise.filled}"' end from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)})`
  return `(case when ${holds(bind, row, of, foreignKey)} then '"${shown}"' else ${told} end)`
}

/** What a query of the field's own gives as JSON, and its resolver would read the same way. */
function queriedText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], { json, read }: NonNullable<Reads['query']>): string {
  return bind.slot((given) => completed(bind, field.type, read(given as never, bind.ctx), nodes), `${bind.sql(json(row.alias))}::text`)
}

function theOneText(bind: Bind, row: RowOf, nodes: readonly FieldNode[], entries: NonNullable<Reads['theOne']>): string {
  const cases = entries.map(({ relation, type }) => {
    const way = wayOf(row.model, relation)
    const named = bind.operation.schema.getType(type)
    const [key] = modelField(row.model, relation).from
    if (named === undefined || key === undefined) throw new Unreadable(`no type ${type}`)
    const alias = bind.alias()
    const text = rowText(bind, named, { model: way.model, alias }, nodes)
    return `when ${columnOf(row.alias, modelField(row.model, key))} is not null then (select ${text} from ${tableOf(way.model)} ${alias} where ${way.join(row.alias, alias)})`
  })
  return `(case ${cases.join(' ')} end)`
}

function throughText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Arguments, { relation, to }: NonNullable<Reads['through']>, select: Select_): string {
  const link = wayOf(row.model, relation)
  const way = wayOf(link.model, to)
  const [middle, alias] = [bind.alias(), bind.alias()]
  const { where, orderBy, take } = queryOf(bind, select, args, relation)
  const text = rowText(bind, getNamedType(field.type), { model: way.model, alias }, nodes)
  const condition = where === undefined ? '' : ` and ${bind.sql(whereSql(link.model, where, middle))}`
  const from = `from ${tableOf(link.model)} ${middle} join ${tableOf(way.model)} ${alias} on ${way.join(middle, alias)} where ${link.join(row.alias, middle)}${condition}`
  const order = orderText(link.model, orderBy, middle)
  if (!isList(field)) return `coalesce((select ${text} ${from}${order} limit 1),'null')`
  return listText(bind, text, `${from}${order}${limitText(take)}`)
}

/**
 * What a field computes of the columns that it names (of all where it names none): the database gives them, the
 * field's own resolver does the rest. One that waits for something shows it then, and the operation goes the ordinary road.
 */
function computedText(bind: Bind, field: GraphQLField<unknown, unknown>, row: RowOf, nodes: readonly FieldNode[], args: Arguments, select: unknown): string {
  const nested = (query?: unknown): unknown => query ?? {}
  const asked = (typeof select === 'function' ? (select as Select_)(args, bind.ctx, nested) : select) as { select?: Select } & Select
  const columns = (asked.select ?? asked)
  const resolve = field.extensions['pothosOriginalResolve'] as GraphQLFieldResolver<unknown, unknown> | undefined
  if (resolve === undefined) throw new Unreadable(`${field.name} computes nothing`)
  return bind.slot((json) => {
    const value = resolve(revived(row.model, columns, json as Record<string, unknown>), args, bind.ctx, infoOf(field.name))
    return completed(bind, field.type, value, nodes)
  }, rowJson(bind, row, columns))
}
