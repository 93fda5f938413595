import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Database, openDatabase } from '../../../prisma/client.ts'
import { dataHash, loadFacts } from '../../../prisma/load.ts'
import { applyMigrations } from '../../../prisma/migrate.ts'
import { migrationsFolder, readMigrations } from '../../../prisma/migration-files.ts'
import { keyVersion } from '../../../prisma/search/keys.ts'
import { rebuildSearchNames } from '../../../prisma/search/rebuild.ts'
import { readFacts } from './facts.ts'
import { createPlace, type Label, readLabel, writeLabel } from './place.ts'
import { type Sizes, sizesAt } from './sizes.ts'
import { writeTable } from './table.ts'
import { tablesOf } from './tables.ts'

/** Tells how far a load is. */
export interface Progress {
  /** Something begins that has no rows to count. */
  step(text: string): void
  /** So many rows come now. */
  begin(total: number): void
  rows(table: string, count: number): void
  end(): void
}

const folder = fileURLToPath(new URL('.', import.meta.url))

/** What a database is made of: this folder, the migrations, the facts and the rules of the search's keys. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(folder + file))
  for (const { name, sql } of readMigrations(migrationsFolder())) hash.update(name).update(sql)
  return hash.update(dataHash('facts')).update(String(keyVersion)).digest('hex')
}

/**
 * Brings the bench's database to a scale, unless it is there already; what is there of the bench's own is lost.
 * @returns whether it was loaded now
 * @throws BenchError when the database holds anything else, RangeError for a scale beyond the limits
 */
export async function loadBench(url: string, scale: number, progress: Progress, { fresh = false } = {}): Promise<boolean> {
  const sizes = sizesAt(scale)
  const wanted: Label = { scale, made: fingerprint(), isWhole: true }
  const known = await readLabel(url)
  if (!fresh && known !== null && JSON.stringify(known) === JSON.stringify(wanted)) return false
  await createPlace(url)
  await writeLabel(url, { ...wanted, isWhole: false })
  const database = await openDatabase({ url })
  try {
    await fill(database, sizes, progress)
  } finally {
    await database.close()
  }
  await writeLabel(url, wanted)
  return true
}

/** Fills an empty database, the embedded one too. */
export async function fill(database: Database, sizes: Sizes, progress: Progress): Promise<void> {
  const { pool } = database
  progress.step('migrations')
  await applyMigrations(database)
  progress.step('facts')
  await loadFacts(database, 'facts')
  const tables = tablesOf(sizes, await readFacts(pool))
  progress.begin(tables.reduce((sum, { count }) => sum + count, 0))
  for (const table of tables) await writeTable(pool, table, (count) => progress.rows(table.name, count))
  progress.end()
  progress.step('names for the search')
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await rebuildSearchNames(client)
    await client.query('COMMIT')
  } finally {
    client.release()
  }
  progress.step('what stands beside the graph')
  await pool.query(readFileSync(`${folder}beside.sql`, 'utf8'))
  progress.step('figures for the planner')
  await pool.query('VACUUM (ANALYZE)')
}
