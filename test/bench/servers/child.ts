import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { BenchError } from '../data/place.ts'

/** A server that the bench started. */
export interface Running {
  url: string
  /** From its start until it answered, in ms. */
  startedIn: number
  /** What it used so far. @throws BenchError unless it was started with a probe */
  probe<K extends keyof Probed>(what: K): Promise<Probed[K]>
  stop(): Promise<void>
}

/** What the probe in a server tells. */
export interface Probed {
  /** Processor time of the whole process, in µs. */
  cpu: { user: number; system: number }
  /** After what nobody holds any more was let go, in bytes. */
  memory: { heapUsed: number; rss: number }
  /** Prepared statements that the database holds, one number a session. */
  statements: number[]
}

/** How to start one of the servers. */
export interface Start {
  /** What it is called in messages. */
  name: string
  /** The Node that runs it. */
  node: string
  args: string[]
  env: Record<string, string>
  cwd: string
  /** Where it takes queries. */
  path: string
  /** Where it answers 200 to a GET once it serves; absent: it serves once it answers a query. */
  readyPath?: string
  /** Whether it can be asked what it used. */
  hasProbe?: boolean
}

const patience = 180_000
const grace = 5_000
/** Between two looks whether a server answers, in ms. */
const pause = 10

const running = new Set<ChildProcess>()

/** Starts a server on a free port, given to it as PORT, and waits until it answers. @throws BenchError with what it wrote when it doesn't */
export async function startServer({ name, node, args, env, cwd, path, readyPath, hasProbe = false }: Start): Promise<Running> {
  const port = await freePort()
  // The environment of whoever runs the bench doesn't change what is measured.
  const kept = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'].flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])))
  const begun = performance.now()
  const child = spawn(node, [...(hasProbe ? probeArgs : []), ...args], {
    cwd,
    env: { ...kept, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(hasProbe ? (['ipc'] as const) : [])],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  const written: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => written.push(chunk) > 100 && written.shift())
  child.once('error', (error) => written.push(Buffer.from(error.message)))
  const url = `http://127.0.0.1:${port}${path}`
  const isServing = readyPath === undefined ? () => answers(url) : () => isReady(`http://127.0.0.1:${port}${readyPath}`)
  while (!(await isServing())) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null || performance.now() > begun + patience) {
      await stop(child)
      throw new BenchError(`${name} did not start: ${Buffer.concat(written).toString().trim()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return { url, startedIn: performance.now() - begun, probe: hasProbe ? prober(name, child) : noProbe(name), stop: () => stop(child) }
}

/** Stops every server that the bench started and that still runs. */
export async function stopServers(): Promise<void> {
  await Promise.all([...running].map(stop))
}

const probeArgs = ['--expose-gc', '--import', new URL('probe.mjs', import.meta.url).href]

interface Told {
  id: number
  value?: unknown
  error?: string
}

const noProbe = (name: string) => () => Promise.reject(new BenchError(`${name} was started without a probe.`))

function prober(name: string, child: ChildProcess): Running['probe'] {
  const waiting = new Map<number, (told: Told) => void>()
  let asked = 0
  child.on('message', (told: Told) => {
    waiting.get(told.id)?.(told)
    waiting.delete(told.id)
  })
  child.once('exit', () => {
    for (const [id, tell] of waiting) tell({ id, error: 'it ended' })
  })
  return async (what) => {
    const id = (asked += 1)
    const told = await new Promise<Told>((resolve) => {
      waiting.set(id, resolve)
      child.send({ id, what }, (error) => {
        if (error !== null) resolve({ id, error: error.message })
      })
    })
    if (told.error !== undefined) throw new BenchError(`${name} can't tell its ${what}: ${told.error}.`)
    return told.value as never
  }
}

/** Any answer but "not yet" will do. */
async function answers(url: string): Promise<boolean> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' }
  return statusOf(url, request).then((status) => status !== null && status < 500)
}

const isReady = (url: string) => statusOf(url, {}).then((status) => status === 200)

/** null: nobody answers. */
async function statusOf(url: string, request: RequestInit): Promise<number | null> {
  try {
    const response = await fetch(url, request)
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), grace)
  await gone
  clearTimeout(timer)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
