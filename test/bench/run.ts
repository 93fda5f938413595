// Measures the graph's two roads, PostGraphile and the limit on the same rows in the same run: npm run bench -- --help
import { loadavg } from 'node:os'
import { Command, InvalidArgumentError } from 'commander'
import { createKey } from '../../prisma/access/key.ts'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { signedCursors } from '../../schema/core/cursor.ts'
import { ask, bodyOf, withCursors } from './ask.ts'
import { checkSameRows } from './check.ts'
import { loadBench } from './data/load.ts'
import { defaultUrl } from './data/place.ts'
import { showProgress } from './data/progress.ts'
import { scaleLimits, sizesAt } from './data/sizes.ts'
import { summaryOf } from './figures.ts'
import { giveUp } from './give-up.ts'
import { connections, type Figures } from './load.ts'
import { measure, type Prepared } from './measure.ts'
import { numberWithin } from './options.ts'
import { questions } from './queries/index.ts'
import { type Question, type Road, roads, type Variant } from './queries/question.ts'
import { circumstancesOf } from './report/circumstances.ts'
import { type AnsweredBy, busyText, figure, type Report, roadNames, strayed, verdicts } from './report/report.ts'
import { figureHeads, figureRows, plainTable } from './report/table.ts'
import { writeReport } from './report/write.ts'
import type { Running } from './servers/child.ts'
import { installPostgraphile } from './servers/install-postgraphile.ts'
import { secret, startRoad } from './servers/start.ts'

interface Options {
  scale: number
  url: string
  seconds: number
  warmUp: number
  rounds: number
  roads: Road[]
  questions: string[]
}

const some = <T extends string>(known: readonly T[]) => (text: string): T[] => {
  const wanted = text.split(',').map((name) => name.trim())
  const wrong = wanted.find((name) => !known.some((one) => one === name))
  if (wrong !== undefined) throw new InvalidArgumentError(`Expected some of ${known.join(',')}.`)
  return known.filter((one) => wanted.includes(one))
}

const command = new Command('bench')
  .description('Measures this server, its ordinary road, PostGraphile and the limit, and writes test/bench/results.{json,md,svg}.')
  .option('--scale <number>', 'share of the whole graph, loaded first where another is there', numberWithin(scaleLimits.least, scaleLimits.most), 1)
  .option('--url <address>', 'the database, which may hold nothing else', defaultUrl)
  .option('--seconds <number>', 'how long each road is asked each question in a round', numberWithin(0.2, 600), 5)
  .option('--warm-up <number>', 'seconds before that', numberWithin(0.1, 600), 1)
  .option('--rounds <number>', 'how often', numberWithin(1, 100), 3)
  .option('--roads <names>', 'these alone; nothing is written then', some(roads), [...roads])
  .option('--questions <names>', 'these alone; nothing is written then', some(questions.map(({ name }) => name)), questions.map(({ name }) => name))
  .parse()

const say = (text: string) => console.log(`  … ${text}`)

async function bench(options: Options): Promise<void> {
  const { scale, url, seconds, warmUp, rounds } = options
  const busyBefore = loadavg()[0] ?? 0
  const postgraphile = options.roads.includes('postgraphile') ? await installPostgraphile(say) : null
  await loadBench(url, scale, showProgress())
  const database = await openDatabase({ url })
  const running = new Map<Road, Running>()
  const stop = async () => {
    await Promise.all([...running.values()].map((server) => server.stop()))
    await database.close()
  }
  const interrupt = () => void stop().finally(() => process.exit(130))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    for (const road of options.roads) running.set(road, await startRoad(road, url, postgraphile))
    const urls = new Map([...running].map(([road, server]) => [road, server.url]))
    const asked = questions.filter(({ name }) => options.questions.includes(name))
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
    say(`warming up, ${secondsText(asked.length * urls.size * warmUp)}; then ${rounds} rounds of ${secondsText(asked.length * urls.size * (warmUp + seconds))}`)
    const measured = await measure(prepared, urls, { seconds, warmUp, rounds }, (name, road, round, { rps, p99 }) =>
      say(`round ${round + 1} of ${rounds}, ${name}, ${roadNames[road]}: ${figure(rps)} answers/s, p99 ${figure(p99)} ms`),
    )
    const report: Report = {
      ...(await circumstancesOf(database.pool, busyBefore, postgraphile?.versions ?? {})),
      scale,
      sizes: sizesAt(scale),
      seconds,
      rounds,
      connections,
      questions: asked.map((question) => ({ question, summary: summaryOf(measured.get(question.name) ?? new Map<Road, Figures[]>()), answeredBy: answeredBy.get(question.name) ?? {} })),
    }
    tell(report)
    if (options.roads.length === roads.length && asked.length === questions.length) writeReport(report, new URL('./', import.meta.url))
    else say('some roads or questions alone: nothing was written')
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    await stop()
  }
}

const secondsText = (seconds: number) => (seconds < 100 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`)

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

function tell(report: Report): void {
  console.log(`\n${plainTable(figureHeads, figureRows(report))}\n`)
  for (const line of strayed(report)) console.log(`  ! ${line}`)
  for (const { text, holds } of verdicts(report)) console.log(`  ${holds ? '✓' : '✗'} ${text}`)
  console.log(`\n  scale ${report.scale}, medians of ${report.rounds} × ${report.seconds} s, ${report.connections} connections; ${report.machine}. ${busyText(report)}`)
}

await bench(command.opts<Options>()).catch(giveUp)
