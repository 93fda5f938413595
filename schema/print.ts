import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { schema } from './index.ts'

/** The graph in the schema language, in an order that a change of the code does not disturb. */
export const printed = `${printSchema(lexicographicSortSchema(schema))}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(fileURLToPath(new URL('schema.graphql', import.meta.url)), printed)
}
