import { lexicographicSortSchema, printSchema } from 'graphql'
import { exitCodes } from './failure.ts'
import { outputTo } from './output.ts'
import { schemaOf } from './graph.ts'
import type { Run } from './query-options.ts'
import { say } from './terminal.ts'

/** Writes the schema of the graph with all descriptions, sorted by name. */
export async function schema({ out, quiet = false }: { out?: string; quiet?: boolean }, { client, signal }: Pick<Run, 'client' | 'signal'>): Promise<number> {
  const { schema: found, isTold } = await schemaOf(client, signal)
  if (!isTold && !quiet) say('The server shows its schema to nobody: this is the schema that the package was made from.')
  const output = await outputTo(out)
  await output.write(`${printSchema(lexicographicSortSchema(found))}\n`)
  await output.finish()
  return exitCodes.done
}
