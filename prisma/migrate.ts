import pg from 'pg'
import type { Database } from './client.ts'
import { DatabaseError, firstLine } from './database-error.ts'
import { openMemory } from './embedded.ts'
import { hasChecksum, migrationList, migrationsFolder, readMigrations, readModels, writeMigrationFile } from './migration-files.ts'
import { engineError, startSchemaEngine } from './schema-engine.ts'

const filters = { externalTables: [], externalEnums: [] }

/** What prisma/migrations holds when nothing else is told; tests tell another folder. */
interface Where {
  folder?: string
}

/** A row of Prisma's own table of migrations; neither finished nor failed: it runs just now, or was cut short. */
interface HistoryRow {
  name: string
  checksum: string
  state: 'finished' | 'failed' | 'begun'
}

/**
 * Names of the migrations that the database has not yet, in order. Asks the database only, without any engine.
 * @throws DatabaseError MIGRATION_FAILED when one failed before; BEHIND when one was changed after it was applied,
 *   or the embedded database has one that is not in the folder
 */
export async function pendingMigrations(db: Database, { folder = migrationsFolder() }: Where = {}): Promise<string[]> {
  const migrations = readMigrations(folder)
  const history = await readHistory(db.pool)
  const failed = history.find(({ state }) => state === 'failed')
  if (failed) throw unfinished(failed.name)
  const known = new Map(migrations.map(({ name, sql }) => [name, sql]))
  const finished = history.filter(({ state }) => state === 'finished')
  for (const { name, checksum } of finished) {
    const sql = known.get(name)
    if (sql !== undefined && !hasChecksum(sql, checksum))
      throw new DatabaseError('BEHIND', `The migration ${name} was changed after the database got it: npm run db:reset starts over.`)
    // On PostgreSQL the processes of the version before go on while a newer one has migrated.
    if (sql === undefined && db.kind === 'embedded')
      throw new DatabaseError('BEHIND', `The database has the migration ${name} of a newer version: update the project, or set YEONDAE_DIR to another folder.`)
  }
  const applied = new Set(finished.map(({ name }) => name))
  return migrations.map(({ name }) => name).filter((name) => !applied.has(name))
}

/**
 * Applies what is pending, each migration as a whole or not at all, and enters it in `_prisma_migrations` as Prisma does.
 * Two processes at once wait for each other.
 * @param onStep called before each migration with its name
 * @returns names of the applied ones
 * @throws DatabaseError as `pendingMigrations`, and MIGRATION_FAILED naming the migration
 */
export async function applyMigrations(
  db: Database,
  onStep: (name: string) => void = () => undefined,
  { folder = migrationsFolder() }: Where = {},
): Promise<string[]> {
  const pending = await pendingMigrations(db, { folder })
  if (pending.length === 0) return []
  const migrations = readMigrations(folder)
  return withEngine(db, async (engine) => {
    const applied: string[] = []
    for (const next of pending) {
      onStep(next)
      const migrationsList = migrationList(folder, migrations.filter(({ name }) => name <= next))
      const step = await engine.applyMigrations({ migrationsList, filters }).catch((error: unknown) => {
        throw failure(next, error)
      })
      applied.push(...step.appliedMigrationNames)
    }
    return applied
  })
}

/**
 * Says that a failed migration left nothing behind, so that it is applied again.
 * @throws DatabaseError MIGRATION_FAILED when no such migration has failed
 */
export async function markRolledBack(db: Database, migrationName: string): Promise<void> {
  await withEngine(db, (engine) =>
    engine.markMigrationRolledBack({ migrationName }).catch((error: unknown) => {
      throw new DatabaseError('MIGRATION_FAILED', `No failed migration is named ${migrationName}: npm run db:migrate names the one that failed.`, { cause: error })
    }),
  )
}

/** The SQL that would bring the migrations to the models; '' when they agree. Works in memory. */
export async function diffFromModels({ folder = migrationsFolder() }: Where = {}): Promise<string> {
  const shadow = await openMemory(null)
  try {
    const engine = await startSchemaEngine(shadow.pool)
    const from = { tag: 'migrations' as const, ...migrationList(folder, readMigrations(folder)) }
    const to = { tag: 'schemaDatamodel' as const, files: readModels() }
    const { exitCode, stdout } = await engine.diff({ from, to, script: true, exitCode: true, filters })
    return exitCode === 0 ? '' : (stdout ?? '')
  } catch (error) {
    throw new DatabaseError('MIGRATION_FAILED', `Models and migrations can't be compared: ${reasonOf(error)}.`, { cause: error })
  } finally {
    await shadow.close()
  }
}

/**
 * Writes the migration that brings the migrations to the models. What the models can't say is added to it by hand.
 * @param title what it does, in a few words
 * @param options `empty` writes it also when models and migrations agree
 * @returns its name; '' when models and migrations agree and nothing was written
 */
export async function writeMigration(title: string, { empty = false, folder = migrationsFolder() }: Where & { empty?: boolean } = {}): Promise<string> {
  const sql = await diffFromModels({ folder })
  return sql === '' && !empty ? '' : writeMigrationFile(folder, title, sql)
}

async function readHistory(pool: pg.Pool): Promise<HistoryRow[]> {
  const table = await pool.query<{ exists: boolean }>("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS exists")
  if (!table.rows[0]?.exists) return []
  const { rows } = await pool.query<HistoryRow>(
    `SELECT migration_name AS name, checksum,
            CASE WHEN finished_at IS NOT NULL THEN 'finished' WHEN logs <> '' THEN 'failed' ELSE 'begun' END AS state
       FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  )
  return rows
}

type Engine = Awaited<ReturnType<typeof startSchemaEngine>>

/** On PostgreSQL the engine gets one connection of its own: its lock against other migrations ends with that connection. */
async function withEngine<T>(db: Database, work: (engine: Engine) => Promise<T>): Promise<T> {
  if (db.kind === 'embedded') return work(await startSchemaEngine(db.pool))
  const pool = new pg.Pool({ ...db.pool.options, max: 1, idleTimeoutMillis: 0 })
  pool.on('error', () => undefined)
  try {
    return await work(await startSchemaEngine(pool))
  } finally {
    await pool.end()
  }
}

function failure(name: string, error: unknown): DatabaseError {
  const { code, message } = engineError(error)
  if (code === 'P3009') return unfinished(/`(\d{14}\w+)`/.exec(message)?.[1] ?? name)
  if (code === 'P1002')
    return new DatabaseError('MIGRATION_FAILED', 'Another process applies migrations just now: wait for it, then run this again.', { cause: error })
  if (code === 'P3005')
    return new DatabaseError('MIGRATION_FAILED', 'The database has tables that are not of this project: give DATABASE_URL one that is empty.', { cause: error })
  const what = `The migration ${name} failed and changed nothing (${reasonOf(error)})`
  return new DatabaseError('MIGRATION_FAILED', `${what}: correct it, then ${retry(name)}.`, { cause: error })
}

function unfinished(name: string): DatabaseError {
  return new DatabaseError('MIGRATION_FAILED', `The migration ${name} failed before: correct it, then ${retry(name)}.`)
}

function retry(name: string): string {
  return `npm run db:migrate -- --rolled-back ${name}`
}

/** What the database itself said, where the engine tells it. */
function reasonOf(error: unknown): string {
  const { message } = engineError(error)
  return firstLine(/(?:Database error:|external connector error)\s*([^\n]+)/.exec(message)?.[1] ?? message)
}
