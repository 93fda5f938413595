import { openDatabase } from '../../../prisma/client.ts'
import { signedCursors } from '../../../schema/core/cursor.ts'
import { bodyOf } from '../ask.ts'
import { loadBench } from '../data/load.ts'
import { showProgress } from '../data/progress.ts'
import { growthOf } from '../figures.ts'
import { measure, type Prepared } from '../measure.ts'
import { byId } from '../queries/by-id.ts'
import { deepPage } from '../queries/deep-page.ts'
import { nested } from '../queries/nested.ts'
import { rankedMatches } from '../queries/ranked-matches.ts'
import { circumstancesOf, postgresqlVersion } from '../report/circumstances.ts'
import { figure } from '../report/report.ts'
import type { Measured } from '../report/results.ts'
import type { Growth } from '../report/sections/growth.ts'
import { secret, startGraph } from '../servers/start.ts'
import { inShortTurns, roundText, type Run, secondsText } from './part.ts'

/** Those by an id and those of a page: what they give is as much at every scale. */
const questions = [byId, rankedMatches, deepPage, nested]

const sizes = ['small', 'large'] as const
type Size = (typeof sizes)[number]

/** Measures this server on all rows and on a tenth of them, in turn; the tenth has a database of its own, which stays. */
export async function measureGrowth({ scale, url, pace: given, busyBefore, say }: Run): Promise<Measured<Growth>> {
  const pace = inShortTurns(given)
  const places: Record<Size, { url: string; scale: number }> = {
    small: { url: besideOf(url), scale: scale / 10 },
    large: { url, scale },
  }
  const urls = new Map<Size, string>()
  const bodies = new Map<string, Map<Size, string[]>>(questions.map(({ name }) => [name, new Map()]))
  const servers = []
  let versions: Record<string, string> = {}
  try {
    for (const size of sizes) {
      const place = places[size]
      await loadBench(place.url, place.scale, showProgress())
      const { pool, close } = await openDatabase({ url: place.url })
      try {
        for (const question of questions) bodies.get(question.name)?.set(size, (await question.variants(pool, signedCursors(secret))).map((variant) => bodyOf('compiled', question, variant)))
        versions = await postgresqlVersion(pool)
      } finally {
        await close()
      }
      const server = await startGraph({ name: `The server at scale ${place.scale}`, on: { url: place.url } })
      servers.push(server)
      urls.set(size, server.url)
    }
    const prepared: Prepared<Size>[] = questions.map(({ name }) => ({ name, bodies: bodies.get(name) ?? new Map<Size, string[]>() }))
    say(`growth: ${pace.rounds} rounds of ${secondsText(questions.length * sizes.length * (pace.warmUp + pace.seconds))}`)
    const measured = await measure(prepared, urls, pace, (name, size, round, { rps }) => say(`growth, ${roundText(round, pace)}, ${name} at scale ${places[size].scale}: ${figure(rps)} answers/s`))
    return {
      scales: { small: places.small.scale, large: places.large.scale },
      seconds: pace.seconds,
      rounds: pace.rounds,
      connections: pace.connections,
      questions: Object.fromEntries([...measured].map(([name, rounds]) => [name, growthOf(rounds.get('small') ?? [], rounds.get('large') ?? [])])),
      on: circumstancesOf(busyBefore, versions),
    }
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

/** The address of the database that holds a tenth. */
function besideOf(url: string): string {
  const beside = new URL(url)
  beside.pathname = `${beside.pathname}_tenth`
  return beside.href
}
