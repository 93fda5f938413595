import type { ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listen } from '../change/listener.ts'
import { onServer, urlOf } from '../support/databases.ts'
import { endpointOf, type ServerProcess, startServer } from '../support/server-process.ts'

const running = new Set<ChildProcess>()
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yeondae-start-'))
})
afterEach(async () => {
  await Promise.all([...running].map(stop))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function run(env: Record<string, string>): ServerProcess {
  const start = startServer({ YEONDAE_DIR: folder, YEONDAE_DATA: 'facts', ...env })
  running.add(start.child)
  void start.ended.then(() => running.delete(start.child))
  return start
}

async function stop(child: ChildProcess): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await closed
}

async function ask(url: string, query: string): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })
  return response.json()
}

/** A start that gives up: its exit code and the lines of its message. */
async function failure(env: Record<string, string>): Promise<{ code: number | null; lines: string[] }> {
  const start = run(env)
  const code = await start.ended
  return { code, lines: start.err().trim().split('\n') }
}

const busyPort = async (): Promise<{ listener: Server; port: number }> => {
  const listener = createServer()
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  return { listener, port: (listener.address() as AddressInfo).port }
}

describe('a start', () => {
  test('on an empty folder says its steps, serves, and keeps all for the next one', { timeout: 120_000 }, async () => {
    const first = run({})
    const url = await endpointOf(first)
    expect(first.out()).toMatch(/database embedded in .*\n.*applied \d+ migration\(s\).*\n.*loaded the facts: \d+ rows changed/)
    expect(first.out()).toMatch(/GraphiQL\s+http.*\n\s+Endpoint\s+http.*\n\n\s+Try\s+curl/)
    expect(await ask(url, '{ metric(key: "JOBS") { nameEn } enterprises(filter: { synthetic: true }) { totalCount } }')).toMatchObject({
      data: { metric: {}, enterprises: { totalCount: 0 } },
    })
    await stop(first.child)
    const secret = await readFile(join(folder, 'secret'), 'utf8')
    expect((await stat(join(folder, 'secret'))).mode & 0o077).toBe(0)

    const second = run({})
    const stream = await listen(await endpointOf(second))
    expect(stream.status).toBe(200)
    expect(second.out()).not.toMatch(/applied|loaded/)
    expect(await readFile(join(folder, 'secret'), 'utf8')).toBe(secret)

    const third = await failure({})
    expect(third.code).toBe(1)
    expect(third.lines).toHaveLength(1)
    expect(third.lines[0]).toContain(folder)

    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
    await stream.ended
    expect(stream.messages.at(-1)?.event).toBe('complete')
  })

  test('with a busy port ends in one line and touches nothing', async () => {
    const { listener, port } = await busyPort()
    const { code, lines } = await failure({ PORT: String(port), YEONDAE_DIR: join(folder, 'untouched') })
    listener.close()
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringMatching(new RegExp(`Port ${port} .*in use.*PORT=`))])
    await expect(stat(join(folder, 'untouched'))).rejects.toThrow()
  })

  test('with a database out of reach ends in one line without the password', async () => {
    const { listener, port } = await busyPort()
    listener.close()
    const { code, lines } = await failure({ DATABASE_URL: `postgres://someone:hidden@127.0.0.1:${port}/nothing`, YEONDAE_SECRET: 'x'.repeat(32) })
    expect(code).toBe(1)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/127\.0\.0\.1/)
    expect(lines[0]).not.toContain('hidden')
  })

  test.each([
    [{ PORT: '70000' }, /^PORT must be/],
    [{ DATABASE_URL: 'mysql://localhost/x', YEONDAE_SECRET: 'x'.repeat(32) }, /^DATABASE_URL must be/],
    [{ DATABASE_URL: 'postgres://127.0.0.1/x' }, /^YEONDAE_SECRET is missing/],
    [{ YEONDAE_DATA: 'everything' }, /^YEONDAE_DATA must be/],
  ])('with %j ends in one line that names the variable', async (env, line) => {
    const { code, lines } = await failure(env)
    expect(code).toBe(1)
    expect(lines).toEqual([expect.stringMatching(line)])
  })
})

const postgresql = process.env['TEST_DATABASE_URL']

describe.skipIf(!postgresql)('a start on PostgreSQL', () => {
  test('applies no migration by itself but names the command', { timeout: 60_000 }, async () => {
    const name = `yeondae_start_${process.pid}`
    await onServer(postgresql as string, `create database "${name}"`)
    try {
      const { code, lines } = await failure({ DATABASE_URL: urlOf(postgresql as string, name), YEONDAE_SECRET: 'x'.repeat(32) })
      expect(code).toBe(1)
      expect(lines).toEqual([expect.stringContaining('npm run db:migrate')])
    } finally {
      await onServer(postgresql as string, `drop database "${name}" with (force)`)
    }
  })
})
