import { type DocumentNode, type FieldNode, type GraphQLSchema, Kind, type OperationDefinitionNode, separateOperations, visit } from 'graphql'

/** An operation that stands alone, with its fragments, in a document which the schema allows. */
export interface Operation {
  schema: GraphQLSchema
  document: DocumentNode
  definition: OperationDefinitionNode
  /** Those that it was given; what is absent has its default. */
  variables: Readonly<Record<string, unknown>>
}

export const isOperation = (node: DocumentNode['definitions'][number]): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION

/** The operations of a document. */
export const operationsOf = (document: DocumentNode): OperationDefinitionNode[] => document.definitions.filter(isOperation)

/** A document's operation with that name, or the only one, alone with its fragments; null where it is not told which one. */
export function operationIn(document: DocumentNode, name?: string | null): Pick<Operation, 'document' | 'definition'> | null {
  const operations = operationsOf(document)
  const definition = name == null ? (operations.length === 1 ? operations[0] : undefined) : operations.find((one) => one.name?.value === name)
  const alone = definition === undefined ? undefined : separateOperations(document)[definition.name?.value ?? '']
  return definition === undefined || alone === undefined ? null : { document: alone, definition }
}

/** What fields of a document become. */
export type Edits = Map<FieldNode, (node: FieldNode) => FieldNode>

/** The operation with some of its fields changed. */
export function edited(operation: Operation, edits: Edits): Operation {
  if (edits.size === 0) return operation
  const document = visit(operation.document, { Field: { enter: (node) => edits.get(node)?.(node) } })
  return { ...operation, document, definition: operationsOf(document)[0] ?? operation.definition }
}
