import fc, { type Arbitrary } from 'fast-check'
import { parse, print } from 'graphql'
import type { Context } from '../../schema/context.ts'
import { schema } from '../../schema/index.ts'
import { costPlan } from '../../server/limits/cost.ts'
import { argumentsFrom } from './arguments.ts'
import type { Material } from './material.ts'
import { askedOf, type Question } from './roads.ts'
import { type Composite, flags, selectionsFrom } from './selections.ts'
import { oneOf } from './values.ts'
import { type Flag, written } from './written.ts'

/** Levels of rows below the root. */
const depth = 4
/** Points that an operation may cost: the ordinary road takes its time with dear ones. */
const points = 600

/** Random valid operations over the whole schema, with values of real rows. */
export function operationsFrom(material: Material, ctx: Context, isRare: (coordinate: string) => boolean): Arbitrary<Question> {
  const selections = selectionsFrom({ schema, args: argumentsFrom(material, ctx.cursors), isRare })
  const flag: Arbitrary<Flag> = fc.record({ value: fc.boolean(), form: oneOf<Flag['form']>([[1, 'literal'], [2, 'variable'], [1, 'default']]) })
  return fc
    .tuple(selections(schema.getQueryType() as Composite, depth), fc.array(flag, { minLength: flags, maxLength: flags }))
    .map(([selected, flagged]) => written(schema, selected, flagged))
    .filter((question) => (costPlan({ ...askedOf(question), context: ctx })?.requested ?? 0) <= points)
}

/** A question as it is read. */
export const questionText = ({ query, variables }: Question): string => `${print(parse(query))}\n${JSON.stringify(variables, null, 2)}`
