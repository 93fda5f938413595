import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { lockFolder } from '../../prisma/folder-lock.ts'
import { thisProcess } from '../../prisma/lock-owner.ts'
import { bundle, firstLineOf, start } from './bundled.ts'

const slow = { timeout: 60_000 }
/** Takes the lock at the given moment, tells what came of it, and keeps it until the process is killed. */
const holder = `
  import { lockFolder } from './prisma/folder-lock.ts'
  const [folder, moment] = process.argv.slice(2)
  while (Date.now() < Number(moment ?? 0));
  await lockFolder(folder).then(() => console.log('held'), (error) => { console.log(error.code ?? String(error)); process.exit() })
  setInterval(() => undefined, 1000)
`
/** The highest number that Linux gives to a process, and more than other systems give. */
const nobody = 4_194_303
let folder: string
let script: Awaited<ReturnType<typeof bundle>>

beforeAll(async () => {
  script = await bundle(holder)
})
afterAll(() => script.remove())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeondae-lock-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const stop = async (child: ChildProcess) => {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}
const inUseBy = (pid: number | undefined) => ({ code: 'FOLDER_IN_USE', message: expect.stringMatching(new RegExp(`${folder} .*process ${pid}\\b`)) as string })
const leaveLock = (changes: object) => {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ ...thisProcess(), token: 'x', ...changes }))
}

describe('the lock of a folder', slow, () => {
  test('refuses a second one in this process, and names folder and process', async () => {
    const lock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toMatchObject(inUseBy(process.pid))
    lock.release()
    lock.release()
    expect(readdirSync(folder)).toEqual([])
    const next = await lockFolder(folder)
    lock.release()
    expect(existsSync(join(folder, 'lock'))).toBe(true)
    next.release()
  })

  test('refuses while another process lives, and is taken over when it was killed', async () => {
    const child = start(script.file, [folder])
    expect(await firstLineOf(child)).toBe('held')
    await expect(lockFolder(folder)).rejects.toMatchObject(inUseBy(child.pid))
    child.kill('SIGKILL')
    await once(child, 'exit')
    const lock = await lockFolder(folder)
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toContain(`"pid":${process.pid}`)
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('of several that find a dead one at the same time, one gets it', async () => {
    for (let round = 0; round < 3; round++) {
      leaveLock({ pid: nobody })
      const moment = String(Date.now() + 700)
      const children = Array.from({ length: 6 }, () => start(script.file, [folder, moment]))
      const answers = await Promise.all(children.map(firstLineOf))
      await Promise.all(children.map(stop))
      expect(answers.sort()).toEqual([...Array.from({ length: 5 }, () => 'FOLDER_IN_USE'), 'held'])
      expect(readdirSync(folder)).toEqual(['lock'])
    }
  })

  test('a takeover that was itself cut short is taken over', async () => {
    leaveLock({ pid: nobody })
    writeFileSync(join(folder, 'lock.takeover'), JSON.stringify({ ...thisProcess(), pid: nobody, token: 'y' }))
    const lock = await lockFolder(folder)
    lock.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a lock that names nobody is taken over after a while', async () => {
    writeFileSync(join(folder, 'lock'), '')
    const lock = await lockFolder(folder)
    lock.release()
  })

  test('a process of another host counts as living', async () => {
    leaveLock({ host: `not-${hostname()}`, pid: nobody })
    await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'FOLDER_IN_USE', message: expect.stringContaining(`not-${hostname()}`) as string })
  })

  describe.skipIf(!existsSync('/proc/self/stat'))('where the system tells when a process started', () => {
    test('a process that got the number of the dead one is not taken for it', async () => {
      leaveLock({ startedAt: '1' })
      const lock = await lockFolder(folder)
      lock.release()
    })

    test('a lock from before the last boot is taken over', async () => {
      leaveLock({ boot: 'another', pidSpace: 'another' })
      const lock = await lockFolder(folder)
      lock.release()
    })

    test('a process of another container counts as living', async () => {
      leaveLock({ pidSpace: 'pid:[1]', pid: nobody })
      await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'FOLDER_IN_USE' })
    })
  })
})
