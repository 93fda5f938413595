import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  getVariableValues,
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

/** An operation as a plan is made of it: with its fragments, and the variables of its directives as they are. */
export interface Operation {
  schema: GraphQLSchema
  definition: OperationDefinitionNode
  fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Values of the variables that @skip and @include name. */
  flags: Readonly<Record<string, unknown>>
  /** What selections ask of a type. */
  known: WeakMap<SelectionSetNode, Map<GraphQLObjectType, Fields>>
}

const flagNames = new WeakMap<DocumentNode, readonly string[]>()

/** The variables that say which fields of a document are there. */
function flagNamesOf(document: DocumentNode): readonly string[] {
  const before = flagNames.get(document)
  if (before !== undefined) return before
  const names = new Set<string>()
  visit(document, { Directive: (directive) => visit(directive, { Variable: ({ name }) => void names.add(name.value) }) })
  const made = [...names]
  flagNames.set(document, made)
  return made
}

/** What documents have whose fields are always there. */
export const noFlags: Operation['flags'] = Object.freeze({})

/** The values of the variables that say which fields of a document are there. */
export function flagsOf(document: DocumentNode, variables: Variables): Operation['flags'] {
  const names = flagNamesOf(document)
  if (names.length === 0) return noFlags
  const flags: Record<string, unknown> = {}
  for (const name of names) flags[name] = variables[name]
  return flags
}

export function operationOf(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode, flags: Operation['flags']): Operation {
  const fragments = document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
  return { schema, definition, fragments: new Map(fragments.map((one) => [one.name.value, one])), flags, known: new WeakMap() }
}

/** Variables as they were coerced. */
export type Variables = Readonly<Record<string, unknown>>

const coerced = new WeakMap<object, { definition: OperationDefinitionNode; variables: Variables | null }>()

/** The variables of an operation as its types take them; null: they are refused. What was given is coerced once, whoever asks. */
export function coercedVariables(schema: GraphQLSchema, definition: OperationDefinitionNode, given: Variables): Variables | null {
  const { variableDefinitions = [] } = definition
  if (variableDefinitions.length === 0) return none
  const before = coerced.get(given)
  if (before?.definition === definition) return before.variables
  const variables = getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 }).coerced ?? null
  coerced.set(given, { definition, variables })
  return variables
}

const none: Variables = Object.freeze({})

/** The fields that an answer holds at one place, by the keys that they have there, in order. */
export type Fields = ReadonlyMap<string, readonly FieldNode[]>

/** The names of fields. */
export const namesOf = (fields: Fields): Set<string> => new Set([...fields.values()].map(([node]) => node?.name.value ?? ''))

/** The fields that selections ask of an object of this type: fragments opened, duplicates together, @skip and @include obeyed. */
export function fieldsOf(operation: Operation, type: GraphQLObjectType, selections: readonly (SelectionSetNode | undefined)[]): Fields {
  const only = selections.length === 1 ? selections[0] : undefined
  const before = only === undefined ? undefined : operation.known.get(only)?.get(type)
  if (before !== undefined) return before
  const fields = new Map<string, FieldNode[]>()
  const seen = new Set<string>()
  for (const set of selections) if (set !== undefined) collect(operation, type, set, fields, seen)
  if (only !== undefined) operation.known.set(only, (operation.known.get(only) ?? new Map<GraphQLObjectType, Fields>()).set(type, fields))
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

function isIncluded({ flags }: Operation, selection: SelectionNode): boolean {
  if (selection.directives === undefined || selection.directives.length === 0) return true
  return (
    getDirectiveValues(GraphQLSkipDirective, selection, flags)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, selection, flags)?.['if'] !== false
  )
}

function applies({ schema }: Operation, condition: string | undefined, type: GraphQLObjectType): boolean {
  if (condition === undefined || condition === type.name) return true
  const other: GraphQLNamedType | undefined = schema.getType(condition)
  return other !== undefined && isAbstractType(other) && schema.isSubType(other, type)
}
