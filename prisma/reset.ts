import type { Database } from './client.ts'
import { DatabaseError, firstLine } from './database-error.ts'

/**
 * Empties a PostgreSQL database: every table, type and function of the schema public, or nothing when that fails.
 * @throws DatabaseError MIGRATION_FAILED when the schema has tables and they are not of this project, or when it is in use
 */
export async function emptyPostgresql({ pool }: Database): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query("SET LOCAL lock_timeout = '5s'")
    const { rows } = await client.query<{ isOther: boolean }>(
      `SELECT to_regclass('public._prisma_migrations') IS NULL
          AND EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public') AS "isOther"`,
    )
    if (rows[0]?.isOther)
      throw new DatabaseError('MIGRATION_FAILED', 'The database has tables that are not of this project and is left as it is: give DATABASE_URL another one.')
    await client.query('DROP SCHEMA IF EXISTS public CASCADE')
    await client.query('CREATE SCHEMA public')
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    if (error instanceof DatabaseError) throw error
    const isLocked = (error as { code?: unknown }).code === '55P03'
    const advice = isLocked ? 'it is in use: stop the servers that use it' : `${firstLine(error)}: use the user who owns the database`
    throw new DatabaseError('MIGRATION_FAILED', `The database was not emptied, ${advice}.`, { cause: error })
  } finally {
    client.release()
  }
}
