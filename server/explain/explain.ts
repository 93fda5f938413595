import { randomBytes } from 'node:crypto'
import { GraphQLError, OperationTypeNode } from 'graphql'
import type { Database } from '../../prisma/client.ts'
import { type Context, contextOf, todayInKorea } from '../../schema/context.ts'
import { signedCursors } from '../../schema/core/cursor.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'
import { explainedAs, withDatabase } from '../commands/database.ts'
import { readPlace, readSecret } from '../config.ts'
import { costPlan } from '../limits/cost.ts'
import { type Note, Notes } from '../reads/notes.ts'
import { type Asked, type Statement, statementOf } from '../reads/read.ts'
import { Unreadable } from '../reads/unreadable.ts'
import { madeSecret } from '../secret.ts'
import { type Question, questionIn, type QuestionOptions } from './question.ts'
import { run, type Told } from './run.ts'
import { textOf } from './text.ts'
import { type Asker, viewerNamed } from './viewer.ts'

export interface ExplainOptions extends QuestionOptions {
  as: string
  analyze?: boolean
  json?: boolean
}

/** How an operation is read. */
export interface Explanation {
  operation: string | null
  /** Who asks. */
  viewer: string
  /** Points that it costs at most. */
  points: number | null
  road: 'compiled' | 'ordinary'
  /** Why it is not compiled, and the fields that lead to the one that can't be. */
  reason: string | null
  field: string | null
  /** In ms: of the first planning, and of the median of those that follow. */
  compiled: { first: number; again: number } | null
  statement: { sql: string; parameters: Statement['values']; holes: number; plan: Note[]; told: Told } | null
}

/** How long a statement may run, as for the server, in ms. */
const statementTime = 10_000
const again = 15

/** Says how the server reads the operation of a file. @throws CommandError for what can't be asked */
export async function explain(file: string, options: ExplainOptions): Promise<string> {
  const question = questionIn(file, options)
  return withDatabase(async (database) => {
    const explanation = await explanationOf(database, question, options)
    return options.json === true ? JSON.stringify(explanation, null, 2) : textOf(explanation)
  }, statementTime)
}

async function explanationOf(database: Database, { asked, definition }: Question, { as, analyze = false }: ExplainOptions): Promise<Explanation> {
  const asker = await viewerNamed(database.prisma, as)
  const ctx = await contextFor(database, asker)
  const points = costPlan(asked)?.requested
  const base = { operation: definition.name?.value ?? null, viewer: asker.name, points: points === undefined ? null : Math.max(1, points), compiled: null, statement: null }
  if (definition.operation !== OperationTypeNode.QUERY) return { ...base, road: 'ordinary', reason: 'a mutation', field: null }
  const notes = new Notes()
  const ordinary = (error: unknown): Explanation => ({ ...base, road: 'ordinary', reason: reasonOf(error), field: notes.place === '' ? null : notes.place })
  try {
    const began = performance.now()
    const statement = statementOf(asked, ctx, notes)
    const first = performance.now() - began
    const compiled = { first, again: timeAgain(asked, ctx) }
    const told = await run(database, statement, analyze)
    if (told.failure !== null) return { ...ordinary(told.failure), compiled }
    const { text, values, holes } = statement
    return { ...base, road: 'compiled', reason: null, field: null, compiled, statement: { sql: text.sql, parameters: values, holes, plan: notes.root.fields, told } }
  } catch (error) {
    return ordinary(error)
  }
}

/** @throws what is neither a refusal nor a field that can't be compiled */
function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message
  if (error instanceof GraphQLError) return `arguments that are refused (${error.message})`
  throw error
}

function timeAgain(asked: Asked, ctx: Context): number {
  const times = Array.from({ length: again }, () => {
    const began = performance.now()
    statementOf(asked, ctx, new Notes())
    return performance.now() - began
  })
  return times.sort((one, other) => one - other)[Math.floor(again / 2)] ?? 0
}

async function contextFor({ prisma }: Database, { viewer }: Asker): Promise<Context> {
  const now = new Date()
  const place = readPlace()
  const secret = readSecret() ?? ('folder' in place ? madeSecret(place.folder) : null) ?? randomBytes(32).toString('base64url')
  return contextOf({
    prisma,
    cursors: signedCursors(secret),
    territory: await readTerritory(prisma),
    requestId: 'command:explain',
    viewer,
    now,
    today: todayInKorea(now),
    idempotencyKey: null,
    budget: () => ({ limit: 0, remaining: 0, resetAt: now }),
    forgetViewers: () => undefined,
    say: (message) => message,
  })
}

/** What to say of a failure. */
export function explained(error: unknown): unknown {
  if ((error as { code?: unknown }).code === '57014') return `The database stopped the statement after ${statementTime / 1000} s, as it does for the server.`
  return explainedAs(error, 'Stop the server first.')
}
