import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { projectRoot } from '../../../prisma/project-root.ts'
import { circumstancesOf, installedVersion } from '../report/circumstances.ts'
import type { Measured } from '../report/results.ts'
import type { StartTimes } from '../report/sections/start.ts'
import { startServer } from '../servers/child.ts'
import { withFolder } from './folder.ts'
import { roundText, type Run } from './part.ts'

/** Starts the server as `npm start` does, on a new folder and on the same once more, as often as there are rounds. */
export async function measureStart({ pace, busyBefore, say }: Pick<Run, 'pace' | 'busyBefore' | 'say'>): Promise<Measured<StartTimes>> {
  const times: StartTimes = { cold: [], warm: [] }
  // A start that finds another source than was built builds first.
  await promisify(execFile)(process.execPath, ['server/setup.mjs', 'start'], { cwd: projectRoot() })
  for (let round = 0; round < pace.rounds; round += 1) {
    await withFolder(async (folder) => {
      for (const kind of ['cold', 'warm'] as const) {
        const ms = await startOn(folder)
        times[kind].push(ms)
        say(`start, ${roundText(round, pace)}, ${kind}: ${(ms / 1000).toFixed(1)} s`)
      }
    })
  }
  return { ...times, on: circumstancesOf(busyBefore, { pglite: installedVersion('@electric-sql/pglite') }) }
}

async function startOn(folder: string): Promise<number> {
  const server = await startServer({
    name: 'The server',
    node: process.execPath,
    args: ['server/start.mjs'],
    env: { YEONDAE_DIR: folder },
    cwd: projectRoot(),
    path: '/graphql',
    readyPath: '/ready',
  })
  await server.stop()
  return server.startedIn
}
