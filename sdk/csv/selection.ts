import {
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  type GraphQLNamedType,
  GraphQLNonNull,
  type GraphQLFieldMap,
  type GraphQLOutputType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  GraphQLString,
  type GraphQLType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'
import type { Operation } from './operation.ts'

/** What an operation selects under one key of an object, all places of the document together. */
export interface Selected {
  /** Its key in the answer: the alias, or the field's name. */
  key: string
  /** Name of the field in the graph. */
  name: string
  type: GraphQLOutputType
  /** What it selects of an object, in the order of the document; empty for a leaf. */
  fields: Selected[]
  /** Where the document asks for it. */
  nodes: FieldNode[]
}

interface Part {
  selections: SelectionSetNode
  type: GraphQLNamedType
}

/** What an operation selects of its root. Fields that its variables leave out are not among them. */
export function selectedBy({ schema, document, definition, variables: given }: Operation): Selected[] {
  // With their defaults; where they are refused, the server says so.
  const { coerced: variables = {} } = getVariableValues(schema, definition.variableDefinitions ?? [], given)
  const fragments = new Map(document.definitions.flatMap((node): [string, FragmentDefinitionNode][] => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])))

  const fieldsOf = (parts: readonly Part[]): Selected[] => {
    const found = new Map<string, { selected: Omit<Selected, 'fields'>; parts: Part[] }>()
    const collect = ({ selections, type }: Part): void => {
      for (const selection of selections.selections) {
        if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) continue
        if (getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] === false) continue
        if (selection.kind !== Kind.FIELD) {
          const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
          const on = fragment?.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value)
          if (fragment !== undefined && on !== undefined) collect({ selections: fragment.selectionSet, type: on })
          continue
        }
        const name = selection.name.value
        const answers = name === '__typename' ? new GraphQLNonNull(GraphQLString) : fieldsOfType({ type })[name]?.type
        if (answers === undefined) continue
        const key = selection.alias?.value ?? name
        const { selected, parts: below } = found.get(key) ?? { selected: { key, name, type: answers, nodes: [] as FieldNode[] }, parts: [] }
        selected.nodes.push(selection)
        if (selection.selectionSet !== undefined) below.push({ selections: selection.selectionSet, type: getNamedType(answers) })
        found.set(key, { selected, parts: below })
      }
    }
    parts.forEach(collect)
    return [...found.values()].map(({ selected, parts: below }) => ({ ...selected, fields: below.length === 0 ? [] : fieldsOf(below) }))
  }

  const type = schema.getRootType(definition.operation)
  return type == null ? [] : fieldsOf([{ selections: definition.selectionSet, type }])
}

export const isList = ({ type }: Pick<Selected, 'type'>): boolean => isListType(isNonNullType(type) ? type.ofType : type)

/** Whether a field answers pages: an object with `pageInfo` and its rows. */
export function isConnection({ type }: Pick<Selected, 'type'>): boolean {
  const named = getNamedType(type)
  return isObjectType(named) && 'pageInfo' in named.getFields() && ('nodes' in named.getFields() || 'edges' in named.getFields())
}

/** The fields of the type that a field answers; none where it has none. */
export function fieldsOfType({ type }: { type: GraphQLType }): GraphQLFieldMap<unknown, unknown> {
  const named = getNamedType(type)
  return isObjectType(named) || isInterfaceType(named) ? named.getFields() : {}
}
