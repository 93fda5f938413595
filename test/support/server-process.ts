import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../prisma/project-root.ts'

const server = join(projectRoot(), 'server/dist/main.js')

/** The server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  child: ChildProcess
  /** What it printed so far. */
  out: () => string
  err: () => string
  /** Its exit code; null: a signal ended it. */
  ended: Promise<number | null>
}

/** @param env besides PATH the only environment */
export function startServer(env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [server], { env: { PATH: process.env['PATH'] ?? '', PORT: '0', ...env } })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, out: () => out, err: () => err, ended }
}

/** Waits until a server serves, and gives its endpoint. @throws what it wrote where it ends instead */
export async function endpointOf({ child, out, err }: ServerProcess): Promise<string> {
  for (;;) {
    const url = /Endpoint\s+(\S+)/.exec(out())?.[1]
    if (url !== undefined) return url
    if (child.exitCode !== null) throw new Error(err())
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
