import type { Shapes } from '../generated/graph.ts'

/**
 * `C`, the selections that there may be, from which `S` is inferred all the same, through a branch that is never
 * taken: excess fields are refused at every depth by the compiler's own check of object literals.
 */
export type Infer<S, C> = [S] extends [never] ? S : C

/**
 * What comes back for `S`, one of the selections `C`. Of `C` itself, which stands for every selection, nothing is known:
 * the compiler falls back on it where it has refused one, and would walk the whole graph.
 */
export type Answered<T, S, C> = [C] extends [S] ? unknown : Result<T, S>

/** What comes back of a row of type `T` for the selection `S`. */
export type Result<T, S> = 'on' extends Exclude<keyof S, keyof T> ? Branches<T, S, S['on' & keyof S]> : Fields<T, S>

type Fields<T, S> = 'as' extends keyof S ? Flat<Picked<T, S, keyof T & keyof S> & Aliased<T, S['as']>> : Picked<T, S, keyof T & keyof S>

/** Over keys of `T`, as `Pick` does, so that their documentation shows. */
type Picked<T, S, K extends keyof T> = { [Key in K]: Field<T[Key], S[Key & keyof S]> } & {}

type Field<T, S> = S extends true ? T : S extends readonly [unknown, infer Select] ? (Select extends true ? T : Value<T, Select>) : Value<T, S>

type Value<T, S> = T extends null ? null : T extends readonly (infer Item)[] ? Value<Item, S>[] : Result<T, S>

type Aliased<T, A> = { -readonly [Alias in keyof A]: One<T, A[Alias]> }

type One<T, S> = Picked<T, S, keyof T & keyof S>[keyof T & keyof S]

type Flat<T> = { [Key in keyof T]: T[Key] } & {}

type Row<Name> = { __typename: Name }

/** A member for each type that is named, one for the named interfaces' other types, one for all that are left. */
type Branches<T, S, O> = O extends object
  ? { [Name in keyof O & keyof Shapes]: Member<T, S, O, Name, Shapes[Name], O[Name]> }[keyof O & keyof Shapes] | Rest<T, S, Exclude<NameOf<T>, keyof O | NameOf<Shapes[keyof O & keyof Shapes]>>>
  : never

type Member<T, S, O, Name, Shape, Select> = Name extends NameOf<Shape>
  ? Flat<Row<Name> & Fields<Shape, S> & Fields<Shape, Select>>
  : Flat<Row<Exclude<NameOf<Shape> & NameOf<T>, keyof O>> & Fields<T, Without<S>> & Fields<Shape, Without<Select>>>

type Rest<T, S, Name> = [Name] extends [never] ? never : Flat<Row<Name> & Fields<T, Without<S>>>

type Without<S> = { [Key in keyof S as Exclude<Key, '__typename'>]: S[Key] }

type NameOf<T> = T extends { __typename: infer Name } ? Name : never
