import { OperationTypeNode } from 'graphql'
import { CommandError, explained, exitCodes } from './failure.ts'
import { schemaOf } from './graph.ts'
import { jsonOf } from './json.ts'
import { outputTo } from './output.ts'
import { checked, type Question, questionIn } from './question.ts'
import type { QueryOptions, Run } from './query-options.ts'
import { writeRows } from './rows.ts'
import { say } from './terminal.ts'
import { writeWhole } from './whole.ts'

type Form = 'csv' | 'ndjson' | 'json'

/** Asks one operation and writes what it answers. @returns the exit code */
export async function query(file: string, options: QueryOptions, run: Run): Promise<number> {
  const form = formOf(options)
  const question = await questionIn(file, options, run.signal)
  const isWalk = options.all === true || options.limit !== undefined
  if (isWalk && question.asked.definition.operation === OperationTypeNode.MUTATION) throw new CommandError('Expected a query with --all and --limit: a mutation would be done once for each page.')
  if (form === 'json' && !isWalk) return writeAnswer(question, options, run)
  const { schema } = await schemaOf(run.client, run.signal)
  const operation = checked(question, schema)
  const output = await outputTo(options.out)
  try {
    const told = form === 'json' ? await writeWhole(operation, options, run, output) : await writeRows(form, operation, options, run, output)
    run.progress.end()
    await output.finish()
    if (options.quiet !== true) for (const line of told) say(line)
    return exitCodes.done
  } catch (error) {
    run.progress.end()
    await output.drop()
    throw error
  }
}

/** What is written: as an option says, else as the file's name does, else JSON. */
function formOf({ csv = false, ndjson = false, json = false, out = '', labels, citations, bom }: QueryOptions): Form {
  const byName = /\.csv$/i.test(out) ? 'csv' : /\.(ndjson|jsonl)$/i.test(out) ? 'ndjson' : 'json'
  const form = csv ? 'csv' : ndjson ? 'ndjson' : json ? 'json' : byName
  if (form !== 'csv' && (labels !== undefined || !citations || !bom)) throw new CommandError('Expected --csv with --labels, --no-citations and --no-bom: they are about tables.')
  return form
}

/** Writes an answer as it came; one in part to the standard output alone, where nobody takes it for whole. */
async function writeAnswer({ text, asked }: Question, { out }: QueryOptions, { client, signal }: Run): Promise<number> {
  const { data, errors } = await client.answer(text, asked.variables, { signal })
  const [first] = errors
  if (first !== undefined && out !== undefined) throw first
  const output = await outputTo(out)
  await output.write(jsonOf(data))
  await output.finish()
  if (first === undefined) return exitCodes.done
  const { lines, exitCode } = explained(first)
  for (const line of lines) say(line)
  return exitCode
}
