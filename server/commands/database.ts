import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, DatabaseError, openDatabase } from '../../prisma/client.ts'
import { pendingMigrations } from '../../prisma/migrate.ts'
import { ConfigError, readPlace } from '../config.ts'

/** The command can't do what it was asked: one line that says what was expected. */
export class CommandError extends Error {}

/**
 * Does something with the database that the server would serve.
 * @param statementTime how long PostgreSQL lets a statement run, in ms; without it as long as it takes
 * @throws CommandError where there is none, or it lacks migrations
 */
export async function withDatabase<T>(work: (database: Database) => Promise<T>, statementTime?: number): Promise<T> {
  const place = readPlace()
  if ('folder' in place && !existsSync(join(place.folder, 'database'))) throw new CommandError(`There is no database in ${place.folder}: npm start makes it.`)
  const database = await openDatabase('url' in place && statementTime !== undefined ? { ...place, statementTime } : place)
  try {
    const pending = await pendingMigrations(database)
    if (pending.length > 0) throw new CommandError(`The database lacks ${pending.length} migration(s), first ${pending[0]}: run npm run db:migrate, then this again.`)
    return await work(database)
  } finally {
    await database.close()
  }
}

/**
 * What to say of a failure: its message where it is one that the caller can act on.
 * @param instead what to do where a running server has the folder
 */
export function explainedAs(error: unknown, instead: string): unknown {
  if (error instanceof DatabaseError && error.code === 'FOLDER_IN_USE') return `${error.message} ${instead}`
  return error instanceof DatabaseError || error instanceof ConfigError || error instanceof CommandError ? error.message : error
}
