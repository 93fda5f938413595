import { argumentTypes } from '../generated/wire.ts'

/** Types of arguments, by what tells them: `field.argument`, the argument, or, with a stem, the field. */
let types: Map<string, string> | undefined

const endings: Readonly<Record<string, string>> = { filter: 'Filter', orderBy: 'Order', input: 'Input' }

/** The type of an argument without its own `!`; undefined for an argument that no field has. */
export function argumentType(field: string, argument: string): string | undefined {
  types ??= new Map(
    argumentTypes.split(',').flatMap((line) => {
      const [type = '', ...words] = line.split(' ')
      return words.map((word) => [word, type] as const)
    }),
  )
  const ending = endings[argument]
  return ending
    ? (types.get(field) ?? field.replace(/ies$/, 'y').replace(/(Stat|(?<!s)|(?<=ch)e)s$/, '').replace(/^./, (first) => first.toUpperCase())) + ending
    : // A `needId` is an `id`, and `expertIds` are `ids`.
      (types.get(`${field}.${argument}`) ?? types.get(argument.replace(/.+I(?=ds?$)/, 'i')))
}
