import { openDatabase } from '../../../prisma/client.ts'
import { signedCursors } from '../../../schema/core/cursor.ts'
import { bodyOf } from '../ask.ts'
import { checkSameRows } from '../check.ts'
import { fill } from '../data/load.ts'
import { showProgress } from '../data/progress.ts'
import { sizesAt } from '../data/sizes.ts'
import { middle } from '../figures.ts'
import { measure, type Prepared } from '../measure.ts'
import { questions } from '../queries/index.ts'
import type { Variant } from '../queries/question.ts'
import { circumstancesOf, installedVersion } from '../report/circumstances.ts'
import { figure } from '../report/report.ts'
import type { Measured } from '../report/results.ts'
import type { EmbeddedTimes } from '../report/sections/embedded.ts'
import { secret, startGraph } from '../servers/start.ts'
import { withFolder } from './folder.ts'
import { roundText, type Run } from './part.ts'

/** The most that an embedded database is filled with: it is for a demonstration and for development. */
const mostScale = 0.02

/** Measures the seven questions on the embedded database, by one connection. */
export function measureEmbedded({ scale: wanted, pace, busyBefore, say }: Run): Promise<Measured<EmbeddedTimes>> {
  const scale = Math.min(wanted, mostScale)
  const sizes = sizesAt(scale)
  return withFolder(async (folder) => {
    const variants = new Map<string, Variant[]>()
    const database = await openDatabase({ folder })
    try {
      await fill(database, sizes, showProgress())
      for (const question of questions) variants.set(question.name, await question.variants(database.pool, signedCursors(secret)))
    } finally {
      await database.close()
    }
    const server = await startGraph({ name: 'The server on the embedded database', on: { folder } })
    try {
      const urls = new Map([['compiled', server.url]] as const)
      const prepared: Prepared<'compiled'>[] = []
      for (const question of questions) {
        const asked = variants.get(question.name) ?? []
        await checkSameRows(question, asked, urls)
        prepared.push({ name: question.name, bodies: new Map([['compiled', asked.map((variant) => bodyOf('compiled', question, variant))]]) })
      }
      const measured = await measure(prepared, urls, { ...pace, connections: 1 }, (name, _server, round, { p50, p99 }) =>
        say(`embedded, ${roundText(round, pace)}, ${name}: p50 ${figure(p50)} ms, p99 ${figure(p99)} ms`),
      )
      return {
        scale,
        sizes,
        seconds: pace.seconds,
        rounds: pace.rounds,
        questions: Object.fromEntries([...measured].map(([name, rounds]) => [name, middle(rounds.get('compiled') ?? [])])),
        on: circumstancesOf(busyBefore, { pglite: installedVersion('@electric-sql/pglite') }),
      }
    } finally {
      await server.stop()
    }
  })
}
