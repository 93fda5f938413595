import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { explained, exitCodes, Interrupted } from './failure.ts'
import { graphAt } from './graph.ts'
import { query } from './query.ts'
import type { QueryOptions, Run } from './query-options.ts'
import { schema } from './schema.ts'
import { progress, say } from './terminal.ts'
import { whoami } from './whoami.ts'

declare const YEONDAE_VERSION: string

interface CommonOptions {
  url: string
  quiet?: boolean
  out?: string
}

/** Works until it is done or a person ends it, and says why it failed. */
async function running({ url, quiet = false, out }: CommonOptions, work: (run: Run) => Promise<number>): Promise<void> {
  const ender = new AbortController()
  const told = progress(quiet)
  const end = () => ender.abort(new Interrupted(`Interrupted: ${out === undefined ? 'what was written is not whole' : `${out} is as it was`}.`, exitCodes.interrupted))
  process.once('SIGINT', end).once('SIGTERM', end)
  try {
    const client = graphAt({ url }, process.env, { onRetry: ({ error, delayMs }) => told.waiting(error.code, delayMs) })
    process.exitCode = await work({ client, signal: ender.signal, progress: told })
  } catch (error) {
    told.end()
    const { lines, exitCode } = explained(error)
    for (const line of lines) if (line !== '') say(line)
    process.exitCode = exitCode
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}

function count(text: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (number < 1) throw new InvalidArgumentError('Expected a whole number of 1 or more.')
  return number
}

const url = () => new Option('--url <address>', 'the endpoint of the graph').env('YEONDAE_URL').default('http://127.0.0.1:4000/graphql')

const about = `
A key is taken from the variable YEONDAE_API_KEY, and from no argument, which other processes could read.
Ends with 0 when all went well, 1 when the graph refused, 2 when it was asked wrongly, 3 when no answer came, 130 on Ctrl-C.`

const queryExamples = `
A table has a row for each element of the one list that the operation asks for (--rows names one of several). Its
columns are the fields in their order, as paths such as region.name; lists in a row are joined in a cell by "; ", with …
at the end where such a list goes on behind its page. Rows tell besides, in columns of their own, whether they were made
up (isSynthetic) and what they rest on (citations), where their type knows. UTF-8 with a byte order mark, for Excel; a
text that a spreadsheet would run as a formula begins with an apostrophe.

Examples:
  yeondae query needs.graphql                                     the answer as JSON
  yeondae query needs.graphql --csv --all --out needs.csv         all pages as one table
  yeondae query figures.graphql --csv --variables '{"code": "27"}'
  yeondae query needs.graphql --csv --rows needs.matches          a row for each match
  echo '{ regions { nodes { code name } } }' | yeondae query - --ndjson | jq .name
${about}`

const program = new Command('yeondae')
  .description('Asks Yeondae, the graph of Korea’s social economy (사회적경제), from the command line.')
  .version(YEONDAE_VERSION)
  .showHelpAfterError('(yeondae --help says more)')
  .exitOverride()
  .addHelpText('after', about)

program
  .command('query')
  .description('ask an operation, and write its answer as JSON or its rows as a table')
  .argument('<file>', 'a GraphQL document, or - for the standard input')
  .addOption(new Option('--csv', 'write the rows as CSV').conflicts(['ndjson', 'json']))
  .addOption(new Option('--ndjson', 'write each row as JSON on a line of its own').conflicts(['json']))
  .option('--json', 'write the answer as JSON (the default, unless --out ends with .csv or .ndjson)')
  .option('--variables <json>', 'its variables as JSON, or @ and a file of JSON')
  .option('--operation <name>', 'which operation of several')
  .option('--rows <list>', 'which list gives the rows, by its path such as region.observations')
  .addOption(new Option('--labels <language>', 'in a table, values of enums by their labels').choices(['ko', 'en']))
  .option('--no-citations', 'leave out of a table what was not asked: isSynthetic and citations')
  .option('--no-bom', 'leave out the byte order mark by which Excel knows UTF-8')
  .addOption(new Option('--all', 'all pages of the list, one after another').conflicts('limit'))
  .option('--limit <rows>', 'as many pages as it takes for so many rows', count)
  .option('--out <file>', 'write to a file, which appears when it is whole')
  .option('--allow-mutations', 'take a mutation too')
  .option('--quiet', 'no progress, no remarks')
  .addOption(url())
  .addHelpText('after', queryExamples)
  .action((file: string, options: QueryOptions & CommonOptions) => running(options, (run) => query(file, options, run)))

program
  .command('schema')
  .description('write the schema of the graph, with its descriptions')
  .option('--out <file>', 'write to a file, which appears when it is whole')
  .option('--quiet', 'no remarks')
  .addOption(url())
  .addHelpText('after', about)
  .action((options: CommonOptions) => running(options, (run) => schema(options, run)))

program
  .command('whoami')
  .description('say who you are to the graph: viewer, organisation, scopes, and the points that are left')
  .option('--json', 'as JSON')
  .addOption(url())
  .addHelpText('after', about)
  .action((options: CommonOptions & { json?: boolean }) => running(options, (run) => whoami(options, run)))

// A reader such as `head` may leave before all is written.
process.stdout.on('error', () => undefined)
try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage
}
