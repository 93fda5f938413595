import { type ModelShape, type Reference, shape } from './model.ts'

export const quoted = (name: string) => `"${name}"`

/** The primary key as one text, as `TableRow.id` is. */
export const identity = (one: ModelShape, alias: string) => one.primaryKey.map((column) => `${alias}.${quoted(column)}::text`).join(` || ':' || `)

/** The columns that say which rows a row belongs to, where it has no mark `synthetic` of its own; empty where it belongs to none. */
export function ownersOf(one: ModelShape): readonly Reference[] {
  if (has(one, 'synthetic')) return []
  const { name, references } = one
  if (name === 'Citation') return references.filter(({ target }) => target === 'Source')
  return references.filter(({ target }) => target !== name && (has(shape(target), 'synthetic') || ownersOf(shape(target)).length > 0))
}

/** A condition that is true for rows of the facts, and false for rows of the demonstration set: they belong, near or far, to a synthetic row. */
export function isFact(one: ModelShape, alias: string): string {
  if (has(one, 'synthetic')) return `NOT ${alias}."synthetic"`
  const conditions = ownersOf(one).map(({ column, target }) => {
    const owner = `${alias}_owner`
    const condition = `${owner}."id" = ${alias}.${quoted(column)} AND NOT (${isFact(shape(target), owner)})`
    return `NOT EXISTS (SELECT 1 FROM ${quoted(shape(target).table)} ${owner} WHERE ${condition})`
  })
  return conditions.length === 0 ? 'true' : conditions.join(' AND ')
}

export const has = (one: ModelShape, column: string) => one.columns.some(({ name }) => name === column)
