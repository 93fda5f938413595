import type { PGlite } from '@electric-sql/pglite'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { openFolder, openMemory, type Embedded } from './embedded.ts'
import { PrismaClient } from './generated/client/client.ts'
import type { Pipeline } from './pipeline.ts'
import { type Connections, connectPostgresql } from './postgresql.ts'
import { type Statements, timed } from './timed.ts'

export { DatabaseError, type DatabaseErrorCode } from './database-error.ts'

/** An open database: PostgreSQL by its address, or the embedded one, both through the same adapter. */
export interface Database {
  prisma: PrismaClient
  /** What `prisma` speaks through. The embedded database has one connection: the outer pool inside a transaction waits forever. */
  pool: pg.Pool
  /** For short reads; null on the embedded database, which has one connection. */
  pipeline: Pipeline | null
  /** Who is told of the statements of `prisma`. */
  statements: Statements
  kind: 'embedded' | 'postgresql'
  /** The embedded database itself; null on PostgreSQL. */
  embedded: PGlite | null
  /** Waits for what runs, then closes everything and gives the folder back; more than once does no harm. */
  close(): Promise<void>
}

/**
 * `folder` is the absolute path that holds `database/`; `memory` is a dump to start from, null for an empty database.
 * `statementTime` is how long PostgreSQL lets a statement run, in ms; without it as long as it takes.
 */
export type DatabasePlace = { url: string; statementTime?: number } | { folder: string } | { memory: Blob | File | null }

/**
 * Opens a database, and makes the embedded one where there is none. Applies no migration (see migrate.ts).
 * @throws DatabaseError FOLDER_IN_USE or UNREACHABLE
 */
export async function openDatabase(where: DatabasePlace): Promise<Database> {
  if ('url' in where) return onPostgresql(await connectPostgresql(where.url, where.statementTime))
  return onEmbedded(await ('folder' in where ? openFolder(where.folder) : openMemory(where.memory)))
}

function onPostgresql({ pool, pipeline }: Connections): Database {
  const statements: Statements = { took: null }
  const prisma = clientOf(pool, statements)
  const close = async () => {
    await Promise.all([prisma.$disconnect(), pipeline.close()])
    await pool.end()
  }
  return { prisma, pool, pipeline, statements, kind: 'postgresql', embedded: null, close: once(close) }
}

function onEmbedded({ pglite, pool, close: closeEmbedded }: Embedded): Database {
  const statements: Statements = { took: null }
  const prisma = clientOf(pool, statements)
  const close = async () => {
    try {
      await prisma.$disconnect()
    } finally {
      await closeEmbedded()
    }
  }
  return { prisma, pool, pipeline: null, statements, kind: 'embedded', embedded: pglite, close: once(close) }
}

/** A transaction waits for the embedded database's one connection: longer than Prisma's default of 2 s. */
function clientOf(pool: pg.Pool, statements: Statements): PrismaClient {
  return new PrismaClient({ adapter: timed(new PrismaPg(pool), statements), transactionOptions: { maxWait: 30_000, timeout: 20_000 } })
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined
  return () => (closing ??= close())
}
