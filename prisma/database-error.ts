/**
 * What went wrong with the database.
 * FOLDER_IN_USE: another process holds the embedded folder. UNREACHABLE: it can't be opened or isn't what is needed.
 * MIGRATION_FAILED: a migration failed, or can't be applied to what is there. BEHIND: migrations and database are not of
 * the same version.
 */
export type DatabaseErrorCode = 'FOLDER_IN_USE' | 'UNREACHABLE' | 'MIGRATION_FAILED' | 'BEHIND'

/** A failure that a user can act on; `message` is one line that says what to do, and never holds a password. */
export class DatabaseError extends Error {
  override name = 'DatabaseError'
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The first line of what an error says, without the dot at its end. */
export function firstLine(error: unknown): string {
  const { message } = (typeof error === 'object' && error !== null ? error : { message: error }) as { message?: unknown }
  const text = typeof message === 'string' ? message : 'for an unknown reason'
  return (text.trim().split('\n', 1)[0] ?? '').replace(/\.$/, '')
}
