import { existsSync, readFileSync } from 'node:fs'
import { getOperationAST, getVariableValues, type GraphQLError, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import { schema } from '../../schema/index.ts'
import { CommandError } from '../commands/database.ts'
import { documentLimits } from '../limits/document.ts'
import { createGuard } from '../limits/guard.ts'
import type { Asked } from '../reads/read.ts'

export interface QuestionOptions {
  variables?: string
  operation?: string
}

/** An operation as it was asked, and its definition. */
export interface Question {
  asked: Asked
  definition: OperationDefinitionNode
}

/**
 * The operation of a file, checked as the server checks what it is sent.
 * @throws CommandError saying what is wrong, a line for each error
 */
export function questionIn(file: string, { variables: given, operation }: QuestionOptions): Question {
  const text = contentOf(file)
  const variables = given === undefined ? {} : variablesIn(given)
  const guard = createGuard({ limits: documentLimits, introspection: true, queryTime: 10_000 })
  const document = refusing(file, () => guard.parse(text))
  const errors = guard.check(schema, document)
  if (errors.length > 0) throw new CommandError(errors.map((error) => lineOf(file, error)).join('\n'))
  const names = document.definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one.name?.value ?? 'one without a name'] : []))
  const definition = getOperationAST(document, operation)
  if (definition == null) {
    throw new CommandError(operation === undefined ? `Expected --operation with one of ${names.join(', ')}.` : `Expected the name of an operation of ${file} in --operation: it has ${names.join(', ')}.`)
  }
  if (definition.operation === OperationTypeNode.SUBSCRIPTION) throw new CommandError('Expected a query or a mutation.')
  refusing('--variables', () => guard.checkText(variables))
  const refused = getVariableValues(schema, definition.variableDefinitions ?? [], variables).errors
  if (refused !== undefined) throw new CommandError(refused.map(({ message }) => message).join('\n'))
  return { asked: { schema, document, operationName: operation, variables }, definition }
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CommandError(`Expected a file that can be read: ${file} can't be (${(error as NodeJS.ErrnoException).code ?? 'no reason told'}).`)
  }
}

function variablesIn(given: string): Record<string, unknown> {
  const text = !given.trimStart().startsWith('{') && existsSync(given) ? contentOf(given) : given
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    value = null
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new CommandError(`Expected a JSON object, or a file of one, in --variables, such as '{"code": "27"}'.`)
  return value as Record<string, unknown>
}

function refusing<T>(place: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new CommandError(lineOf(place, error as GraphQLError))
  }
}

function lineOf(place: string, { message, locations }: GraphQLError): string {
  const [at] = locations ?? []
  return `${place}${at === undefined ? '' : `:${at.line}:${at.column}`}: ${message}`
}
