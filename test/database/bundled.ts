import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { projectRoot } from '../../prisma/project-root.ts'

/** Bundles a script as the server is bundled, its imports written from the project's folder. */
export async function bundle(script: string): Promise<{ file: string; remove(): void }> {
  const file = join(projectRoot(), 'node_modules', '.cache', 'yeondae-test', `${randomUUID()}.mjs`)
  await build({
    stdin: { contents: script, resolveDir: projectRoot(), loader: 'ts' },
    outfile: file,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  })
  return { file, remove: () => rmSync(file, { force: true }) }
}

/** Starts a bundled script in a process of its own, without a terminal. */
export function start(file: string, args: readonly string[] = [], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [file, ...args], { env: { ...process.env, DATABASE_URL: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What a process wrote and how it ended. */
export interface Ran {
  code: number
  out: string
  err: string
  /** From its last word on standard output to its end, in ms. */
  lingered: number
}

/** Runs a bundled script to its end. */
export async function run(file: string, args: readonly string[] = [], env: Record<string, string> = {}): Promise<Ran> {
  const child = start(file, args, env)
  let saidAt = performance.now()
  child.stdout?.on('data', () => {
    saidAt = performance.now()
  })
  const [out, err, [code]] = await Promise.all([textOf(child.stdout), textOf(child.stderr), once(child, 'close') as Promise<[number]>])
  return { code, out, err, lingered: performance.now() - saidAt }
}

/** Waits for the first line that a process writes. */
export async function firstLineOf(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim()
  return ''
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = ''
  for await (const chunk of stream ?? []) text += String(chunk)
  return text
}
