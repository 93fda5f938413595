import { type ArgumentNode, type FieldNode, Kind, parseType, valueFromASTUntyped, type VariableDefinitionNode, visit } from 'graphql'
import { ask, selectionsOf } from '../csv/additions.ts'
import { type List, outerPages } from '../csv/lists.ts'
import { type Edits, edited, type Operation } from '../csv/operation.ts'
import { fieldsOfType, type Selected } from '../csv/selection.ts'
import { CommandError } from './failure.ts'

/** An operation whose pages are asked for one after another. */
export interface PagedOperation {
  operation: Operation
  /** The list that its pages give the rows of. */
  list: List
  /** Where the first page starts, as the operation has it. */
  after: string | null
  /** Rows of a page, as the operation has it; null: it says nothing. */
  first: number | null
  /** Keys that the pages have in its answer beyond what was asked. */
  added: readonly string[]
  /** Variables of one page. */
  page(first: number, after: string | null, isCounted: boolean): Record<string, unknown>
}

const pageArguments = ['first', 'after', 'last', 'before']
const names = { first: 'yeondaeFirst', after: 'yeondaeAfter', count: 'yeondaeCount' } as const

/**
 * Lets an operation take the size and the start of its rows' pages as variables, one text for all pages.
 * @throws CommandError where its rows come in no pages, or in pages from the end
 */
export function paged(operation: Operation, list: List): PagedOperation {
  const pages = outerPages(list)?.at(-1)
  if (pages === undefined) throw new CommandError(`Expected a list that comes in pages for --all and --limit: ${list.name} comes whole.`)
  const { definition, variables } = operation
  const defaults = Object.fromEntries((definition.variableDefinitions ?? []).map(({ variable, defaultValue }) => [variable.name.value, defaultValue === undefined ? null : valueFromASTUntyped(defaultValue)]))
  const given = argumentsOf(pages, { ...defaults, ...variables })
  if (given['last'] != null || given['before'] != null) throw new CommandError(`Expected first and after at ${list.name}: --all and --limit go from the start of a list to its end, not with last and before.`)

  const edits: Edits = new Map(pages.nodes.map((node) => [node, withPageArguments]))
  const counts = 'totalCount' in fieldsOfType(pages) && pages.fields.every(({ key }) => key !== 'totalCount')
  ask(edits, pages, selectionsOf(`{ pageInfo { hasNextPage endCursor } ${counts ? `totalCount @include(if: $${names.count})` : ''} }`))
  const changed = withVariables(edited(operation, edits), [`${names.first}: Int`, `${names.after}: String`, ...(counts ? [`${names.count}: Boolean!`] : [])])
  return {
    operation: changed,
    list,
    after: typeof given['after'] === 'string' ? given['after'] : null,
    added: ['pageInfo', 'totalCount'].filter((name) => pages.fields.every(({ key }) => key !== name)),
    first: typeof given['first'] === 'number' ? given['first'] : null,
    page: (first, after, isCounted) => ({ ...changed.variables, [names.first]: first, [names.after]: after, ...(counts ? { [names.count]: isCounted } : {}) }),
  }
}

/** The arguments of a field as they are given, by all of its places. */
const argumentsOf = ({ nodes }: Selected, variables: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries((nodes[0]?.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value, variables)]))

function withPageArguments(node: FieldNode): FieldNode {
  const kept = (node.arguments ?? []).filter(({ name }) => !pageArguments.includes(name.value))
  const variable = (name: string, by: string): ArgumentNode => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: name },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: by } },
  })
  return { ...node, arguments: [...kept, variable('first', names.first), variable('after', names.after)] }
}

/** Declares further variables, and forgets those that nothing uses any more. */
function withVariables(operation: Operation, declared: readonly string[]): Operation {
  const used = new Set<string>()
  visit(operation.document, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) })
  const definitions = (operation.definition.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value))
  const added = declared.map((text): VariableDefinitionNode => {
    const [name = '', type = ''] = text.split(': ')
    return { kind: Kind.VARIABLE_DEFINITION, variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } }, type: parseType(type) }
  })
  const definition = { ...operation.definition, variableDefinitions: [...definitions, ...added] }
  const document = { ...operation.document, definitions: operation.document.definitions.map((one) => (one.kind === Kind.OPERATION_DEFINITION ? definition : one)) }
  const variables = Object.fromEntries(Object.entries(operation.variables).filter(([name]) => used.has(name)))
  return { ...operation, document, definition, variables: { ...variables, ...(used.has(names.count) ? { [names.count]: true } : {}) } }
}
