import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { DatabaseError, firstLine } from './database-error.ts'
import { lockFolder, type FolderLock } from './folder-lock.ts'

/** PostgreSQL in this process, with the pool of one connection through which everything speaks to it. */
export interface Embedded {
  pglite: PGlite
  pool: pg.Pool
  /** Ends the pool, then the database, then gives the folder back. */
  close(): Promise<void>
}

const extensions = { btree_gist, pg_trgm }

/**
 * Opens the database in `<folder>/database` and makes it where there is none. The folder is locked until it is closed.
 * @param folder absolute path; made when it does not exist
 * @throws DatabaseError FOLDER_IN_USE, or UNREACHABLE when folder or database can't be used
 */
export async function openFolder(folder: string): Promise<Embedded> {
  const lock = await claimFolder(folder)
  const database = join(folder, 'database')
  try {
    return await openPglite(() => openOrCreate(database), lock)
  } catch (error) {
    lock.release()
    const what = `The embedded database in ${database} can't be opened (${firstLine(error)})`
    throw new DatabaseError('UNREACHABLE', `${what}: move it away, or let npm run db:reset start over.`, { cause: error })
  }
}

/**
 * Opens a database in memory, which ends with the process.
 * @param dump what `dumpDataDir` of another gave; null starts empty
 */
export function openMemory(dump: Blob | File | null): Promise<Embedded> {
  return openPglite(() => PGlite.create({ extensions, ...(dump && { loadDataDir: dump }) }))
}

/**
 * Removes the database of a folder, and nothing else in it.
 * @returns false when there was none
 * @throws DatabaseError FOLDER_IN_USE
 */
export async function removeDatabase(folder: string): Promise<boolean> {
  const database = join(folder, 'database')
  const lock = await claimFolder(folder)
  try {
    const existed = existsSync(database)
    if (existed) {
      refuseStranger(database)
      writeFileSync(markOf(database), '')
      removeMarked(database)
    }
    return existed
  } finally {
    lock.release()
  }
}

async function claimFolder(folder: string): Promise<FolderLock> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return await lockFolder(folder)
  } catch (error) {
    if (error instanceof DatabaseError) throw error
    const what = `The folder ${folder} can't be used (${firstLine(error)})`
    throw new DatabaseError('UNREACHABLE', `${what}: give this user the right to it, or set YEONDAE_DIR to another.`, { cause: error })
  }
}

/** Beside a database that is not whole: its making or its removal was cut short, so it is begun again. */
function markOf(database: string): string {
  return `${database}.incomplete`
}

async function openOrCreate(database: string): Promise<PGlite> {
  const mark = markOf(database)
  if (existsSync(mark)) removeMarked(database)
  const isNew = !existsSync(database) || isEmptyFolder(database)
  if (isNew) writeFileSync(mark, '')
  const pglite = await PGlite.create({ dataDir: database, extensions })
  if (isNew) rmSync(mark)
  return pglite
}

function removeMarked(database: string): void {
  rmSync(database, { recursive: true, force: true, maxRetries: 3 })
  rmSync(markOf(database), { force: true })
}

function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0
}

function refuseStranger(database: string): void {
  if (!isEmptyFolder(database) && !existsSync(join(database, 'PG_VERSION')))
    throw new DatabaseError('UNREACHABLE', `${database} is no database of PostgreSQL and is left as it is: set YEONDAE_DIR to another folder.`)
}

async function openPglite(create: () => Promise<PGlite>, lock?: FolderLock): Promise<Embedded> {
  const pglite = await create()
  const { connection, ...config } = createPgConfig(pglite)
  const parse = connection.parse.bind(connection)
  // The facade takes `types` for a list of parameter types; node-postgres passes its result parsers under that name.
  connection.parse = (query: { types?: unknown }) => {
    parse({ ...query, types: Array.isArray(query.types) ? query.types : undefined })
  }
  const pool = new pg.Pool({ ...config, ...{ connection }, max: 1, idleTimeoutMillis: 0 })
  let closing: Promise<void> | undefined
  const end = async () => {
    try {
      await pool.end()
      await pglite.close()
    } finally {
      lock?.release()
    }
  }
  return { pglite, pool, close: () => (closing ??= end()) }
}
