import type { Prisma } from '../generated/client/client.ts'

export type ModelName = Prisma.ModelName

/** A value as it goes to the database: days are YYYY-MM-DD, instants ISO 8601 in UTC, decimals are text; only lists of enum values are lists. */
export type Value = string | number | boolean | null | readonly string[]

type Plain<T> = T extends Date ? string : T extends Prisma.Decimal ? string : T extends bigint ? number : T
type Stored<M extends ModelName> = Prisma.TypeMap['model'][M]['payload']['scalars']

/** Columns that the load fills in by itself. */
type Given = 'id' | 'synthetic' | 'editedByUser' | 'createdAt' | 'updatedAt' | 'version' | 'standing' | Earliest
/** First possible days, which follow from the codes of partial dates. */
type Earliest =
  | 'givenEarliest'
  | 'periodEarliest'
  | 'signedEarliest'
  | 'heldEarliest'
  | 'builtEarliest'
  | 'plannedEarliest'
  | 'actualEarliest'

type Present<M extends ModelName> = { [C in keyof Stored<M>]: Plain<Stored<M>[C]> }
type Omissible<T> = null extends T ? true : T extends readonly unknown[] ? true : false
type Optional<T> = { [C in keyof T as Omissible<T[C]> extends true ? C : never]?: T[C] }
type Required<T> = { [C in keyof T as Omissible<T[C]> extends true ? never : C]: T[C] }

/** The columns of a model as data; a column that points to another row holds that row's **key**. */
export type Columns<M extends ModelName> = Optional<Omit<Present<M>, Given>> & Required<Omit<Present<M>, Given>>

export type Method = 'STATED' | 'DERIVED' | 'EXTERNAL' | 'SYNTHETIC'

/** What a row, or one field of it, rests on (see the model Citation); `source` is a source's key. */
export interface CitationOf {
  source: string
  method: Method
  factId?: string
  field?: string
  locator?: string
  quotedAs?: string
  normalizedTo?: string
  note?: string
}

/** One row of data. `key` is stable and unique in its model. */
export interface FactRow {
  model: ModelName
  key: string
  columns: Readonly<Record<string, Value | undefined>>
  /** Empty only for models that no citation can point to: what owns the row covers it. */
  citations: readonly CitationOf[]
  /** When the row came into the graph, as an instant in UTC; absent: a fixed instant made from its id. */
  createdAt?: string
}

/** The rows of one file. */
export interface FactFile {
  /** Path from the project's folder, for messages. */
  file: string
  /** Whether every row is made up for demonstration. */
  synthetic: boolean
  rows: readonly FactRow[]
}

export function row<M extends ModelName>(
  model: M,
  key: string,
  columns: Columns<M>,
  citations: readonly CitationOf[] = [],
  createdAt?: string,
): FactRow {
  return { model, key, columns, citations, ...(createdAt === undefined ? {} : { createdAt }) }
}
