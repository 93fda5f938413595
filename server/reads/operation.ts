import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'

/** An operation with its variables as they were coerced. */
export interface Operation {
  schema: GraphQLSchema
  definition: OperationDefinitionNode
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  variables: Record<string, unknown>
  /** What selections ask of a type, where no variable decides it; null: one does. */
  known: WeakMap<SelectionSetNode, Map<GraphQLObjectType, Fields>> | null
}

const known = new WeakMap<DocumentNode, Operation['known']>()

/** What is known of a document's selections for all of its requests; null where @skip or @include may change it. */
export function selectionsOf(document: DocumentNode): Operation['known'] {
  const before = known.get(document)
  if (before !== undefined) return before
  let directives = 0
  visit(document, { Directive: () => void (directives += 1) })
  const made: Operation['known'] = directives === 0 ? new WeakMap() : null
  known.set(document, made)
  return made
}

/** The fields that an answer holds at one place, by the keys that they have there, in order. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>

/** The fields that selections ask of an object of this type: fragments opened, duplicates together, @skip and @include obeyed. */
export function fieldsOf(operation: Operation, type: GraphQLObjectType, selections: readonly (SelectionSetNode | undefined)[]): Fields {
  const [only] = selections
  const kept = selections.length === 1 && only !== undefined ? operation.known : null
  const before = only === undefined ? undefined : kept?.get(only)?.get(type)
  if (before !== undefined) return before
  const fields = new Map<string, FieldNode[]>()
  const seen = new Set<string>()
  for (const set of selections) if (set !== undefined) collect(operation, type, set, fields, seen)
  if (kept != null && only !== undefined) kept.set(only, (kept.get(only) ?? new Map<GraphQLObjectType, Fields>()).set(type, fields))
  return fields
}

function collect(operation: Operation, type: GraphQLObjectType, set: SelectionSetNode, fields: Map<string, FieldNode[]>, seen: Set<string>): void {
  for (const selection of set.selections) {
    if (!isIncluded(operation, selection)) continue
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value
      const known = fields.get(key)
      if (known === undefined) fields.set(key, [selection])
      else known.push(selection)
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (applies(operation, selection.typeCondition?.name.value, type)) collect(operation, type, selection.selectionSet, fields, seen)
    } else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value)
      const fragment = operation.fragments.get(selection.name.value)
      if (fragment !== undefined && applies(operation, fragment.typeCondition.name.value, type)) collect(operation, type, fragment.selectionSet, fields, seen)
    }
  }
}

function isIncluded({ variables }: Operation, selection: SelectionNode): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false
  )
}

function applies({ schema }: Operation, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true
  const other: GraphQLNamedType | undefined = schema.getType(condition)
  return other !== undefined && isAbstractType(other) && schema.isSubType(other, type)
}
