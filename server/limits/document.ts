import { type ASTVisitor, type DocumentNode, Kind, type ValidationContext } from 'graphql'
import { CodedError } from '../../schema/core/errors.ts'
import { type CostedOperation, costPlan, type OperationCost } from './cost.ts'

/** What one document may ask for. */
export interface DocumentLimits {
  /** Levels of nested fields. */
  depth: number
  /** Aliases, those of `__typename` too. */
  aliases: number
  /** Directives. */
  directives: number
  /** Brackets open at once. */
  brackets: number
  /** Lexical tokens. */
  tokens: number
  /** Points of cost, counted with the variables. */
  cost: number
}

export const documentLimits: DocumentLimits = { depth: 15, aliases: 100, directives: 50, brackets: 100, tokens: 5000, cost: 5000 }

/** Validation rule: the document stays within its limits of depth, aliases and directives, fragments counted where they are used. */
export function withinLimits(limits: DocumentLimits): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    let aliases = 0
    let directives = 0
    const refuse = (message: string) => context.reportError(new CodedError('BAD_USER_INPUT', message, 'query'))
    return {
      [Kind.FIELD](node) {
        if (node.alias === undefined) return
        if (++aliases === limits.aliases + 1) refuse(`Expected a document with at most ${limits.aliases} aliases.`)
        // A look at the schema has one price, which aliases inside of it would multiply.
        if (context.getParentType()?.name.startsWith('__')) refuse('Expected introspection without aliases.')
      },
      [Kind.DIRECTIVE]() {
        if (++directives === limits.directives + 1) refuse(`Expected a document with at most ${limits.directives} directives.`)
      },
      [Kind.DOCUMENT]: {
        leave(document) {
          if (depthOf(document) > limits.depth) refuse(`Expected a document with at most ${limits.depth} levels of fields.`)
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
 * What an operation costs with these variables; null when they can't be read, which the executor reports.
 * @throws CodedError COST_LIMIT_EXCEEDED, saying the cost, when it is over the limit
 */
export function costWithin(limit: number, operation: CostedOperation): OperationCost | null {
  const plan = costPlan(operation)
  if (plan !== null && plan.requested > limit) throw new CostLimitExceeded(limit, plan.requested)
  return plan
}

/** Carries the points that the refused query would have cost. */
export class CostLimitExceeded extends CodedError {
  readonly requested: number

  constructor(limit: number, requested: number) {
    super('COST_LIMIT_EXCEEDED', `Expected a query of at most ${limit} points; this one costs ${requested}. Ask for fewer rows or levels.`)
    this.requested = requested
  }
}
