// Measures the server on PostgreSQL beside its ordinary road, PostGraphile and the limit, and what else is asked of its speed: npm run bench -- --help
import { mkdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Command, InvalidArgumentError } from 'commander'
import { BenchError, defaultUrl } from './data/place.ts'
import { scaleLimits } from './data/sizes.ts'
import { giveUp } from './give-up.ts'
import { connections } from './load.ts'
import { numberWithin } from './options.ts'
import { parts } from './parts/index.ts'
import type { Run } from './parts/part.ts'
import { measureQueries } from './parts/queries.ts'
import { questions } from './queries/index.ts'
import { type Road, roads } from './queries/question.ts'
import { busyText, type Report, strayed, type Verdict, verdicts } from './report/report.ts'
import { queryResults, readResults } from './report/results.ts'
import { type Sections, sections } from './report/sections/index.ts'
import { figureHeads, figureRows, plainTable } from './report/table.ts'
import { toldSections } from './report/told.ts'
import { writeResults } from './report/write.ts'
import { stopServers } from './servers/child.ts'

type Part = 'queries' | keyof Sections

interface Options {
  parts: Part[]
  scale: number
  url: string
  seconds: number
  warmUp: number
  rounds: number
  requests?: number
  roads: Road[]
  questions: string[]
  into: string
}

const allParts: Part[] = ['queries', ...(Object.keys(sections) as (keyof Sections)[])]
/** Below it a tenth of the rows are too few to give the pages of growth their whole size. */
const leastScaleOfGrowth = 0.1
/** Requests that the memory's measurement has for each of the seconds that a round has. */
const requestsASecond = 20_000
const mostRequests = 100_000

const some = <T extends string>(known: readonly T[]) => (text: string): T[] => {
  const wanted = text.split(',').map((name) => name.trim())
  const wrong = wanted.find((name) => !known.some((one) => one === name))
  if (wrong !== undefined) throw new InvalidArgumentError(`Expected some of ${known.join(',')}.`)
  return known.filter((one) => wanted.includes(one))
}

const command = new Command('bench')
  .description(
    'Measures this server beside its ordinary road, PostGraphile and the limit (queries), and what else is asked of it, and writes test/bench/results.{json,md,svg}. What is not measured in a run keeps its figures there.',
  )
  .option('--parts <names>', 'these alone', some(allParts), allParts)
  .option('--scale <number>', 'share of the whole graph, loaded first where another is there', numberWithin(scaleLimits.least, scaleLimits.most), 1)
  .option('--url <address>', 'the database, which may hold nothing else; growth makes another one beside it, with _tenth behind its name', defaultUrl)
  .option('--seconds <number>', 'how long each server is asked each question in a round', numberWithin(0.2, 600), 5)
  .option('--warm-up <number>', 'seconds before that', numberWithin(0.1, 600), 1)
  .option('--rounds <number>', 'how often', numberWithin(1, 100), 3)
  .option('--requests <number>', `requests of memory, a tenth as many documents among them, or 4,000 where that is fewer (default: ${requestsASecond} for each of --seconds, at most ${mostRequests})`, numberWithin(20, 10_000_000))
  .option('--roads <names>', 'these alone in queries; nothing is written of them then', some(roads), [...roads])
  .option('--questions <names>', 'these alone in queries; nothing is written of them then', some(questions.map(({ name }) => name)), questions.map(({ name }) => name))
  .option('--into <folder>', 'where the results are written', fileURLToPath(new URL('.', import.meta.url)))
  .parse()

async function bench(options: Options): Promise<void> {
  const { scale, url, seconds, warmUp, rounds } = options
  const run: Run = {
    scale,
    url,
    pace: { seconds, warmUp, rounds, connections },
    requests: Math.round(options.requests ?? Math.min(mostRequests, seconds * requestsASecond)),
    busyBefore: loadavg()[0] ?? 0,
    say: (text) => console.log(`  … ${text}`),
  }
  if (options.parts.includes('growth') && scale < leastScaleOfGrowth)
    throw new BenchError(`growth compares a scale with a tenth of it, which is too little below --scale ${leastScaleOfGrowth}: give it more, or leave it out with --parts ${options.parts.filter((part) => part !== 'growth').join(',') || 'queries'}.`)
  const folder = pathToFileURL(`${resolve(options.into)}/`)
  mkdirSync(folder, { recursive: true })
  // What can't be written should be known before anything is measured.
  const before = readResults(folder)
  for (const part of options.parts) {
    if (part !== 'queries') {
      const measured = await parts[part](run)
      writeResults(measured, folder)
      for (const { title, text, verdicts } of toldSections(measured)) {
        console.log(`\n## ${title}\n\n${text}\n`)
        tellVerdicts(verdicts)
      }
      continue
    }
    const report = await measureQueries(run, options.roads, options.questions)
    tell(report)
    if (options.roads.length === roads.length && options.questions.length === questions.length) writeResults(queryResults(report), folder)
    else run.say('some roads or questions alone: nothing was written of them')
  }
  const kept = allParts.filter((part) => !options.parts.includes(part) && part in before)
  console.log(`\n  ${busyText(run)}${kept.length === 0 ? '' : ` Kept from earlier runs: ${kept.join(', ')}.`}`)
}

function tell(report: Report): void {
  console.log(`\n${plainTable(figureHeads, figureRows(report))}\n`)
  for (const line of strayed(report)) console.log(`  ! ${line}`)
  tellVerdicts(verdicts(report))
  console.log(`\n  scale ${report.scale}, medians of ${report.rounds} × ${report.seconds} s, ${report.connections} connections; ${report.machine}.\n`)
}

function tellVerdicts(found: readonly Verdict[]): void {
  for (const { text, holds } of found) console.log(`  ${holds ? '✓' : '✗'} ${text}`)
}

const stop = () => void stopServers().finally(() => process.exit(130))
process.once('SIGINT', stop).once('SIGTERM', stop)
await bench(command.opts<Options>()).catch(giveUp)
