import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { BenchError } from '../data/place.ts'

/** A server that the bench started. */
export interface Running {
  url: string
  stop(): Promise<void>
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
}

const patience = 60_000
const grace = 5_000

/** Starts a server on a free port, given to it as PORT, and waits until it answers. @throws BenchError with what it wrote when it doesn't */
export async function startServer({ name, node, args, env, cwd, path }: Start): Promise<Running> {
  const port = await freePort()
  // The environment of whoever runs the bench doesn't change what is measured.
  const kept = Object.fromEntries(['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'].flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])))
  const child = spawn(node, args, { cwd, env: { ...kept, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: String(port), ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const written: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => written.push(chunk) > 100 && written.shift())
  child.once('error', (error) => written.push(Buffer.from(error.message)))
  const url = `http://127.0.0.1:${port}${path}`
  const until = performance.now() + patience
  while (!(await answers(url))) {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null || performance.now() > until) {
      await stop(child)
      throw new BenchError(`${name} did not start: ${Buffer.concat(written).toString().trim()}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return { url, stop: () => stop(child) }
}

/** Any answer but "not yet" will do. */
async function answers(url: string): Promise<boolean> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query":"{ __typename }"}' }
  return fetch(url, request).then(
    async (response) => {
      await response.arrayBuffer()
      return response.status < 500
    },
    () => false,
  )
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
