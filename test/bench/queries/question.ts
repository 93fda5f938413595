import type { Pool } from 'pg'
import type { Cursors } from '../../../schema/core/cursor.ts'

/** The roads by which one question is answered. */
export const roads = ['compiled', 'ordinary', 'postgraphile', 'limit'] as const
export type Road = (typeof roads)[number]

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type Variables = Readonly<Record<string, Json>>

/** One asking of a question, in the terms of each road. */
export interface Variant {
  /** Variables of the document that both roads of the graph take. */
  graph: Variables
  postgraphile: Variables
  /** Parameters of the statement. */
  limit: readonly Json[]
  /** Rows before the page, where PostGraphile must be asked for its cursor behind them (`after`). */
  behind?: number
}

/** A question that every road can be asked, and gives the same rows for. */
export interface Question {
  name: string
  /** What is asked, for the report. */
  title: string
  /** What a reader should know of how the roads are asked; '' for nothing. */
  note: string
  graph: string
  /** Aliases give the rows the names that the graph has for them. */
  postgraphile: string
  /** PostGraphile's document whose `list.pageInfo.endCursor` stands behind `$behind` rows, where variants have that. */
  cursorDocument?: string
  /** The statement as a person writes it by hand; its one column is the whole `data`. It obeys the access rules, as the graph does. */
  limit: string
  variants(pool: Pool, cursors: Cursors): Promise<Variant[]>
}
