import type { ModelName } from '../facts/row.ts'
import { type ModelShape, shape } from './model.ts'

export const quoted = (name: string) => `"${name}"`

/** The primary key as one text, as `TableRow.id` is. */
export const identity = (one: ModelShape, alias: string) => one.primaryKey.map((column) => `${alias}.${quoted(column)}::text`).join(` || ':' || `)

/** The column that says which row a row belongs to, where it has no mark `synthetic` of its own; null where it belongs to none. */
export function ownerOf(one: ModelShape): { column: string; target: ModelName } | null {
  if (has(one, 'synthetic')) return null
  return one.references.find(({ target }) => has(shape(target), 'synthetic')) ?? null
}

/** A condition that is true for rows of the facts, and false for rows of the demonstration set. */
export function isFact(one: ModelShape, alias: string): string {
  if (has(one, 'synthetic')) return `NOT ${alias}."synthetic"`
  const owner = ownerOf(one)
  if (owner === null) return 'true'
  return `NOT EXISTS (SELECT 1 FROM ${quoted(shape(owner.target).table)} o WHERE o."id" = ${alias}.${quoted(owner.column)} AND o."synthetic")`
}

export const has = (one: ModelShape, column: string) => one.columns.some(({ name }) => name === column)
