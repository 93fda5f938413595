import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../prisma/project-root.ts'
import { setUp } from '../../server/setup.mjs'

/** What a test's server holds: facts with the demonstration set, facts alone, or nothing. */
export type TestData = 'demo' | 'facts' | 'none'

export interface TestServerOptions<Data extends TestData = TestData> {
  /** `demo` when absent. */
  data?: Data
  /** Variables of the server's configuration, such as `{ YEONDAE_OPERATIONS: 'trusted' }`. */
  environment?: Readonly<Record<string, string>>
}

/** Secret keys of made-up holders. */
export interface TestKeys {
  readonly operator: string
  /** Of the enterprise with most needs, with all scopes of an owner. */
  readonly enterprise: string
  /** Of an expert who has matches. */
  readonly expert: string
}

/** The real graph for the time of a test. */
export interface TestServer<Data extends TestData = TestData> {
  /** The endpoint, as `createClient` takes it. */
  readonly url: string
  /** Null without the demonstration set, since sources name nobody who could hold one. */
  readonly keys: Data extends 'demo' ? TestKeys : null
  /** Ends the server and removes what it wrote; a second call does nothing. */
  stop(): Promise<void>
}

/** How long the server gets to end by itself, in ms. */
const patience = 15_000

/**
 * Runs the server of this clone on a free port, on an embedded database of its own in a temporary folder: what the
 * graph does there, it does anywhere, but for the points a minute, which don't run out. The server is a process by
 * itself, so that any test runner will do, and ends with the one that called. Ready in some 15 s.
 *
 * @throws Error with what the server wrote, when it doesn't start
 * @example
 * ```ts
 * const server = await startTestServer()
 * const client = createClient({ url: server.url, apiKey: server.keys.enterprise })
 * // …
 * await server.stop()
 * ```
 */
export async function startTestServer<Data extends TestData = 'demo'>({ data, environment = {} }: TestServerOptions<Data> = {}): Promise<TestServer<Data>> {
  await setUp({ for: 'start', log: () => undefined })
  const folder = await mkdtemp(join(tmpdir(), 'yeondae-server-'))
  const root = projectRoot()
  const tied = new URL('tied-to-parent.mjs', import.meta.url).href
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', tied, join(root, 'server/dist/main.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env['PATH'], YEONDAE_LOG: 'error', YEONDAE_RATE: '1000000000,1000000000', ...environment, PORT: '0', YEONDAE_DIR: folder, YEONDAE_DATA: data ?? 'demo' },
  })
  const closed = once(child, 'close')
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), patience)
    await closed
    clearTimeout(late)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const { url, keys } = await new Promise<{ url: string; keys: TestKeys | null }>((resolve, reject) => {
      let [out, err] = ['', '']
      child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
      child.stdout?.on('data', (chunk: Buffer) => {
        out += chunk.toString()
        const url = /Endpoint +(\S+)/.exec(out)?.[1]
        const keys = (data ?? 'demo') === 'demo' ? keysIn(out) : null
        if (url !== undefined && keys !== undefined) resolve({ url, keys })
      })
      child.once('error', reject)
      child.once('close', () => {
        reject(new Error(`The test server did not start.\n${out}${err}`))
      })
    })
    return { url, keys: keys as TestServer<Data>['keys'], stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The keys that a start prints; undefined: not all are there yet. */
function keysIn(out: string): TestKeys | undefined {
  const [operator, enterprise, expert] = ['operator', 'enterprise', 'expert'].map((whose) => new RegExp(`${whose} +(yd_sec_\\w+)(?=\\s)`).exec(out)?.[1])
  return operator === undefined || enterprise === undefined || expert === undefined ? undefined : { operator, enterprise, expert }
}
