import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DatabaseError } from './database-error.ts'
import { isSeenFromHere, mayRun, parseLockOwner, thisProcess, type LockOwner } from './lock-owner.ts'

const step = 50
/** How long a lock that names nobody counts as being written, and a live takeover as going on; in steps. */
const patience = { unreadable: 20, takeover: 100 }

/** The right to open the embedded database in a folder. */
export interface FolderLock {
  /** Gives it back; once is enough, more does no harm. */
  release(): void
}

/**
 * Takes the folder for this process. PGlite itself does not notice a second process, and both corrupt the data.
 * The lock of a process that is gone is taken over; of several that try at the same time, one gets it.
 * @param folder absolute path of an existing folder; the lock is the file `lock` in it
 * @throws DatabaseError FOLDER_IN_USE naming the folder and the process that holds it
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, 'lock')
  const mine = JSON.stringify({ ...thisProcess(), token: randomUUID() })
  await take(path, mine, (owner) => new DatabaseError('FOLDER_IN_USE', inUse(folder, owner)))
  return {
    release() {
      if (read(path) === mine) rmSync(path, { force: true })
    },
  }
}

function inUse(folder: string, owner: LockOwner): string {
  return isSeenFromHere(owner)
    ? `The folder ${folder} is in use by process ${owner.pid}: stop that process, or set YEONDAE_DIR to another folder.`
    : `The folder ${folder} is in use by process ${owner.pid} on ${owner.host}, out of sight from here: stop it there, or remove ${join(folder, 'lock')} if it no longer runs.`
}

/**
 * The owner of a lock changes in two ways only: it is created where there is none, and it is replaced under a second
 * lock, the takeover, after a look that it is still the dead one. So two that both saw it dead can't both replace it.
 * The takeover's own lock is taken by the same rule.
 */
async function take(path: string, mine: string, refusal: ((owner: LockOwner) => Error) | null): Promise<void> {
  for (let attempt = 0; !create(path, mine); attempt++) {
    const found = read(path)
    if (found === null) continue
    const owner = parseLockOwner(found)
    if (owner ? mayRun(owner) : attempt < patience.unreadable) {
      if (owner && refusal) throw refusal(owner)
      if (attempt > patience.takeover) throw new Error(`${path} is held by a process that does not go on.`)
      await pause(step)
      continue
    }
    const takeover = `${path}.takeover`
    await take(takeover, mine, null)
    try {
      if (read(path) !== found) continue
      const whole = beside(path, mine)
      renameSync(whole, path)
      return
    } finally {
      rmSync(takeover, { force: true })
    }
  }
}

/** Creates the lock with its content at once; false when there is one. */
function create(path: string, mine: string): boolean {
  const whole = beside(path, mine)
  try {
    linkSync(whole, path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'EEXIST' ? false : createWithoutLink(path, mine)
  } finally {
    rmSync(whole, { force: true })
  }
}

/** For file systems without hard links: a reader may see the file before its content. */
function createWithoutLink(path: string, mine: string): boolean {
  try {
    writeFileSync(path, mine, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function beside(path: string, mine: string): string {
  const file = `${path}.${randomUUID()}`
  writeFileSync(file, mine)
  return file
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
