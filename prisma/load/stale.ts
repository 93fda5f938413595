import type { PoolClient } from 'pg'
import type { ModelName } from '../facts/row.ts'
import type { Tables } from './compile.ts'
import { type ModelShape, referencesTo, shape, shapes } from './model.ts'
import { has, identity, isFact, ownersOf, quoted } from './sql.ts'

/** A row that is no longer in the data, yet stays because something hangs on it. */
export interface KeptRow {
  model: ModelName
  id: string
  /** What hangs on it, in words. */
  reason: string
}

type Ids = Map<ModelName, Set<string>>

/**
 * Finds the rows that an earlier load wrote and the data no longer hold. Rows of users are never among them.
 * @param facts only rows of the facts, leaving the demonstration set alone
 */
export async function findStale(client: PoolClient, tables: Tables, facts: boolean): Promise<Ids> {
  const stale: Ids = new Map()
  for (const { shape: one, rows } of tables) {
    const conditions = [
      'NOT t."editedByUser"',
      `NOT EXISTS (SELECT 1 FROM unnest($1::text[]) k(id) WHERE k.id = ${identity(one, 't')})`,
      ...(facts ? [isFact(one, 't')] : []),
      ...(one.name === 'Citation' ? [notOnEdited] : []),
    ]
    const sql = `SELECT ${identity(one, 't')} AS id FROM ${quoted(one.table)} t WHERE ${conditions.join(' AND ')}`
    const { rows: found } = await client.query<{ id: string }>(sql, [rows.map(({ id }) => id)])
    if (found.length > 0) stale.set(one.name, new Set(found.map(({ id }) => id)))
  }
  return stale
}

/** The citations on a row that a user corrected stay with it. */
const notOnEdited = shapes
  .filter(({ citedBy }) => citedBy !== null)
  .map((one) => `NOT EXISTS (SELECT 1 FROM ${quoted(one.table)} r WHERE r."id" = t.${quoted(one.citedBy ?? '')} AND r."editedByUser")`)
  .join(' AND ')

/** Deletes the stale rows that nothing hangs on; what must stay keeps all that belongs to it. */
export async function deleteStale(client: PoolClient, stale: Ids): Promise<{ deleted: number; kept: KeptRow[] }> {
  const kept: KeptRow[] = []
  for (let found = true; found; ) {
    const held = [...(await heldByOthers(client, stale)), ...(await belongingToKept(client, stale, kept))]
    for (const row of held) if (stale.get(row.model)?.delete(row.id) === true) kept.push(row)
    found = held.length > 0
  }
  let deleted = 0
  for (const one of [...shapes].reverse()) {
    const ids = [...(stale.get(one.name) ?? [])]
    if (ids.length === 0) continue
    const { rowCount } = await client.query(`DELETE FROM ${quoted(one.table)} t WHERE ${identity(one, 't')} = ANY($1::text[])`, [ids])
    deleted += rowCount ?? 0
  }
  return { deleted, kept }
}

/** Stale rows that a row which stays points to. */
async function heldByOthers(client: PoolClient, stale: Ids): Promise<KeptRow[]> {
  const held = new Map<string, KeptRow>()
  for (const [model, ids] of stale) {
    for (const { from, column } of referencesTo(model)) {
      const points = `t.${quoted(column)}`
      const sql = `SELECT ${identity(from, 't')} AS id, ${points}::text AS target FROM ${quoted(from.table)} t WHERE ${points} = ANY($1::uuid[])`
      const { rows } = await client.query<{ id: string; target: string }>(sql, [[...ids]])
      for (const { id, target } of rows) {
        if (!(stale.get(from.name)?.has(id) ?? false)) {
          held.set(`${model} ${target}`, { model, id: target, reason: `a row of ${from.name} points to it` })
        }
      }
    }
  }
  return [...held.values()]
}

/** Stale rows that belong to a row which was kept: its names, details and citations. */
async function belongingToKept(client: PoolClient, stale: Ids, kept: readonly KeptRow[]): Promise<KeptRow[]> {
  const belonging: KeptRow[] = []
  const keptIds = kept.map(({ id }) => id)
  if (keptIds.length === 0) return belonging
  for (const [model, ids] of stale) {
    const one = shape(model)
    for (const column of owningColumns(one)) {
      const isStale = `${identity(one, 't')} = ANY($2::text[])`
      const sql = `SELECT ${identity(one, 't')} AS id FROM ${quoted(one.table)} t WHERE t.${quoted(column)} = ANY($1::uuid[]) AND ${isStale}`
      const { rows } = await client.query<{ id: string }>(sql, [keptIds, [...ids]])
      for (const { id } of rows) belonging.push({ model, id, reason: 'it belongs to a row that stays' })
    }
  }
  return belonging
}

function owningColumns(one: ModelShape): string[] {
  if (one.name === 'Citation') return one.references.filter(({ target }) => target !== 'Source').map(({ column }) => column)
  if (has(one, 'synthetic')) return []
  const owners = ownersOf(one)
  return (owners.length > 0 ? owners : one.references.filter(({ target }) => target === 'Region').slice(0, 1)).map(({ column }) => column)
}
