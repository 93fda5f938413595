import type { Selects, Shapes } from '../generated/graph.ts'
import type { Infer, Result } from './result.ts'

/** Marks a part of a selection with the type that it is of; for the compiler only. */
export declare const partOf: unique symbol

/** What comes back of a part that `select` made. */
export type Selected<Part> = Part extends { readonly [partOf]?: infer Name extends keyof Shapes } ? Result<Shapes[Name], Part> : never

/**
 * A part of a selection of one type, to be used alone or spread into several selections of this type, or of a type
 * that implements it. At run time it is the object that was given.
 *
 * @throws nothing: what is wrong in it is refused when it is asked
 * @example
 * ```ts
 * const card = select<'Enterprise'>()({ id: true, name: true, region: { name: true } })
 * type Card = Selected<typeof card>
 * const { enterprise } = await client.query({ enterprise: [{ id }, { ...card, foundedOn: { value: true } }] })
 * ```
 */
export function select<Name extends keyof Selects>(): <const S extends Selects[Name]>(selection: Infer<S, Selects[Name]>) => S & { readonly [partOf]?: Name } {
  const same = (selection: unknown) => selection
  // Compared with what the signature promises, the compiler would compare every type's selection with every other's.
  return same as never
}
