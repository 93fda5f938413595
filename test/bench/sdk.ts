// The SDK beside genql, gql.tada and graphql-request: what it weighs, what it asks of the compiler and what a call takes: npm run bench:sdk -- --help
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { buildSchema } from 'graphql'
import ts from 'typescript'
import { median } from './figures.ts'
import { giveUp } from './give-up.ts'
import { numberWithin } from './options.ts'
import { markdownTable, plainTable } from './report/table.ts'
import { count } from './sdk/asked.ts'
import { checks, type Named, sizes, speeds } from './sdk/measure.ts'
import { type ClientName, clients, versionOf, writePrograms } from './sdk/rivals.ts'

const command = new Command('bench:sdk')
  .description('Measures the SDK beside genql, gql.tada with a plain fetch and graphql-request, in turn, and writes test/bench/sdk.{json,md}.')
  .option('--rounds <number>', 'rounds of each measurement', numberWithin(1, 20), 3)
  .option('--calls <number>', 'calls of a round', numberWithin(100, 1_000_000), 5_000)
  .parse()
const { rounds, calls } = command.opts<{ rounds: number; calls: number }>()

const heads = ['client', 'version', 'kB gzipped', 'tsc s', 'ours to it', 'types made', 'MiB', 'call µs', 'ours to it']

try {
  const sdl = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8')
  const programs = await writePrograms(buildSchema(sdl), sdl)
  console.log(`checking ${count} questions with TypeScript ${ts.version}, ${rounds} rounds`)
  const checked = checks(programs, rounds, console.log)
  const weights = await sizes(programs)
  const times = await speeds(programs, rounds, calls)

  const ours = { check: checked.yeondae ?? [], times: times.yeondae }
  /** Medians of the ratios within a round: what else the machine does meets both. */
  const ratio = (all: readonly number[] | undefined, own: readonly number[]): number | null => (all === undefined ? null : median(own.map((one, round) => one / (all[round] ?? NaN))))
  const figures = Object.fromEntries(
    clients.map((client) => {
      const check = checked[client]
      return [
        client,
        {
          version: versionOf(client),
          gzipped: weights[client],
          callMicroseconds: median(times[client]),
          callRatio: ratio(times[client], ours.times),
          ...(check === undefined
            ? {}
            : {
                checkSeconds: median(check.map(({ seconds }) => seconds)),
                checkRatio: ratio(check.map(({ seconds }) => seconds), ours.check.map(({ seconds }) => seconds)),
                instantiations: check[0]?.instantiations,
                memoryMiB: median(check.map(({ memoryMiB }) => memoryMiB)),
              }),
        },
      ]
    }),
  ) as Record<ClientName, Figures>

  const bars = verdicts(figures)
  const rows = clients.map((client) => rowOf(client, figures[client]))
  console.log(`\n${plainTable(heads, rows)}\n\n${bars.join('\n')}`)
  const machine = { typescript: ts.version, node: process.version, cpu: cpus()[0]?.model ?? '', rounds, calls, questions: count }
  writeFileSync(fileURLToPath(new URL('sdk.json', import.meta.url)), `${JSON.stringify({ ...machine, clients: figures }, null, 2)}\n`)
  writeFileSync(fileURLToPath(new URL('sdk.md', import.meta.url)), page(rows, bars, machine))
  rmSync(programs.folder, { recursive: true })
} catch (error) {
  giveUp(error)
}

interface Figures {
  version: string
  gzipped: number
  callMicroseconds: number
  callRatio: number | null
  checkSeconds?: number
  checkRatio?: number | null
  instantiations?: number
  memoryMiB?: number
}

function rowOf(client: ClientName, { version, gzipped, callMicroseconds, callRatio, checkSeconds, checkRatio, instantiations, memoryMiB }: Figures): string[] {
  const times = (value: number | null | undefined) => (value == null || client === 'yeondae' ? '' : `${value.toFixed(2)} ×`)
  return [client, version, (gzipped / 1000).toFixed(2), checkSeconds?.toFixed(2) ?? '–', times(checkRatio), instantiations?.toLocaleString('en') ?? '–', memoryMiB?.toFixed(0) ?? '–', callMicroseconds.toFixed(1), times(callRatio)]
}

function verdicts(figures: Named<Figures>): string[] {
  const bar = (name: string, value: number | null | undefined, most: number, text: string) => `- ${value != null && value <= most ? '✓' : '✗'} ${name}: ${text}`
  const { genql, 'gql.tada': tada, yeondae } = figures
  return [
    bar(`at most 35,000 types for ${count} selections`, yeondae?.instantiations, 35_000, yeondae?.instantiations?.toLocaleString('en') ?? ''),
    bar('at most 1.1 × the time of genql', genql?.checkRatio, 1.1, genql?.checkRatio?.toFixed(2) ?? ''),
    bar('at most 0.15 × the time of gql.tada', tada?.checkRatio, 0.15, tada?.checkRatio?.toFixed(3) ?? ''),
  ]
}

function page(rows: readonly (readonly string[])[], bars: readonly string[], { typescript, node, cpu }: { typescript: string; node: string; cpu: string }): string {
  return `# The SDK beside others

Written by \`npm run bench:sdk\`; \`npm run bench:sdk -- --help\` says what it takes.

${bars.join('\n')}

${markdownTable(heads, rows)}

- **kB gzipped**: what a page holds that asks one list, minified by esbuild. gql.tada comes with a plain \`fetch\`, without errors, repeats or time-outs.
- **tsc s**, **types made**, **MiB**: \`tsc\` over the same ${count} questions in each client's own words; of this SDK as it is packed. graphql-request says nothing of what comes back, so that there is nothing to check.
- **call µs**: processor time from a call to its answer of twenty rows, with an answer that is there at once in place of the network.

Medians of rounds in turn; ratios are medians of the ratios within a round. TypeScript ${typescript}, Node ${node}, ${cpu}.
`
}
