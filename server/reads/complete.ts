import {
  defaultFieldResolver,
  type FieldNode,
  getArgumentValues,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { fieldsOf } from './operation.ts'
import { infoOf, type Request } from './plan.ts'
import { Unreadable } from './unreadable.ts'

/** Rows that a value at hand may hold, and where in it one stands. */
export interface Held {
  /** Keys of the answer from the value on, joined by dots; the same for all items of a list. */
  place: string
  /** The text of the row of an id at a place; undefined: the statement has not read it. */
  textOf(place: string, id: unknown): string | undefined
}

/** Whether values of a type are rows, whose text only the database gives. */
export const isRowType = (type: GraphQLOutputType): boolean => isInterfaceType(type) || (isObjectType(type) && type.extensions['pothosPrismaModel'] !== undefined)

/**
 * The JSON text of a value that JavaScript has at hand, with what the selections ask of it.
 * @throws Unreadable for what asks the database
 */
export function completed(request: Request, type: GraphQLOutputType, value: unknown, nodes: readonly FieldNode[], held?: Held): string {
  if (isNonNullType(type)) {
    const text = completed(request, type.ofType, value, nodes, held)
    if (text === 'null') throw new Unreadable('null where none may be', { isLasting: false })
    return text
  }
  if (value === null || value === undefined) return 'null'
  if (isPromise(value)) {
    // Nobody waits for it any more, and nobody shall hear of its failure.
    void value.then(undefined, () => undefined)
    throw new Unreadable('a value that is waited for')
  }
  if (isListType(type)) return `[${[...(value as Iterable<unknown>)].map((item) => completed(request, type.ofType, item, nodes, held)).join(',')}]`
  if (isLeafType(type)) return JSON.stringify(type.serialize(value))
  if (isRowType(type)) {
    const text = held?.textOf(held.place, (value as { id?: unknown }).id)
    if (text === undefined) throw new Unreadable(`a row of ${type.name} at hand`, { isLasting: held === undefined })
    return text
  }
  if (isObjectType(type)) return completedObject(request, type, value, nodes, held)
  throw new Unreadable(`a value of ${type.name}`)
}

function completedObject(request: Request, type: GraphQLObjectType, value: unknown, nodes: readonly FieldNode[], held: Held | undefined): string {
  const parts: string[] = []
  for (const [key, asked] of fieldsOf(request.operation, type, nodes.map((node) => node.selectionSet))) {
    const [node] = asked
    if (node === undefined) continue
    const name = node.name.value
    // Names need no escape in JSON.
    parts.push(`"${key}":${name === '__typename' ? `"${type.name}"` : completedField(request, type, name, value, asked, held && below(held, type, name, key))}`)
  }
  return `{${parts.join(',')}}`
}

/** The same rows from what stands under a key of an object on. */
function below(held: Held, type: GraphQLObjectType, name: string, key: string): Held {
  const field = type.getFields()[name]
  // Nothing is held by a leaf.
  if (field === undefined || isLeafType(getNamedType(field.type))) return held
  return { place: placeBelow(held.place, key), textOf: held.textOf }
}

/** The place of what stands under a key of a value. */
export const placeBelow = (place: string, key: string): string => (place === '' ? key : `${place}.${key}`)

/** The JSON text of a field of a value at hand. @throws as `completed` */
export function completedField(request: Request, type: GraphQLObjectType, name: string, value: unknown, nodes: readonly FieldNode[], held?: Held): string {
  const field = type.getFields()[name]
  if (field === undefined || nodes[0] === undefined) throw new Unreadable(`${type.name}.${name}`)
  const { rowId } = (field.extensions['reads'] ?? {}) as { rowId?: (value: unknown) => string | null }
  if (rowId !== undefined) {
    const id = rowId(value)
    return completed(request, field.type, id === null ? null : { id }, nodes, held)
  }
  const args = field.args.length === 0 ? none : getArgumentValues(field, nodes[0], request.variables)
  return completed(request, field.type, (field.resolve ?? defaultFieldResolver)(value, args, request.ctx, infoOf(name)), nodes, held)
}

const none: Readonly<Record<string, never>> = Object.freeze({})

const isPromise = (value: unknown): value is PromiseLike<unknown> => typeof (value as { then?: unknown }).then === 'function'
