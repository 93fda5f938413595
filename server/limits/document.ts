import { type ASTVisitor, type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, Kind, type ValidationContext } from 'graphql'
import { complexityFromQuery } from '@pothos/plugin-complexity'
import type { Context } from '../../schema/context.ts'
import { CodedError } from '../../schema/core/errors.ts'

/** What one document may ask for. */
export interface DocumentLimits {
  /** Levels of nested fields. */
  depth: number
  /** Aliases, those of `__typename` too. */
  aliases: number
  /** Directives. */
  directives: number
  /** Lexical tokens. */
  tokens: number
  /** Points of cost, counted with the variables. */
  cost: number
}

export const documentLimits: DocumentLimits = { depth: 15, aliases: 100, directives: 50, tokens: 5000, cost: 5000 }

/** Validation rule: the document stays within its limits of depth, aliases and directives, fragments counted where they are used. */
export function withinLimits(limits: DocumentLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    let aliases = 0
    let directives = 0
    const refuse = (what: string, limit: number) =>
      context.reportError(new CodedError('BAD_USER_INPUT', `Expected a document with at most ${limit} ${what}.`, 'query'))
    return {
      [Kind.FIELD](node) {
        if (node.alias !== undefined && ++aliases === limits.aliases + 1) refuse('aliases', limits.aliases)
      },
      [Kind.DIRECTIVE]() {
        if (++directives === limits.directives + 1) refuse('directives', limits.directives)
      },
      [Kind.DOCUMENT]: {
        leave(document) {
          if (depthOf(document) > limits.depth) refuse('levels of fields', limits.depth)
        },
      },
    }
  }
}

type Selections = Extract<DocumentNode['definitions'][number], { kind: 'OperationDefinition' | 'FragmentDefinition' }>['selectionSet']

/** The deepest level of fields; a fragment that is its own part counts once, since another rule refuses it. Introspection's own levels don't count. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map<string, Selections>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition.selectionSet)
  }
  const known = new Map<Selections, number>()
  const measure = (selections: Selections | undefined, open: ReadonlySet<Selections>): number => {
    if (selections === undefined || open.has(selections)) return 0
    const seen = known.get(selections)
    if (seen !== undefined) return seen
    const inside = new Set(open).add(selections)
    let deepest = 0
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        if (!selection.name.value.startsWith('__')) deepest = Math.max(deepest, 1 + measure(selection.selectionSet, inside))
      } else {
        const next = selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : fragments.get(selection.name.value)
        deepest = Math.max(deepest, measure(next, inside))
      }
    }
    known.set(selections, deepest)
    return deepest
  }
  return Math.max(
    0,
    ...document.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? measure(definition.selectionSet, new Set()) : 0)),
  )
}

/**
 * The points that an operation costs with these variables, known before anything runs; null when the variables
 * can't be read, which the executor reports.
 * @throws CodedError COST_LIMIT_EXCEEDED, saying the cost, when it is over the limit
 */
export function costWithin(
  limit: number,
  { schema, document, operationName, variables, context }: Readonly<{
    schema: GraphQLSchema
    document: DocumentNode
    operationName: string | null | undefined
    variables: Record<string, unknown>
    context: Context
  }>,
): number | null {
  const operation = getOperationAST(document, operationName)
  if (operation == null) return null
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
  const points = pointsOf({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, schema, variables, context)
  if (points !== null && points > limit) {
    throw new CodedError('COST_LIMIT_EXCEEDED', `Expected a query of at most ${limit} points; this one costs ${points}. Ask for fewer rows or levels.`)
  }
  return points
}

function pointsOf(document: DocumentNode, schema: GraphQLSchema, variables: Record<string, unknown>, ctx: Context): number | null {
  try {
    return complexityFromQuery(document, { schema, variables, ctx }).complexity
  } catch (error) {
    if (error instanceof GraphQLError) return null
    throw error
  }
}
