import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'
import { z } from 'zod'

const schema = z.object({
  /** Process id. */
  pid: z.int().positive(),
  host: z.string(),
  /** Id of the machine's boot; null where the system has none to read. */
  boot: z.string().nullable(),
  /** The namespace that the process id counts in (containers); null as above. */
  pidSpace: z.string().nullable(),
  /** When the process started, in ticks since the boot: a reused process id has another; null as above. */
  startedAt: z.string().nullable(),
})

/** The process that holds a lock, with what tells it from a later one that got its process id. */
export type LockOwner = z.infer<typeof schema>

/** This very process. */
export function thisProcess(): LockOwner {
  return {
    pid: process.pid,
    host: hostname(),
    boot: bootId(),
    pidSpace: pidSpace(),
    startedAt: processState(process.pid)?.startedAt ?? null,
  }
}

/** The owner that a lock file names; null when the text is not (yet) a whole one. */
export function parseLockOwner(text: string): LockOwner | null {
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Whether the owner may still run. True also where that can't be seen from here: on another host, in another container. */
export function mayRun(owner: LockOwner): boolean {
  if (!isSeenFromHere(owner)) return true
  if (differ(owner.boot, bootId())) return false
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  const state = processState(owner.pid)
  return !state || (!state.isZombie && !differ(owner.startedAt, state.startedAt))
}

/** Whether the owner's process id means something here. */
export function isSeenFromHere(owner: LockOwner): boolean {
  if (owner.host !== hostname()) return false
  return differ(owner.boot, bootId()) || !differ(owner.pidSpace, pidSpace())
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b
}

function bootId(): string | null {
  return orNull(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
}

function pidSpace(): string | null {
  return orNull(() => readlinkSync('/proc/self/ns/pid'))
}

/** From /proc/<pid>/stat, whose second field (the name) may hold blanks and brackets: counted from its end. */
function processState(pid: number): { isZombie: boolean; startedAt: string } | null {
  const stat = orNull(() => readFileSync(`/proc/${pid}/stat`, 'utf8'))
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const startedAt = fields?.[19]
  return startedAt === undefined ? null : { isZombie: fields?.[0] === 'Z', startedAt }
}

function orNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
