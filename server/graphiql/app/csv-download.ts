import { type GraphQLSchema, OperationTypeNode, parse, validate } from 'graphql'
import { csvFile } from '../../../sdk/csv/csv.ts'
import { TableError } from '../../../sdk/csv/lists.ts'
import { operationIn, operationsOf } from '../../../sdk/csv/operation.ts'
import { tableQuestion } from '../../../sdk/csv/question.ts'

/** What stands in the editors. */
export interface Asked {
  schema: GraphQLSchema | null | undefined
  query: string
  /** JSON, as the editors have it; empty: none. */
  variables: string
  headers: string
  /** Which operation of several the page would run. */
  operationName: string | null
}

/** A file to save, and what is to be said of it. */
export interface CsvFile {
  name: string
  text: string
  notes: string[]
}

/** Why there is no file, as the page says it; with the lists among which to choose, where that is it. */
export class NoCsv extends Error {
  constructor(
    message: string,
    readonly lists: readonly string[] = [],
  ) {
    super(message)
  }
}

interface Answer {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string; field?: string } }[]
}

/**
 * Asks what stands in the editors, with citations besides, and makes a table of the answer.
 * @param rows which list gives the rows, where the operation asks for several
 * @throws NoCsv saying why there is none
 */
export async function csvOf(endpoint: string, asked: Asked, rows?: string): Promise<CsvFile> {
  const { schema } = asked
  if (schema == null) throw new NoCsv('The schema is not there yet: try again in a moment.')
  const operation = { ...operationOf(asked, schema), schema }
  const headers = jsonOf(asked.headers, 'Headers')
  const ask = async (provenance: boolean) => {
    const question = explaining(() => tableQuestion(operation, { rows, provenance }))
    return { question, answer: await send(endpoint, headers, { query: question.text, variables: operation.variables }) }
  }
  const notes: string[] = []
  let { question, answer } = await ask(true)
  if (answer.errors?.[0]?.extensions?.code === 'COST_LIMIT_EXCEEDED') {
    ;({ question, answer } = await ask(false))
    notes.push('Citations are left out: with them this page would cost too much.')
  }
  const [error] = answer.errors ?? []
  if (error !== undefined) throw new NoCsv([[error.extensions?.code, error.extensions?.field].filter(Boolean).join(' '), error.message].filter(Boolean).join(': '))
  const { table } = question
  const found = table.rowsOf(answer.data)
  if (found.length === 0) throw new NoCsv('The answer has no rows.')
  if (table.leftOut.length > 0) notes.push(`Left out, for they stand beside the rows: ${table.leftOut.join(', ')}.`)
  if (table.cut.size > 0) notes.push(`Lists that go on behind their page end with …: ${[...table.cut.keys()].join(', ')}.`)
  if (question.goesOn(answer.data)) notes.push('The list goes on behind these rows: ask for more by first and after, or for all by the command yeondae.')
  const name = `yeondae-${operation.definition.name?.value ?? 'query'}-${today()}.csv`
  return { name, text: csvFile(table, found), notes: [`${found.length} ${found.length === 1 ? 'row' : 'rows'} in ${name}.`, ...notes] }
}

function operationOf({ query, variables, operationName }: Asked, schema: GraphQLSchema) {
  const document = explaining(() => parse(query))
  const [error] = validate(schema, document)
  if (error !== undefined) throw new NoCsv(error.message)
  const alone = operationIn(document, operationsOf(document).length > 1 ? operationName : null)
  if (alone === null) throw new NoCsv('Place the cursor in the operation to download: there are several.')
  if (alone.definition.operation !== OperationTypeNode.QUERY) throw new NoCsv('This operation changes the graph; only what is read can be downloaded.')
  return { ...alone, variables: jsonOf(variables, 'Variables') }
}

async function send(endpoint: string, headers: Record<string, unknown>, body: object): Promise<Answer> {
  const sent = new Headers({ 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json;q=0.9' })
  for (const [name, value] of Object.entries(headers)) sent.set(name, String(value))
  const response = await fetch(endpoint, { method: 'POST', headers: sent, body: JSON.stringify(body) }).catch(() => {
    throw new NoCsv('The server gives no answer.')
  })
  return (await response.json().catch(() => {
    throw new NoCsv(`The server answered HTTP ${response.status}, without JSON.`)
  })) as Answer
}

function jsonOf(text: string, what: string): Record<string, unknown> {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    throw new NoCsv(`${what} are no JSON.`)
  }
}

/** Turns what can't be read into what the page says. */
function explaining<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof TableError) throw new NoCsv(error.lists.length > 0 ? 'Which list gives the rows?' : 'This operation asks for no list, so that there are no rows to download.', error.lists)
    throw new NoCsv(error instanceof Error ? error.message : String(error))
  }
}

/** The day where the browser is, as in 2026-07-01. */
const today = (): string => new Intl.DateTimeFormat('sv-SE').format(new Date())
