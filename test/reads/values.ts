import fc, { type Arbitrary } from 'fast-check'
import { getNullableType, type GraphQLInputField, type GraphQLInputType, isEnumType, isInputObjectType, isListType, isNonNullType, isRequiredInputField } from 'graphql'

/**
 * How a value stands in the document: written there; a variable that is given, has a default, or one that is overridden;
 * null; or a variable that is left out.
 */
export type Form = 'literal' | 'variable' | 'default' | 'overridden' | 'null' | 'nullVariable' | 'absent'

/** A value of an argument, its parts each in a form of its own. */
export interface Value {
  form: Form
  content: { leaf: unknown } | { items: readonly Value[]; isAlone: boolean } | { fields: readonly NamedValue[] }
}

export interface NamedValue {
  name: string
  value: Value
}

/** The leaves that an argument or input field of a name and type takes. */
export type Leaves = (name: string, type: string) => Arbitrary<unknown>

export const leafValue = (leaf: unknown, form: Form = 'literal'): Value => ({ form, content: { leaf } })

/** Any value of a type. Forms that some places refuse (null for what is required) are rare. */
export function valueOf(type: GraphQLInputType, name: string, leaves: Leaves): Arbitrary<Value> {
  return fc.record({ form: formOf(!isNonNullType(type)), content: contentOf(getNullableType(type), name, leaves) })
}

/** @param isKey whether it is a key of an input object, where null is mostly refused */
export function formOf(isNullable: boolean, isKey = false): Arbitrary<Form> {
  const missing = isNullable && !isKey ? 8 : 1
  return oneOf<Form>([
    [120, 'literal'],
    [40, 'variable'],
    [20, 'default'],
    [20, 'overridden'],
    [missing, 'null'],
    [missing, 'nullVariable'],
    [isNullable ? 8 : 1, 'absent'],
  ])
}

/** One of several constants, each as often as its weight says. */
export const oneOf = <T>(choices: readonly (readonly [weight: number, value: T])[]): Arbitrary<T> =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })))

function contentOf(type: GraphQLInputType, name: string, leaves: Leaves): Arbitrary<Value['content']> {
  if (isListType(type)) {
    const item = inList(valueOf(type.ofType, name, leaves))
    const isAlone = oneOf([[6, false], [1, true]])
    return fc.record({ items: fc.array(item, { minLength: 1, maxLength: 3 }), isAlone })
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    const field = ({ name: key, type: of }: GraphQLInputField) => fc.record({ form: formOf(!isNonNullType(of), true), content: contentOf(getNullableType(of), key, leaves) }).map((value) => ({ name: key, value }))
    const values = fc.tuple(...fields.map((one) => (isRequiredInputField(one) ? field(one) : sometimes(field(one), 3))))
    // An object of none is mostly refused: one key is there in any case.
    const one = fc.oneof(...fields.map(field))
    return fc.tuple(one, values).map(([known, others]) => {
      const rest = others.filter((other): other is NamedValue => other !== null && other.name !== known.name)
      return { fields: together([known, ...rest]) }
    })
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name)).map((leaf) => ({ leaf }))
  return leaves(name, String(type)).map((leaf) => ({ leaf }))
}

/** A variable without a value may stand in a list only where null may. */
const inList = (value: Arbitrary<Value>): Arbitrary<Value> =>
  value.map((one) => (one.form === 'absent' || one.form === 'null' || one.form === 'nullVariable' ? { ...one, form: 'literal' } : one))

/** Nothing, so many times as often as a value. */
export const sometimes = <T>(value: Arbitrary<T>, nothing: number): Arbitrary<T | null> =>
  fc.oneof({ weight: nothing, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })

/** A day at which a region's code is read is refused without the region: mostly it comes with one. */
function together(fields: NamedValue[]): NamedValue[] {
  const hasRegion = fields.some(({ name, value }) => name === 'region' && !isMissing(value))
  return hasRegion || fields.length === 1 ? fields : fields.filter(({ name }) => name !== 'asOf')
}

/** Whether nothing, or null, comes of a value. */
export const isMissing = ({ form }: Value): boolean => form === 'null' || form === 'nullVariable' || form === 'absent'
