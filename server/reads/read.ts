import { type DocumentNode, type FragmentDefinitionNode, getOperationAST, getVariableValues, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import type pg from 'pg'
import type { Context } from '../../schema/context.ts'
import { bindFor, fill } from './bind.ts'
import { statementText } from './root.ts'
import { Unreadable } from './unreadable.ts'
import { type Operation, selectionsOf } from './operation.ts'

/** What is asked, once it was validated and let in. */
export interface Asked {
  schema: GraphQLSchema
  document: DocumentNode
  operationName: string | null | undefined
  variables: Readonly<Record<string, unknown>>
}

/** The statement of an operation, and how its text becomes the answer's `data`. */
export interface Statement {
  text: string
  values: unknown[]
  finish(text: string): string
}

/**
 * The one statement that answers a query for a viewer.
 * @throws Unreadable where there is none, and what refuses its arguments: both go the ordinary road
 */
export function statementOf({ schema, document, operationName, variables }: Asked, ctx: Context): Statement {
  const definition = getOperationAST(document, operationName)
  if (definition?.operation !== OperationTypeNode.QUERY) throw new Unreadable('no query')
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables)
  if (coerced === undefined) throw new Unreadable('variables that are refused', { isLasting: false })
  const fragments = document.definitions.filter((one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION)
  const operation: Operation = { schema, definition, fragments: new Map(fragments.map((one) => [one.name.value, one])), variables: coerced, known: selectionsOf(document) }
  const bind = bindFor(operation, ctx)
  const text = statementText(bind)
  return { text, values: bind.values, finish: (given) => fill(given, bind.slots) }
}

/**
 * The `data` of a query as JSON text, in one statement.
 * @param nameOf the name that the database keeps a statement by; null: it keeps it for this once
 * @throws as `statementOf`, and what the database refuses
 */
export async function read(pool: pg.Pool, asked: Asked, ctx: Context, nameOf: (text: string) => string | null = () => null): Promise<string> {
  const { text, values, finish } = statementOf(asked, ctx)
  const name = nameOf(text)
  const { rows } = await pool.query<{ data: string | null }>({ text, values, ...(name === null ? {} : { name }) })
  const data = rows[0]?.data
  if (data == null) throw new Error('a text that NULL has voided')
  return finish(data)
}
