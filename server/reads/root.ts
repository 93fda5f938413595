import type { FieldNode, GraphQLField } from 'graphql'
import { getNamedType } from 'graphql'
import type { Context, Scope } from '../../schema/context.ts'
import type { AnyDerivation } from '../../schema/core/derived.ts'
import { both } from '../../schema/core/filter.ts'
import { entities, type Entity, ruleOf } from '../../schema/core/graph.ts'
import { parseId } from '../../schema/core/global-id.ts'
import type { ListSpec } from '../../schema/core/list.ts'
import type { Where } from '../../schema/core/page.ts'
import { whereText } from '../../schema/core/where-sql.ts'
import { atHandText } from './at-hand.ts'
import { tableOf } from './column.ts'
import { connectionText } from './connection.ts'
import { derivedText } from './derived.ts'
import { askedName } from './notes.ts'
import { fieldsOf } from './operation.ts'
import { type Arguments, type Draft, type Given, given, type Request } from './plan.ts'
import { rowText } from './row.ts'
import { concat, constant, expression, object, type Part } from './text.ts'
import { Unreadable } from './unreadable.ts'

interface RootReads {
  list?: ListSpec
  singular?: { of: Entity; where: (args: never, scope: Scope) => Where }
  node?: true
  nodes?: true
  derived?: AnyDerivation
  atHand?: (ctx: Context) => unknown
  /** Why no statement reads it. */
  ordinary?: string
}

/** The statement whose one text is the operation's whole `data`. @throws Unreadable, and what refuses constant arguments */
export function statementText(draft: Draft): string {
  const { operation } = draft
  const type = operation.schema.getQueryType()
  if (type == null) throw new Unreadable('no queries')
  const parts: [string, Part][] = []
  let isAsked = false
  for (const [key, nodes] of fieldsOf(operation, type, [operation.definition.selectionSet])) {
    const name = nodes[0]?.name.value ?? ''
    const field = type.getFields()[name]
    if (name === '__typename') parts.push([key, constant(JSON.stringify(type.name))])
    else {
      isAsked = true
      parts.push([key, expression(draft.inside(askedName(nodes), () => rootText(draft, field, nodes)))])
    }
  }
  if (!isAsked) throw new Unreadable('nothing of the database is asked')
  return `select ${concat(object(parts))} as data`
}

function rootText(draft: Draft, field: GraphQLField<unknown, unknown> | undefined, nodes: readonly FieldNode[]): string {
  const [node] = nodes
  if (node === undefined || field === undefined) throw new Unreadable(node?.name.value ?? 'a field without a node')
  const reads = (field.extensions['reads'] ?? {}) as RootReads
  if (reads.ordinary !== undefined) throw new Unreadable(reads.ordinary)
  const args = draft.arguments(field, node)
  if (reads.list !== undefined) return connectionText(draft, field, reads.list, args, nodes, null)
  if (reads.singular !== undefined) {
    const { of, where } = reads.singular
    return oneText(draft, getNamedType(field.type).name, of, (request) => both(where(given(args, request) as never, request.ctx), ruleOf(of, request.ctx)), nodes)
  }
  if (reads.node === true) return nodeText(draft, args, nodes)
  if (reads.nodes === true) return nodesText(draft, args, nodes)
  if (reads.derived !== undefined) return derivedText(draft, field, null, nodes, args, reads.derived)
  if (reads.atHand !== undefined) return atHandText(draft, field, nodes, reads.atHand)
  throw new Unreadable(`${field.name} has code of its own`)
}

const typeIn = (globalId: string, field: string): string => parseId(globalId, field).type

/** The text of the node that an id names: of whatever type it is. */
function nodeText(draft: Draft, args: Given<Arguments>, nodes: readonly FieldNode[]): string {
  const idOf = (request: Request) => given(args, request)['id'] as string
  return draft.variant(
    (request) => typeIn(idOf(request), 'id'),
    (request) => nodeOfType(draft, typeIn(idOf(request), 'id'), nodes, (later) => parseId(idOf(later), 'id').id),
  )
}

function nodesText(draft: Draft, args: Given<Arguments>, nodes: readonly FieldNode[]): string {
  const typesOf = (request: Request): string[] => {
    const ids = given(args, request)['ids'] as string[]
    if (ids.length < 1 || ids.length > 100) throw new Unreadable('a number of ids', { isLasting: false })
    return ids.map((id, place) => typeIn(id, `ids.${place}`))
  }
  return draft.variant(
    (request) => typesOf(request).join(),
    (request) => {
      const texts = typesOf(request).map((type, place) => {
        const field = `ids.${place}`
        return nodeOfType(draft, type, nodes, (later) => parseId((given(args, later)['ids'] as string[])[place] as string, field).id)
      })
      return concat([constant('['), ...texts.flatMap((text, place) => [constant(place === 0 ? '' : ','), expression(text)]), constant(']')])
    },
  )
}

function nodeOfType(draft: Draft, type: string, nodes: readonly FieldNode[], idOf: (request: Request) => string): string {
  const of = entities.get(type)
  if (of === undefined) throw new Unreadable('an id of no type', { isLasting: false })
  return oneText(draft, of.typeName, of, (request) => both({ id: idOf(request) }, ruleOf(of, request.ctx)), nodes)
}

function oneText(draft: Draft, typeName: string, { model }: Entity, where: (request: Request) => Where, nodes: readonly FieldNode[]): string {
  const type = draft.operation.schema.getType(typeName)
  if (type === undefined) throw new Unreadable(typeName)
  draft.note(`the row of ${model}, where the viewer may see it`)
  const alias = draft.alias()
  const text = rowText(draft, type, { model, alias }, nodes)
  const found = draft.hole((request) => whereText(model, where(request), alias, request.param))
  return `coalesce((select ${text} from ${tableOf(model)} ${alias} where ${found} limit 1),'null')`
}
