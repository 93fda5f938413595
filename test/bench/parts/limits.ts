import { openDatabase } from '../../../prisma/client.ts'
import { signedCursors } from '../../../schema/core/cursor.ts'
import { bodyOf } from '../ask.ts'
import { loadBench } from '../data/load.ts'
import { showProgress } from '../data/progress.ts'
import { limitsOf } from '../figures.ts'
import { underLoad } from '../load.ts'
import { byId } from '../queries/by-id.ts'
import { deepPage } from '../queries/deep-page.ts'
import { nested } from '../queries/nested.ts'
import { circumstancesOf, postgresqlVersion } from '../report/circumstances.ts'
import { figure } from '../report/report.ts'
import type { Measured } from '../report/results.ts'
import type { LimitsCost, Taken } from '../report/sections/limits.ts'
import type { Running } from '../servers/child.ts'
import { secret, startGraph } from '../servers/start.ts'
import { buildBoth, leftOut } from '../unlimited/build.ts'
import { inShortTurns, roundText, type Run, secondsText } from './part.ts'

/** Of a small, a middling and a large answer. */
const questions = [byId, deepPage, nested]

const kinds = ['limited', 'unlimited'] as const
type Kind = (typeof kinds)[number]

/** Measures the server with and without its limits, in turn. */
export async function measureLimits({ scale, url, pace: given, busyBefore, say }: Run): Promise<Measured<LimitsCost>> {
  const pace = inShortTurns(given)
  const { seconds, warmUp, rounds, connections } = pace
  await loadBench(url, scale, showProgress())
  const mains = await buildBoth()
  const database = await openDatabase({ url })
  const servers = new Map<Kind, Running>()
  try {
    for (const kind of kinds) servers.set(kind, await startGraph({ name: `The server (${kind})`, on: { url }, main: mains[kind], hasProbe: true }))
    say(`limits: ${rounds} rounds of ${secondsText(questions.length * kinds.length * (warmUp + seconds))}`)
    const asked = await Promise.all(
      questions.map(async (question) => ({ name: question.name, bodies: (await question.variants(database.pool, signedCursors(secret))).map((variant) => bodyOf('compiled', question, variant)) })),
    )
    // Servers that have just started compile what they run.
    for (const { bodies } of asked) for (const { url } of servers.values()) await underLoad(url, bodies, given.warmUp, connections)
    const measured: LimitsCost['questions'] = {}
    for (const { name, bodies } of asked) {
      const taken: Record<Kind, Taken[]> = { limited: [], unlimited: [] }
      for (let round = 0; round < rounds; round += 1) {
        for (const kind of round % 2 === 0 ? kinds : [...kinds].reverse()) {
          const server = servers.get(kind)
          if (server === undefined) continue
          await underLoad(server.url, bodies, warmUp, connections)
          const before = await processorTime(server)
          const { rps, answers } = await underLoad(server.url, bodies, seconds, connections)
          const cpu = ((await processorTime(server)) - before) / answers
          taken[kind].push({ rps, cpu })
          say(`limits, ${roundText(round, pace)}, ${name}, ${kind}: ${figure(rps)} answers/s, ${figure(cpu)} µs each`)
        }
      }
      measured[name] = limitsOf(taken.limited, taken.unlimited)
    }
    return { scale, seconds, rounds, connections, leftOut, questions: measured, on: circumstancesOf(busyBefore, await postgresqlVersion(database.pool)) }
  } finally {
    await Promise.all([...servers.values()].map((server) => server.stop()))
    await database.close()
  }
}

/** What a server took of the processors so far, in µs. */
async function processorTime(server: Running): Promise<number> {
  const { user, system } = await server.probe('cpu')
  return user + system
}
