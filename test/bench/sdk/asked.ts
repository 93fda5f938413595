import {
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import * as operations from '../../../sdk/src/operations.ts'
import { selectionsOf } from '../../sdk/selections/written.ts'

/** One question, as each client is asked it. */
export interface Asked {
  /** The first field of its root. */
  field: string
  /** A document without fragments. */
  text: string
  /** Free selections of this SDK. */
  selection: string
  /** An object of genql. */
  genql: string
}

/** How many questions are asked, over the whole schema. */
export const count = 80

/** The first eighty queries of the SDK's operations, in the words of each client, with `some` for every value. */
export function askedOf(schema: GraphQLSchema): Asked[] {
  const texts = Object.values(operations).filter((text) => text.startsWith('query')).slice(0, count)
  const query = schema.getQueryType()
  if (query == null || texts.length < count) throw new Error(`Expected ${count} queries.`)
  return texts.map((whole) => {
    const { definitions } = parse(whole)
    const fragments = new Map(definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))
    const operation = definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)
    if (operation?.operation !== OperationTypeNode.QUERY) throw new Error(`Expected a query: ${whole}`)
    const selectionSet = withoutFragments(operation.selectionSet, query, schema, fragments)
    const text = print({ ...operation, selectionSet })
    const [first] = selectionSet.selections
    const [selection = ''] = selectionsOf(schema, text)
    return { field: first?.kind === Kind.FIELD ? first.name.value : '', text, selection, genql: genqlOf(selectionSet, query, schema) }
  })
}

/** The same selections with what fragments ask written out; those of a row's own type need no type. */
function withoutFragments(set: SelectionSetNode, type: GraphQLCompositeType, schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>): SelectionSetNode {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    if (node.kind === Kind.FIELD) {
      const inner = 'getFields' in type ? getNamedType(type.getFields()[node.name.value]?.type) : undefined
      return [node.selectionSet === undefined || !isCompositeType(inner) ? node : { ...node, selectionSet: withoutFragments(node.selectionSet, inner, schema, fragments) }]
    }
    const part = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)
    if (part === undefined) return []
    const name = part.typeCondition?.name.value ?? type.name
    const on = schema.getType(name) as GraphQLCompositeType
    const isOwn = name === type.name || isObjectType(type)
    const written = withoutFragments(part.selectionSet, isOwn ? type : on, schema, fragments)
    return isOwn ? [...written.selections] : [{ kind: Kind.INLINE_FRAGMENT, typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: name } }, selectionSet: written }]
  })
  return { kind: Kind.SELECTION_SET, selections: merged(selections) }
}

/** A field that is asked twice at one place is asked once. */
function merged(selections: readonly SelectionNode[]): SelectionNode[] {
  const known = new Map<string, SelectionNode>()
  for (const node of selections) {
    const key = keyOf(node)
    const before = known.get(key)
    known.set(key, before === undefined ? node : together(before, node))
  }
  return [...known.values()]
}

function keyOf(node: SelectionNode): string {
  if (node.kind === Kind.INLINE_FRAGMENT) return `... ${node.typeCondition?.name.value ?? ''}`
  return node.kind === Kind.FIELD && node.alias !== undefined ? node.alias.value : node.name.value
}

function together(one: SelectionNode, other: SelectionNode): SelectionNode {
  if (one.kind === Kind.FRAGMENT_SPREAD || other.kind === Kind.FRAGMENT_SPREAD || one.selectionSet === undefined || other.selectionSet === undefined) return one
  return { ...one, selectionSet: { kind: Kind.SELECTION_SET, selections: merged([...one.selectionSet.selections, ...other.selectionSet.selections]) } }
}

function genqlOf(set: SelectionSetNode, type: GraphQLCompositeType, schema: GraphQLSchema): string {
  const parts = set.selections.map((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('Expected no fragments.')
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const on = node.typeCondition?.name.value ?? ''
      return `on_${on}: ${genqlOf(node.selectionSet, schema.getType(on) as GraphQLCompositeType, schema)}`
    }
    const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined
    const inner = getNamedType(field?.type)
    const asked = node.selectionSet === undefined || !isCompositeType(inner) ? 'true' : genqlOf(node.selectionSet, inner, schema)
    // It wants arguments of rows, even none of them.
    const wanted = asked !== 'true' && field !== undefined && field.args.length > 0
    const args = (node.arguments ?? []).map(({ name }) => `${name.value}: some`)
    if (args.length === 0 && !wanted) return `${node.name.value}: ${asked}`
    const given = `__args: { ${args.join(', ')} }`
    return `${node.name.value}: ${asked === 'true' ? `{ ${given} }` : asked.replace('{', `{ ${given},`)}`
  })
  return `{ ${parts.join(', ')} }`
}
