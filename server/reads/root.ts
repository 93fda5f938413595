import { type FieldNode, getArgumentValues, getNamedType, type GraphQLField } from 'graphql'
import type { Scope } from '../../schema/context.ts'
import { both } from '../../schema/core/filter.ts'
import { entities, type Entity } from '../../schema/core/graph.ts'
import { parseId } from '../../schema/core/global-id.ts'
import type { ListSpec } from '../../schema/core/list.ts'
import type { Where } from '../../schema/core/page.ts'
import { whereSql } from '../../schema/core/where-sql.ts'
import type { Bind } from './bind.ts'
import { tableOf } from './column.ts'
import { connectionText } from './connection.ts'
import { fieldsOf } from './operation.ts'
import { rowText } from './row.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

interface RootReads {
  list?: ListSpec
  singular?: { of: Entity; where: (args: never, scope: Scope) => Where }
  node?: true
  nodes?: true
}

/** The statement whose one text is the operation's whole `data`. @throws Unreadable, and whatever refuses its arguments */
export function statementText(bind: Bind): string {
  const { operation } = bind
  const type = operation.schema.getQueryType()
  if (type == null) throw new Unreadable('no queries')
  const parts: [string, Part][] = []
  let isAsked = false
  for (const [key, nodes] of fieldsOf(operation, type, [operation.definition.selectionSet])) {
    const name = nodes[0]?.name.value ?? ''
    const field = type.getFields()[name]
    if (name === '__typename') parts.push([key, constant(JSON.stringify(type.name))])
    else if (field === undefined) throw new Unreadable(name)
    else {
      isAsked = true
      parts.push([key, expression(rootText(bind, field, nodes))])
    }
  }
  if (!isAsked) throw new Unreadable('nothing of the database is asked')
  return `select ${concat(object(parts))} as data`
}

function rootText(bind: Bind, field: GraphQLField<unknown, unknown>, nodes: readonly FieldNode[]): string {
  const [node] = nodes
  const reads = (field.extensions['reads'] ?? {}) as RootReads
  if (node === undefined) throw new Unreadable(field.name)
  const args = getArgumentValues(field, node, bind.operation.variables)
  if (reads.list !== undefined) return connectionText(bind, field, reads.list, args, nodes, null)
  if (reads.singular !== undefined) {
    const { of, where } = reads.singular
    return oneText(bind, getNamedType(field.type).name, of, both(where(args as never, bind.ctx), of.rule(bind.ctx)), nodes)
  }
  if (reads.node === true) return nodeText(bind, args['id'] as string, 'id', nodes)
  if (reads.nodes === true) {
    const ids = args['ids'] as string[]
    if (ids.length < 1 || ids.length > 100) throw new Unreadable('a number of ids', { isLasting: false })
    return concat([constant('['), ...ids.flatMap((id, place) => [constant(place === 0 ? '' : ','), expression(nodeText(bind, id, `ids.${place}`, nodes))]), constant(']')])
  }
  throw new Unreadable(`${field.name} has code of its own`)
}

function nodeText(bind: Bind, globalId: string, field: string, nodes: readonly FieldNode[]): string {
  const { type, id } = parseId(globalId, field)
  const of = entities.get(type)
  if (of === undefined) throw new Unreadable('an id of no type', { isLasting: false })
  return oneText(bind, of.typeName, of, both({ id }, of.rule(bind.ctx)), nodes)
}

function oneText(bind: Bind, typeName: string, of: Entity, where: Where, nodes: readonly FieldNode[]): string {
  const type = bind.operation.schema.getType(typeName)
  if (type === undefined) throw new Unreadable(typeName)
  const alias = bind.alias()
  const text = rowText(bind, type, { model: of.model, alias }, nodes)
  const found = `(select ${text} from ${tableOf(of.model)} ${alias} where ${bind.sql(whereSql(of.model, where, alias))} limit 1)`
  return `coalesce(${found},'null')`
}
