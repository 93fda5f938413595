import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './index.ts'

/** The graph in the schema language, in an order that a change of the code does not disturb. */
export const printed = `${printSchema(lexicographicSortSchema(schema))}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('schema.graphql', import.meta.url))
  if (!process.argv.includes('--check')) writeFileSync(file, printed)
  else if (readFileSync(file, 'utf8') !== printed) {
    console.error('schema/schema.graphql is not what the graph is now: run npm run generate first.')
    process.exitCode = 1
  }
}
