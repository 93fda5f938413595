import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { type DocumentNode, getVariableValues, GraphQLError, type GraphQLSchema, Kind, OperationTypeNode, parse, print, validate, type VariableDefinitionNode } from 'graphql'
import { type Operation, operationIn, operationsOf } from '../csv/operation.ts'
import { CommandError } from './failure.ts'

export interface QuestionOptions {
  variables?: string
  operation?: string
  allowMutations?: boolean
}

/** What a person asks: one operation of a file, and its variables. */
export interface Question {
  /** What the file is called in messages. */
  file: string
  /** The document to send as it is. */
  text: string
  /** The operation alone, with its fragments. */
  asked: Omit<Operation, 'schema'>
}

/** The question in a file, or in the standard input where it is `-`. @throws CommandError saying what is wrong with it, and where */
export async function questionIn(path: string, { variables: given, operation, allowMutations = false }: QuestionOptions, signal: AbortSignal): Promise<Question> {
  const file = path === '-' ? 'standard input' : path
  const source = path === '-' ? await standardInput(signal) : await contentOf(path, 'a GraphQL document')
  const document = parsed(file, source)
  const names = operationsOf(document).map(({ name }) => name?.value ?? 'one without a name')
  if (names.length === 0) throw new CommandError(`Expected an operation in ${file}: it has none.`)
  const alone = operationIn(document, operation)
  if (alone === null) {
    throw new CommandError(operation === undefined ? `Expected --operation with one of those in ${file}: ${names.join(', ')}.` : `Expected the name of an operation of ${file} in --operation: it has ${names.join(', ')}.`)
  }
  const { operation: kind, variableDefinitions = [] } = alone.definition
  if (kind === OperationTypeNode.SUBSCRIPTION) throw new CommandError('Expected a query: what changes is told to programs, by the client of @yeondae/sdk.')
  if (kind === OperationTypeNode.MUTATION && !allowMutations) throw new CommandError(`Expected a query, and ${names.length > 1 ? 'this one' : file} is a mutation, which changes the graph. If that is meant, add --allow-mutations.`)
  const variables = given === undefined ? {} : await variablesIn(given)
  checkNames(variables, variableDefinitions)
  return { file, text: names.length === 1 ? source : print(alone.document), asked: { ...alone, variables } }
}

/** Checks a question against a schema, as the server would. @throws CommandError with a line for each error */
export function checked({ file, asked }: Question, schema: GraphQLSchema): Operation {
  const errors = validate(schema, asked.document)
  if (errors.length > 0) throw new CommandError(errors.map((error) => lineOf(file, error)).join('\n'))
  const { errors: refused } = getVariableValues(schema, asked.definition.variableDefinitions ?? [], asked.variables)
  if (refused !== undefined) throw new CommandError(refused.map(({ message }) => `--variables: ${message}`).join('\n'))
  return { ...asked, schema }
}

async function standardInput(signal: AbortSignal): Promise<string> {
  signal.addEventListener('abort', () => process.stdin.destroy(signal.reason as Error), { once: true })
  return text(process.stdin)
}

async function contentOf(path: string, what: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new CommandError(`Expected ${what} in a file that can be read: ${path} can't be (${(error as NodeJS.ErrnoException).code ?? 'no reason told'}).`)
  }
}

function parsed(file: string, source: string): DocumentNode {
  try {
    return parse(source)
  } catch (error) {
    if (error instanceof GraphQLError) throw new CommandError(lineOf(file, error))
    throw error
  }
}

async function variablesIn(given: string): Promise<Record<string, unknown>> {
  const source = given.startsWith('@') ? await contentOf(given.slice(1), 'variables as JSON') : given
  const expected = `Expected a JSON object in --variables, such as '{"code": "27"}', or @ and a file of one`
  let value: unknown
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new CommandError(`${expected}: ${error instanceof Error ? error.message : String(error)}.`)
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new CommandError(`${expected}.`)
  return value as Record<string, unknown>
}

/** Names that no definition has are slips: a server takes no notice of them. */
function checkNames(variables: Readonly<Record<string, unknown>>, definitions: readonly VariableDefinitionNode[]): void {
  const names = definitions.map(({ variable }) => variable.name.value)
  const unknown = Object.keys(variables).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new CommandError(`Expected variables of the operation in --variables (${names.length > 0 ? names.join(', ') : 'it has none'}), not ${unknown.join(', ')}.`)
  const missing = definitions.filter(({ variable, type, defaultValue }) => type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined && (variables[variable.name.value] ?? null) === null)
  if (missing.length > 0) throw new CommandError(`Expected ${missing.map(({ variable }) => variable.name.value).join(', ')} in --variables: the operation requires it.`)
}

function lineOf(file: string, { message, locations: [at] = [] }: GraphQLError): string {
  return `${file}${at === undefined ? '' : `:${at.line}:${at.column}`}: ${message}`
}
