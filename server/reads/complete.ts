import {
  defaultFieldResolver,
  type FieldNode,
  getArgumentValues,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type Bind, infoOf } from './bind.ts'
import { fieldsOf } from './operation.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The JSON text of a value that JavaScript has at hand, with what the selections ask of it.
 * @throws Unreadable for what asks the database, and for a type that only the row tells
 */
export function completed(bind: Bind, type: GraphQLOutputType, value: unknown, nodes: readonly FieldNode[]): string {
  if (isNonNullType(type)) {
    const text = completed(bind, type.ofType, value, nodes)
    if (text === 'null') throw new Unreadable('null where none may be')
    return text
  }
  if (value === null || value === undefined) return 'null'
  if (isPromise(value)) {
    // Nobody waits for it any more, and nobody shall hear of its failure.
    void value.then(undefined, () => undefined)
    throw new Unreadable('a value that is waited for')
  }
  if (isListType(type)) return `[${[...(value as Iterable<unknown>)].map((item) => completed(bind, type.ofType, item, nodes)).join(',')}]`
  if (isLeafType(type)) return JSON.stringify(type.serialize(value))
  if (isObjectType(type)) return completedObject(bind, type, value, nodes)
  throw new Unreadable(`a value of ${type.name}`)
}

function completedObject(bind: Bind, type: GraphQLObjectType, value: unknown, nodes: readonly FieldNode[]): string {
  if (type.extensions['pothosPrismaModel'] !== undefined) throw new Unreadable(`a row of ${type.name} at hand`)
  const parts: string[] = []
  for (const [key, asked] of fieldsOf(bind.operation, type, nodes.map((node) => node.selectionSet))) {
    const [node] = asked
    if (node === undefined) continue
    const name = node.name.value
    const text = name === '__typename' ? JSON.stringify(type.name) : completedField(bind, type, name, value, asked)
    parts.push(`${JSON.stringify(key)}:${text}`)
  }
  return `{${parts.join(',')}}`
}

function completedField(bind: Bind, type: GraphQLObjectType, name: string, value: unknown, nodes: readonly FieldNode[]): string {
  const field = type.getFields()[name]
  if (field === undefined || nodes[0] === undefined) throw new Unreadable(`${type.name}.${name}`)
  const args = getArgumentValues(field, nodes[0], bind.operation.variables)
  return completed(bind, field.type, (field.resolve ?? defaultFieldResolver)(value, args, bind.ctx, infoOf(name)), nodes)
}

const isPromise = (value: unknown): value is PromiseLike<unknown> => typeof (value as { then?: unknown }).then === 'function'
