import fc, { Arbitrary, type Random, type Stream, type Value as Generated } from 'fast-check'
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql'
import type { Arguments } from './arguments.ts'
import { type NamedValue, oneOf } from './values.ts'

/** `@include` or `@skip` with one of the operation's flags. */
export interface Directive {
  name: 'include' | 'skip'
  flag: number
}

export interface AskedField {
  kind: 'field'
  /** null: `__typename`. */
  field: GraphQLField<unknown, unknown> | null
  alias: string | null
  args: readonly NamedValue[]
  directives: readonly Directive[]
  selections: readonly Selection[]
  /** What the same field asks at a second place; null: it stands there once. */
  again: readonly Selection[] | null
}

export interface AskedFragment {
  kind: 'fragment'
  /** null: an inline fragment without a type. */
  on: Composite | null
  form: 'inline' | 'named' | 'twice' | 'shared'
  directives: readonly Directive[]
  selections: readonly Selection[]
}

/** A fragment that stood elsewhere before, once more. */
export interface AskedSpread {
  kind: 'spread'
  place: number
}

export type Selection = AskedField | AskedFragment | AskedSpread
export type Composite = GraphQLObjectType | GraphQLInterfaceType

/** Flags that directives ask. */
export const flags = 4
/** Keys that a careless reader of objects stumbles upon, and keys of other fields. */
const aliases = ['a', 'b', 'id', 'name', 'nodes', 'node', 'cursor', 'edges', 'totalCount', 'then', 'toString', 'constructor', '__proto__', '_', 'hasOwnProperty', 'data']

interface Options {
  schema: GraphQLSchema
  args: Arguments
  /** Whether a field is asked seldom, since nothing is compiled of an operation that has it. */
  isRare(coordinate: string): boolean
}

/** Random selections of a type, so many levels of rows deep. */
export function selectionsFrom(options: Options): (type: Composite, depth: number) => Arbitrary<Selection[]> {
  const known = new Map<string, Arbitrary<Selection[]>>()
  const of = (type: Composite, depth: number, nesting: number): Arbitrary<Selection[]> => {
    const key = `${type.name} ${depth} ${nesting}`
    const found = known.get(key) ?? new Later(() => fc.array(selectionOf(options, type, depth, nesting, of), { minLength: 1, maxLength: type.name === 'Query' ? 3 : Math.max(2, depth) + 1 }))
    known.set(key, found)
    return found
  }
  return (type, depth) => of(type, depth, 0)
}

type SelectionsOf = (type: Composite, depth: number, nesting: number) => Arbitrary<Selection[]>

function selectionOf(options: Options, type: Composite, depth: number, nesting: number, of: SelectionsOf): Arbitrary<Selection> {
  const fields = Object.values(type.getFields()).filter((field) => depth > 0 || !isRows(getNamedType(field.type)))
  const weightOf = (field: GraphQLField<unknown, unknown>) => {
    if (options.isRare(`${type.name}.${field.name}`)) return 1
    // Few root fields lead to rows of several types, where most can differ.
    const manifold = type.name === 'Query' && isManifold(getNamedType(field.type)) ? 5 : 1
    return manifold * (isCompositeType(getNamedType(field.type)) ? 60 : 40)
  }
  const asked = fields.map((field) => ({ weight: weightOf(field), arbitrary: fieldOf(options, field, depth, nesting, of) }))
  const whole = asked.reduce((sum, { weight }) => sum + weight, 0)
  // At the root a field more that asks nothing would leave nothing to be compared.
  const part = (share: number) => Math.max(1, Math.round((whole * share) / (type.name === 'Query' ? 1000 : 100)))
  return fc.oneof(
    ...asked,
    { weight: part(8), arbitrary: typename },
    ...(nesting < 2 ? [{ weight: part(isInterfaceType(type) ? 60 : 14), arbitrary: fragmentOf(options.schema, type, depth, nesting, of) }] : []),
    { weight: part(3), arbitrary: fc.record({ kind: fc.constant('spread' as const), place: fc.nat({ max: 5 }) }) },
  )
}

/** Whether a field leads to rows, a level deeper: what only holds them (connections, edges) counts for nothing. */
const isRows = (type: GraphQLNamedType): boolean => isInterfaceType(type) || (isObjectType(type) && type.extensions['pothosPrismaModel'] !== undefined)

/** Whether it is an interface, or a connection of one. */
const isManifold = (type: GraphQLNamedType): boolean =>
  isInterfaceType(type) || (isObjectType(type) && type.name.endsWith('Connection') && isInterfaceType(getNamedType(type.getFields()['nodes']?.type)))

function fieldOf(options: Options, field: GraphQLField<unknown, unknown>, depth: number, nesting: number, of: SelectionsOf): Arbitrary<AskedField> {
  const type = getNamedType(field.type)
  const below = isObjectType(type) || isInterfaceType(type) ? of(type, isRows(type) ? depth - 1 : depth, nesting === 2 ? 1 : 0) : fc.constant([])
  return fc.record({
    kind: fc.constant('field' as const),
    field: fc.constant(field),
    alias,
    args: options.args(field),
    directives,
    selections: below,
    again: fc.oneof({ weight: 7, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: below }),
  })
}

const alias = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...aliases) })
const directive = fc.record({ name: fc.constantFrom('include' as const, 'skip' as const), flag: fc.nat({ max: flags - 1 }) })
const directives = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Directive[]>([]) },
  { weight: 1, arbitrary: fc.uniqueArray(directive, { minLength: 1, maxLength: 2, selector: ({ name }) => name }) },
)

const typename: Arbitrary<AskedField> = fc.record({
  kind: fc.constant('field' as const),
  field: fc.constant(null),
  alias,
  args: fc.constant([]),
  directives,
  selections: fc.constant([]),
  again: fc.constant(null),
})

function fragmentOf(schema: GraphQLSchema, type: Composite, depth: number, nesting: number, of: SelectionsOf): Arbitrary<AskedFragment> {
  const overlapping = Object.values(schema.getTypeMap()).filter((one): one is Composite => (isObjectType(one) || isInterfaceType(one)) && overlap(schema, type, one))
  return fc.oneof(
    ...[null, ...overlapping].map((on) => ({
      // Types of one object are many; what only some of them have in common is asked as often as all of them.
      weight: on === null || isInterfaceType(on) ? Math.max(1, Math.round(overlapping.length / 6)) : 1,
      arbitrary: fc.record({
        kind: fc.constant('fragment' as const),
        on: fc.constant(on),
        form: on === null ? fc.constant('inline' as const) : oneOf<AskedFragment['form']>([[4, 'inline'], [2, 'named'], [1, 'twice'], [2, 'shared']]),
        directives,
        selections: of(on ?? type, depth, nesting + 1),
      }),
    })),
  )
}

/** Whether an object can be of both types. */
export function overlap(schema: GraphQLSchema, one: Composite, other: Composite): boolean {
  const typesOf = (type: Composite) => (isAbstractType(type) ? schema.getPossibleTypes(type) : [type])
  const others = new Set(typesOf(other))
  return typesOf(one).some((type) => others.has(type))
}

/** An arbitrary that is made when it is first drawn from: those of a schema contain each other. */
class Later<T> extends Arbitrary<T> {
  private readonly make: () => Arbitrary<T>
  private made: Arbitrary<T> | null = null

  constructor(make: () => Arbitrary<T>) {
    super()
    this.make = make
  }

  private get it(): Arbitrary<T> {
    return (this.made ??= this.make())
  }

  override generate(random: Random, bias: number | undefined): Generated<T> {
    return this.it.generate(random, bias)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.it.canShrinkWithoutContext(value)
  }

  override shrink(value: T, context: unknown): Stream<Generated<T>> {
    return this.it.shrink(value, context)
  }
}
