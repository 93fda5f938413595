import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { TextStatement, TextValue } from '../../prisma/pipeline.ts'
import type { Context } from '../../schema/context.ts'
import type { Bytes } from './bytes.ts'
import { coercedVariables, flagsOf, noFlags, operationOf, type Variables } from './operation.ts'
import type { Notes } from './notes.ts'
import { type Draft, draftOf, fillBytes, type Request, type Template } from './plan.ts'
import { statementText } from './root.ts'
import type { Run } from './statements.ts'
import { Unreadable } from './unreadable.ts'

/** What is asked, once it was validated and let in. */
export interface Asked {
  schema: GraphQLSchema
  document: DocumentNode
  operationName: string | null | undefined
  variables: Variables
}

/** The statement of an operation, and how its text becomes the answer's `data`. */
export interface Statement {
  text: TextStatement
  values: TextValue[]
  /** Parts of the text that each request writes anew. */
  holes: number
  /** @throws Unreadable where a field computes what it must wait for */
  finish(data: Bytes): Bytes
}

/** How an operation is read, whoever asks and with whatever variables. */
interface Plan {
  draft: Draft
  template: Template
  /** Texts by what requests wrote into the holes. */
  texts: Map<string, TextStatement>
  /** Set once a field has shown that it computes what must be waited for: the statement would run for nothing. */
  hopeless: Unreadable | null
}

/** Plans of one document: one for each operation and each set of flags. */
type Plans = Map<string, Plan | Unreadable | GraphQLError>

const maxPlans = 32
const maxTexts = 32
/** Documents whose plans are kept. */
const maxDocuments = 1000
const plans = new LRUCache<DocumentNode, Plans>({ max: maxDocuments })

/**
 * The one statement that answers a query for a viewer.
 * @param notes has it planned anew, and takes note of the plan
 * @throws Unreadable where there is none, and what refuses its arguments: both go the ordinary road
 */
export function statementOf({ schema, document, operationName, variables: given }: Asked, ctx: Context, notes?: Notes): Statement {
  const definition = getOperationAST(document, operationName)
  if (definition?.operation !== OperationTypeNode.QUERY) throw new Unreadable('no query')
  const variables = coercedVariables(schema, definition, given)
  if (variables === null) throw new Unreadable('variables that are refused')
  const plan = notes === undefined ? planOf(schema, document, definition, variables) : planNoted(schema, document, definition, variables, notes)
  const values: TextValue[] = []
  const request: Request = { operation: plan.draft.operation, variables, ctx, made: [], param: (value) => `$${values.push(value)}` }
  const text = writtenText(plan, request)
  return { text, values, holes: plan.template.holes.length, finish: (data) => finished(plan, data, request) }
}

/**
 * The `data` of a query as JSON text, in one statement.
 * @throws as `statementOf` and what it finishes, and what the database refuses
 */
export async function read(run: Run, asked: Asked, ctx: Context): Promise<Bytes> {
  const { text, values, finish } = statementOf(asked, ctx)
  const data = await run(text, values)
  if (data === null) throw new Error('a text that NULL has voided')
  return finish(data)
}

function planOf(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode, variables: Variables): Plan {
  let known = plans.get(document)
  if (known === undefined) plans.set(document, (known = new Map()))
  const flags = flagsOf(document, variables)
  const name = definition.name?.value ?? ''
  const key = flags === noFlags ? name : `${name} ${JSON.stringify(flags)}`
  let plan = known.get(key)
  if (plan === undefined) {
    if (known.size >= maxPlans) known.clear()
    plan = planned(() => draftOf(operationOf(schema, document, definition, flags)))
    known.set(key, plan)
  }
  if (plan instanceof Error) throw plan
  if (plan.hopeless !== null) throw plan.hopeless
  return plan
}

function planNoted(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode, variables: Variables, notes: Notes): Plan {
  const plan = planned(() => draftOf(operationOf(schema, document, definition, flagsOf(document, variables)), notes))
  if (plan instanceof Error) throw plan
  return plan
}

function finished(plan: Plan, data: Bytes, request: Request): Bytes {
  const { slots } = plan.draft
  if (slots.length === 0) return data
  try {
    return fillBytes(data, slots, request)
  } catch (error) {
    if (error instanceof Unreadable && error.isLasting) plan.hopeless = error
    throw error
  }
}

/** A plan, or why there is none: neither hangs on more than the document and its flags. */
function planned(begin: () => Draft): Plan | Unreadable | GraphQLError {
  try {
    const draft = begin()
    return { draft, template: draft.template(statementText(draft)), texts: new Map(), hopeless: null }
  } catch (error) {
    if (error instanceof Unreadable || error instanceof GraphQLError) return error
    throw error
  }
}

/** The text that a request asks by: put together at its first sight, then known by what stands in the holes. */
function writtenText({ template: { texts: around, holes }, texts }: Plan, request: Request): TextStatement {
  const parts = holes.map((write) => write(request))
  const key = parts.join('\u0000')
  const before = texts.get(key)
  if (before !== undefined) return before
  if (texts.size >= maxTexts) texts.clear()
  const text = { sql: around.reduce((sql, part, place) => `${sql}${parts[place - 1] ?? ''}${part}`) }
  texts.set(key, text)
  return text
}

