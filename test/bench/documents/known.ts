import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getOperationAST, OperationTypeNode, parse } from 'graphql'
import { projectRoot } from '../../../prisma/project-root.ts'
import { sdkOperations } from '../../../server/http/operations.ts'

/** The queries among GraphiQL's samples, by the names of their files. */
export function sampleQueries(): Map<string, string> {
  const folder = join(projectRoot(), 'server/graphiql/samples')
  const samples = readdirSync(folder).sort().map((file) => [file, readFileSync(join(folder, file), 'utf8')] as const)
  return new Map(samples.filter(([, text]) => isQuery(text)))
}

/** The queries among the SDK's operations, each with the fragments that it asks. */
export const sdkQueries = (): string[] => [...sdkOperations.values()].filter(isQuery)

const isQuery = (text: string) => getOperationAST(parse(text))?.operation === OperationTypeNode.QUERY
