import fc, { type Arbitrary } from 'fast-check'
import { type GraphQLField, parse, print } from 'graphql'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/index.ts'
import { costPlan } from '../../server/limits/cost.ts'
import { argumentsFrom } from './arguments.ts'
import type { Material } from './material.ts'
import { askedOf, type Question } from './roads.ts'
import { type AskedField, type Composite, flags, type Selection, selectionsFrom } from './selections.ts'
import { leafValue, type NamedValue, oneOf } from './values.ts'
import { type Flag, written } from './written.ts'

/** Levels of rows below the root. */
const depth = 4
/** Points that an operation may cost: the ordinary road takes its time with dear ones. */
const points = 800

/**
 * Where random operations begin: at the root, there mostly at what computes its value (searches, statistics, the viewer),
 * or at real organisations, whose rows are of several types in one list.
 */
export type Beginning = 'root' | 'computed' | 'organizations'

/** Random valid operations over the whole schema, with values of real rows. */
export function operationsFrom(material: Material, ctx: Context, isRare: (coordinate: string) => boolean, from: Beginning = 'root'): Arbitrary<Question> {
  const isSeldom = from === 'computed' ? (coordinate: string) => isRare(coordinate) || isPlainRoot(coordinate) : isRare
  const selections = selectionsFrom({ schema, args: argumentsFrom(material, ctx.cursors), isRare: isSeldom })
  const flag: Arbitrary<Flag> = fc.record({ value: fc.boolean(), form: oneOf<Flag['form']>([[1, 'literal'], [2, 'variable'], [1, 'default']]) })
  const begun = from === 'organizations' ? fc.array(selections(typeOf('Organization'), 1), { minLength: 1, maxLength: 3 }).map((parts) => organizations(parts.flat())) : selections(typeOf('Query'), from === 'root' ? depth : depth - 1)
  return fc
    .tuple(begun, fc.array(flag, { minLength: flags, maxLength: flags }))
    .map(([selected, flagged]) => written(schema, selected, flagged))
    .filter((question) => (costPlan({ ...askedOf(question) })?.requested ?? 0) <= points)
}

/** Whether it is a root field that leads to rows alone. */
function isPlainRoot(coordinate: string): boolean {
  const [type, name = ''] = coordinate.split('.')
  const { derived, atHand } = (type === 'Query' ? (typeOf('Query').getFields()[name]?.extensions['reads'] ?? {}) : { atHand: true }) as { derived?: object; atHand?: unknown }
  return derived === undefined && atHand === undefined
}

const typeOf = (name: string) => schema.getType(name) as Composite

/** Selections of all organisations that sources name. */
function organizations(selections: readonly Selection[]): Selection[] {
  const field = (of: string, name: string, args: readonly NamedValue[], below: readonly Selection[]): AskedField => ({
    kind: 'field',
    field: typeOf(of).getFields()[name] as GraphQLField<unknown, unknown>,
    alias: null,
    args,
    directives: [],
    selections: below,
    again: null,
  })
  const isReal: NamedValue = { name: 'filter', value: { form: 'literal', content: { fields: [{ name: 'synthetic', value: leafValue(false) }] } } }
  return [field('Query', 'organizations', [{ name: 'first', value: leafValue(40) }, isReal], [field('OrganizationConnection', 'nodes', [], selections)])]
}

/** A question as it is read. */
export const questionText = ({ query, variables }: Question): string => `${print(parse(query))}\n${JSON.stringify(variables, null, 2)}`
