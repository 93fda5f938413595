import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll } from 'vitest'
import { buildCommand } from '../../sdk/build-command.mjs'

/** How a command ended, and what it said. */
export interface Ended {
  code: number | null
  out: string
  said: string
}

export interface CommandOptions {
  env?: Record<string, string>
  /** Its standard input. */
  input?: string
  /** Ends it as Ctrl-C does, when this is settled. */
  interruptAfter?: Promise<unknown>
}

/** The built command, run as a process of its own in a folder of its own. */
export interface TestCommand {
  folder: string
  run(args: readonly string[], options?: CommandOptions): Promise<Ended>
}

/** The command for all tests of a file, built anew. */
export function withCommand(): TestCommand {
  const command: TestCommand = {
    folder: '',
    run: async (args, { env = {}, input = '', interruptAfter } = {}) => {
      const child = spawn(process.execPath, [join(command.folder, 'cli.js'), ...args], { cwd: join(command.folder, 'work'), env: { PATH: process.env['PATH'], ...env } })
      child.stdin.on('error', () => undefined).end(input)
      void interruptAfter?.then(() => child.kill('SIGINT'))
      const code = new Promise<number | null>((resolve) => child.on('close', resolve))
      const [out, said] = await Promise.all([buffer(child.stdout), buffer(child.stderr)])
      return { code: await code, out: out.toString(), said: said.toString() }
    },
  }
  beforeAll(async () => {
    command.folder = await mkdtemp(join(tmpdir(), 'yeondae-command-'))
    await buildCommand(command.folder)
  })
  afterAll(() => rm(command.folder, { recursive: true, force: true }))
  return command
}
