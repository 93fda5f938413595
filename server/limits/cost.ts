import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getNamedType,
  getOperationAST,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { coercedVariables, type Variables } from '../reads/operation.ts'

/** A field that costs something, by itself or by what it leads to. */
export interface CostStep {
  /** Its key in the answer. */
  key: string
  /** How often the selection asks for it, fragments counted where they are spread. */
  times: number
  /** Points of the field itself. */
  field: number
  /** Rows that it counts as before they are known. */
  multiplier: number
  /** What each of its rows costs. */
  row: CostPlan
}

/** What one object costs by what is selected of it. */
export interface CostPlan {
  /** Points, known before anything runs. */
  requested: number
  steps: readonly CostStep[]
}

/** What an operation costs. */
export interface OperationCost extends CostPlan {
  /** Keys of the answer that stand for fields without a price somewhere. */
  free: ReadonlySet<string>
}

export interface CostedOperation {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null | undefined
  variables: Variables
}

/** Points of a root field of a mutation, which writes. */
const mutationPoints = 10
/** Points of a look at the schema: its answers are the longest there are. */
const introspectionPoints: Readonly<Record<string, number>> = { __schema: 100, __type: 10, __typename: 1 }
const nothing: CostPlan = { requested: 0, steps: [] }

/** Plans of an operation by the values of the variables that decide them: the sizes of its pages. */
interface Known {
  names: readonly string[]
  plans: Map<string, OperationCost>
}

const known = new WeakMap<OperationDefinitionNode, Known>()
const maxPlans = 100

/**
 * What an operation costs with these variables, by the formula that each field declares (schema/core/cost.ts).
 * @returns null when the operation or its variables can't be read, which the executor reports
 */
export function costPlan({ schema, document, operationName, variables }: CostedOperation): OperationCost | null {
  const operation = getOperationAST(document, operationName)
  const root = operation == null ? undefined : schema.getRootType(operation.operation)
  if (operation == null || root == null) return null
  const coerced = coercedVariables(schema, operation, variables)
  if (coerced === null) return null
  const before = known.get(operation)
  const planBefore = before?.plans.get(keyOf(before, coerced))
  if (planBefore !== undefined) return planBefore
  try {
    const names = new Set(before?.names)
    const free = new Set<string>()
    const plan: OperationCost = { ...planner({ schema, document, variables: coerced, names, free })(operation.selectionSet, root), free }
    const made: Known = { names: [...names], plans: before !== undefined && before.names.length === names.size && before.plans.size < maxPlans ? before.plans : new Map<string, OperationCost>() }
    made.plans.set(keyOf(made, coerced), plan)
    known.set(operation, made)
    return plan
  } catch (error) {
    if (error instanceof GraphQLError) return null
    throw error
  }
}

const keyOf = ({ names }: Known, variables: Variables): string => (names.length === 0 ? '' : JSON.stringify(names.map((name) => variables[name])))

interface Planned {
  schema: GraphQLSchema
  document: DocumentNode
  variables: Variables
  /** Takes the names of the variables that a formula looks at. */
  names: Set<string>
  /** Takes the keys of fields without a price. */
  free: Set<string>
}

type Steps = Map<FieldNode, CostStep>

/** Plans each selection once a type, so that fragments which spread each other many times cost it no time. */
function planner({ schema, document, variables, names, free }: Planned): (selections: SelectionSetNode, type: GraphQLNamedType) => CostPlan {
  const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))
  const plans = new Map<SelectionSetNode, Map<GraphQLNamedType, { plan: CostPlan; steps: Steps }>>()

  const planned = (selections: SelectionSetNode, type: GraphQLNamedType): { plan: CostPlan; steps: Steps } => {
    const ofTypes = plans.get(selections) ?? new Map<GraphQLNamedType, { plan: CostPlan; steps: Steps }>()
    plans.set(selections, ofTypes)
    const known = ofTypes.get(type)
    if (known !== undefined) return known
    const steps = stepsOf(selections, type)
    const requested = [...steps.values()].reduce((sum, { times, field, multiplier, row }) => sum + times * (field + multiplier * row.requested), 0)
    const made = { plan: { requested: Math.min(requested, Number.MAX_SAFE_INTEGER), steps: [...steps.values()] }, steps }
    ofTypes.set(type, made)
    return made
  }

  const stepsOf = (selections: SelectionSetNode, type: GraphQLNamedType): Steps => {
    const steps: Steps = new Map()
    const add = (node: FieldNode, step: CostStep) => steps.set(node, { ...step, times: step.times + (steps.get(node)?.times ?? 0) })
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        const step = stepOf(selection, type)
        if (step.field > 0 || step.row.steps.length > 0) add(selection, step)
        else free.add(step.key)
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        const on = fragment?.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value)
        if (fragment !== undefined && on !== undefined) for (const [node, step] of planned(fragment.selectionSet, on).steps) add(node, step)
      }
    }
    return steps
  }

  const stepOf = (node: FieldNode, type: GraphQLNamedType): CostStep => {
    const key = node.alias?.value ?? node.name.value
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined
    if (field === undefined) return { key, times: 1, field: introspectionPoints[node.name.value] ?? 0, multiplier: 1, row: nothing }
    const declared = declaredCost(field, node)
    const row = node.selectionSet === undefined ? nothing : planned(node.selectionSet, getNamedType(field.type)).plan
    return { key, times: 1, ...declared, field: type === schema.getMutationType() ? Math.max(declared.field, mutationPoints) : declared.field, row }
  }

  const declaredCost = (field: GraphQLField<unknown, unknown>, node: FieldNode): { field: number; multiplier: number } => {
    const declared = (field.extensions['complexity'] ?? 0) as Declared | ((args: object, context: null, field: unknown) => Declared)
    // Costs hang on no context: whoever asks, a query costs the same.
    const cost = typeof declared === 'function' ? declared(watched(getArgumentValues(field, node, variables), node), null, field) : declared
    return typeof cost === 'number' ? { field: cost, multiplier: 1 } : { field: cost.field ?? 0, multiplier: cost.multiplier ?? 1 }
  }

  /** Arguments that tell which of them a formula looks at. */
  const watched = (args: Record<string, unknown>, { arguments: given = [] }: FieldNode): object =>
    given.length === 0
      ? args
      : new Proxy(args, {
          get(target, name) {
            const argument = given.find((one) => one.name.value === name)
            if (argument !== undefined) visit(argument, { Variable: (variable) => void names.add(variable.name.value) })
            return target[name as string]
          },
        })

  return (selections, type) => planned(selections, type).plan
}

/** As plugin-complexity takes it; a number is the field's own points. */
type Declared = number | { field?: number; multiplier?: number }
