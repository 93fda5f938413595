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
import { fieldsOf } from './operation.ts'
import { infoOf, type Request } from './plan.ts'
import { Unreadable } from './unreadable.ts'

/**
 * The JSON text of a value that JavaScript has at hand, with what the selections ask of it.
 * @throws Unreadable for what asks the database, and for a type that only the row tells
 */
export function completed(request: Request, type: GraphQLOutputType, value: unknown, nodes: readonly FieldNode[]): string {
  if (isNonNullType(type)) {
    const text = completed(request, type.ofType, value, nodes)
    if (text === 'null') throw new Unreadable('null where none may be', { isLasting: false })
    return text
  }
  if (value === null || value === undefined) return 'null'
  if (isPromise(value)) {
    // Nobody waits for it any more, and nobody shall hear of its failure.
    void value.then(undefined, () => undefined)
    throw new Unreadable('a value that is waited for')
  }
  if (isListType(type)) return `[${[...(value as Iterable<unknown>)].map((item) => completed(request, type.ofType, item, nodes)).join(',')}]`
  if (isLeafType(type)) return JSON.stringify(type.serialize(value))
  if (isObjectType(type)) return completedObject(request, type, value, nodes)
  throw new Unreadable(`a value of ${type.name}`)
}

function completedObject(request: Request, type: GraphQLObjectType, value: unknown, nodes: readonly FieldNode[]): string {
  if (type.extensions['pothosPrismaModel'] !== undefined) throw new Unreadable(`a row of ${type.name} at hand`)
  const parts: string[] = []
  for (const [key, asked] of fieldsOf(request.operation, type, nodes.map((node) => node.selectionSet))) {
    const [node] = asked
    if (node === undefined) continue
    const name = node.name.value
    const text = name === '__typename' ? JSON.stringify(type.name) : completedField(request, type, name, value, asked)
    parts.push(`${JSON.stringify(key)}:${text}`)
  }
  return `{${parts.join(',')}}`
}

function completedField(request: Request, type: GraphQLObjectType, name: string, value: unknown, nodes: readonly FieldNode[]): string {
  const field = type.getFields()[name]
  if (field === undefined || nodes[0] === undefined) throw new Unreadable(`${type.name}.${name}`)
  const args = getArgumentValues(field, nodes[0], request.variables)
  return completed(request, field.type, (field.resolve ?? defaultFieldResolver)(value, args, request.ctx, infoOf(name)), nodes)
}

const isPromise = (value: unknown): value is PromiseLike<unknown> => typeof (value as { then?: unknown }).then === 'function'
