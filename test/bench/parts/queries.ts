import { createKey } from '../../../prisma/access/key.ts'
import { type Database, openDatabase } from '../../../prisma/client.ts'
import { signedCursors } from '../../../schema/core/cursor.ts'
import { ask, bodyOf, withCursors } from '../ask.ts'
import { checkSameRows } from '../check.ts'
import { loadBench } from '../data/load.ts'
import { showProgress } from '../data/progress.ts'
import { sizesAt } from '../data/sizes.ts'
import { summaryOf } from '../figures.ts'
import type { Figures } from '../load.ts'
import { measure, type Prepared } from '../measure.ts'
import { questions } from '../queries/index.ts'
import type { Question, Road, Variant } from '../queries/question.ts'
import { circumstancesOf, postgresqlVersion } from '../report/circumstances.ts'
import { type AnsweredBy, figure, type Report, roadNames } from '../report/report.ts'
import type { Running } from '../servers/child.ts'
import { installPostgraphile } from '../servers/install-postgraphile.ts'
import { secret, startRoad } from '../servers/start.ts'
import { roundText, type Run, secondsText } from './part.ts'

/** Measures some of the seven questions on some of the roads. */
export async function measureQueries({ scale, url, pace, busyBefore, say }: Run, roads: readonly Road[], names: readonly string[]): Promise<Report> {
  const postgraphile = roads.includes('postgraphile') ? await installPostgraphile(say) : null
  await loadBench(url, scale, showProgress())
  const database = await openDatabase({ url })
  const running = new Map<Road, Running>()
  try {
    for (const road of roads) running.set(road, await startRoad(road, url, postgraphile))
    const urls = new Map([...running].map(([road, server]) => [road, server.url]))
    const asked = questions.filter(({ name }) => names.includes(name))
    const prepared: Prepared[] = []
    const answeredBy = new Map<string, AnsweredBy>()
    const bearer = await operatorsKey(database)
    for (const question of asked) {
      const variants = await variantsOf(question, database, urls)
      await checkSameRows(question, variants, urls)
      answeredBy.set(question.name, await roadsBehind(question, variants, urls, bearer))
      prepared.push({ name: question.name, bodies: new Map([...urls.keys()].map((road) => [road, variants.map((variant) => bodyOf(road, question, variant))])) })
      say(`${question.name}: the same rows on ${urls.size} roads for ${variants.length} variants`)
    }
    const { seconds, warmUp, rounds, connections } = pace
    say(`warming up, ${secondsText(asked.length * urls.size * warmUp)}; then ${rounds} rounds of ${secondsText(asked.length * urls.size * (warmUp + seconds))}`)
    const measured = await measure(prepared, urls, pace, (name, road, round, { rps, p99 }) =>
      say(`${roundText(round, pace)}, ${name}, ${roadNames[road]}: ${figure(rps)} answers/s, p99 ${figure(p99)} ms`),
    )
    return {
      ...circumstancesOf(busyBefore, { ...(await postgresqlVersion(database.pool)), ...postgraphile?.versions }),
      scale,
      sizes: sizesAt(scale),
      seconds,
      rounds,
      connections,
      questions: asked.map((question) => ({ question, summary: summaryOf(measured.get(question.name) ?? new Map<Road, Figures[]>()), answeredBy: answeredBy.get(question.name) ?? {} })),
    }
  } finally {
    await Promise.all([...running.values()].map((server) => server.stop()))
    await database.close()
  }
}

async function variantsOf(question: Question, { pool }: Database, urls: ReadonlyMap<Road, string>): Promise<Variant[]> {
  const variants = await question.variants(pool, signedCursors(secret))
  const url = urls.get('postgraphile')
  return url === undefined ? variants : withCursors(url, question, variants)
}

/** An operator is told which road answered. */
async function operatorsKey({ prisma }: Database): Promise<string> {
  const { text } = await createKey(prisma, { kind: 'SECRET', holder: 'OPERATOR', label: 'bench', expiresAt: new Date(Date.now() + 86_400_000) })
  return text
}

async function roadsBehind(question: Question, [variant]: readonly Variant[], urls: ReadonlyMap<Road, string>, bearer: string): Promise<AnsweredBy> {
  if (variant === undefined) return {}
  const graph = (['compiled', 'ordinary'] as const).filter((road) => urls.has(road))
  const found = await Promise.all(
    graph.map(async (road) => {
      const { extensions } = await ask(urls.get(road) ?? '', bodyOf(road, question, variant), { authorization: `Bearer ${bearer}` })
      const told = extensions['road'] as { name: string; reason?: string } | undefined
      // A server that has only the ordinary road has no need to say so.
      const name = told?.name ?? (road === 'ordinary' ? road : null)
      return [road, told?.reason === undefined ? name : `${name ?? ''}: ${told.reason}`] as const
    }),
  )
  return Object.fromEntries(found)
}
