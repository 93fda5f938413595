import type { PoolClient } from 'pg'
import type { Database } from './client.ts'
import { demoFiles } from './demo/index.ts'
import { factFiles } from './facts/index.ts'
import type { FactFile } from './facts/row.ts'
import { check } from './load/check.ts'
import { compile, hashOf, type Tables } from './load/compile.ts'
import { FactError } from './load/fact-error.ts'
import { deleteStale, findStale, type KeptRow } from './load/stale.ts'
import { writeTables } from './load/write.ts'
import { rebuildSearchNames } from './search/rebuild.ts'

export { FactError } from './load/fact-error.ts'
export type { KeptRow } from './load/stale.ts'

/** What a database is to hold: nothing of ours, the facts, or the facts with the demonstration set. */
export type Data = 'none' | 'facts' | 'demo'

export interface LoadReport {
  inserted: number
  updated: number
  deleted: number
  /** Sum of the three: 0 when the database held all of it already. */
  changed: number
  /** Rows that are no longer in the data and stay because something hangs on them. */
  kept: readonly KeptRow[]
  /** Rows of the demonstration set that a load of the facts left alone. */
  demonstrationRows: number
}

const nothing: LoadReport = { inserted: 0, updated: 0, deleted: 0, changed: 0, kept: [], demonstrationRows: 0 }

const read = new Map<Data, Tables>()

function tablesOf(what: Data): Tables {
  const known = read.get(what)
  if (known !== undefined) return known
  const tables = tablesOfFiles([...(what === 'none' ? [] : factFiles()), ...(what === 'demo' ? demoFiles() : [])])
  read.set(what, tables)
  return tables
}

function tablesOfFiles(files: readonly FactFile[]): Tables {
  check(files)
  return compile(files)
}

/** A hash of all that a load would write, the same on every machine: while it stays, a load changes nothing of its own. */
export function dataHash(what: Data): string {
  return hashOf(tablesOf(what))
}

/**
 * Brings a database to the data in one transaction: all or nothing. Rows that users wrote or corrected are never
 * touched, nor the citations on them; `none` touches nothing, and `facts` leaves a demonstration set as it is.
 * @throws FactError when the data are wrong or collide with rows of users; the database stays as it was
 */
export async function loadFacts(db: Database, what: Data, onStep: (text: string) => void = () => undefined): Promise<LoadReport> {
  if (what === 'none') return nothing
  const tables = tablesOf(what)
  onStep(`checked ${tables.reduce((sum, { rows }) => sum + rows.length, 0)} rows`)
  return write(db, tables, what, onStep)
}

/** The same for data of one's own. */
export async function loadFiles(db: Database, files: readonly FactFile[], what: Exclude<Data, 'none'>): Promise<LoadReport> {
  return write(db, tablesOfFiles(files), what, () => undefined)
}

async function write(db: Database, tables: Tables, what: Data, onStep: (text: string) => void): Promise<LoadReport> {
  const client = await db.pool.connect()
  let broken = false
  try {
    await client.query('BEGIN')
    const report = await bring(client, tables, what)
    await client.query('COMMIT')
    onStep(`wrote ${report.inserted} new, ${report.updated} changed, removed ${report.deleted}`)
    return report
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true
    })
    throw collision(error) ?? error
  } finally {
    client.release(broken)
  }
}

/** One load at a time on a server; any number will do as long as it stays. */
const lockKey = 4_820_260_701

async function bring(client: PoolClient, tables: Tables, what: Data): Promise<LoadReport> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey])
  const facts = what === 'facts'
  const stale = await findStale(client, tables, facts)
  const before = stale.size === 0 ? { deleted: 0, kept: [] } : await deleteStale(client, stale)
  const { inserted, updated } = await writeTables(client, tables)
  // A row may have been held only by one that this load changed: what stayed is looked at once more.
  const after = before.kept.length === 0 ? { deleted: 0, kept: [] } : await deleteStale(client, await findStale(client, tables, facts))
  const deleted = before.deleted + after.deleted
  await rebuildSearchNames(client)
  const demonstrationRows = facts ? await countDemonstration(client, tables) : 0
  return { inserted, updated, deleted, changed: inserted + updated + deleted, kept: after.kept, demonstrationRows }
}

async function countDemonstration(client: PoolClient, tables: Tables): Promise<number> {
  const marked = tables.filter(({ shape }) => shape.columns.some(({ name }) => name === 'synthetic'))
  const counts = marked.map(({ shape }) => `(SELECT count(*) FROM "${shape.table}" WHERE "synthetic" AND NOT "editedByUser")`)
  const { rows } = await client.query<{ count: string }>(`SELECT (${counts.join(' + ')})::text AS count`)
  return Number(rows[0]?.count ?? 0)
}

/** A constraint that refused a row, as an error that names table and rule; null for any other failure. */
function collision(error: unknown): FactError | null {
  const { code, table, constraint, detail } = error as { code?: string; table?: string; constraint?: string; detail?: string }
  if (code?.startsWith('23') !== true || table === undefined) return null
  const reason = `the database refuses a row by ${constraint ?? 'a constraint'} (${detail ?? String(error)}); a row of a user may stand in its way`
  return new FactError({ row: table }, reason, { cause: error })
}
