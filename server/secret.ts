import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const fileIn = (folder: string) => join(folder, 'secret')

/** The secret that was made for a folder; null: none was. */
export function madeSecret(folder: string): string | null {
  try {
    return readFileSync(fileIn(folder), 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return null
  }
}

/** The secret of an embedded database, made at its first start and readable by its owner alone. */
export function secretOf(folder: string): string {
  const before = madeSecret(folder)
  if (before !== null) return before
  const secret = randomBytes(32).toString('base64url')
  mkdirSync(folder, { recursive: true })
  writeFileSync(fileIn(folder), `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}
