import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const beat = 2_000
const silence = 20_000

/**
 * Runs a task while no other process runs one under the same lock file. The holder touches the file every two
 * seconds; a lock whose process is gone, or that was silent for twenty seconds, is taken over.
 * @template T
 * @param {string} file
 * @param {(pid: number) => void} onWait called once, when another process holds the lock
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withLock(file, onWait, task) {
  mkdirSync(dirname(file), { recursive: true })
  for (let told = false; !take(file); await pause(200)) {
    if (isAbandoned(file)) removeAbandoned(file)
    else if (!told) {
      told = true
      onWait(holder(file)?.pid ?? 0)
    }
  }
  const timer = setInterval(() => touch(file), beat)
  timer.unref()
  const release = () => {
    clearInterval(timer)
    if (holder(file)?.pid === process.pid) rmSync(file, { force: true })
  }
  process.once('exit', release)
  try {
    return await task()
  } finally {
    process.off('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function holder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function isAbandoned(file) {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (!stat) return false
  if (Date.now() - stat.mtimeMs > silence) return true
  const of = holder(file)
  return of !== null && of.host === hostname() && !isAlive(of.pid)
}

/** Of several that wait, one removes: else the second would remove the lock that the first has just taken. */
function removeAbandoned(file) {
  const claim = `${file}.takeover`
  if (!take(claim)) {
    const age = Date.now() - (statSync(claim, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > silence) rmSync(claim, { force: true })
    return
  }
  if (isAbandoned(file)) rmSync(file, { force: true })
  rmSync(claim, { force: true })
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date())
  } catch {
    // Taken over while this process was stopped: the other one holds it now.
  }
}
