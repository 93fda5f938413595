import { type DocumentNode, execute, GraphQLError, parse } from 'graphql'
import type { Database } from '../../prisma/client.ts'
import { type Context, contextOf, todayInKorea } from '../../schema/context.ts'
import { type Cursors, signedCursors } from '../../schema/core/cursor.ts'
import { anonymous, type Viewer } from '../../schema/core/viewer.ts'
import { schema } from '../../schema/index.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'
import { createLivePool } from '../../server/matching/live-pool.ts'
import { type Asked, read } from '../../server/reads/read.ts'
import { textOf } from '../../server/reads/bytes.ts'
import { statementsOn } from '../../server/reads/statements.ts'
import { Unreadable } from '../../server/reads/unreadable.ts'
import { testSecret } from '../support/graph.ts'
import { now } from './rows.ts'

/** An operation with the variables that it is asked with. */
export interface Question {
  query: string
  variables: Readonly<Record<string, unknown>>
}

/** What the compiled road does: it answers by the text of `data`, or leaves the operation to the ordinary road. */
export type Compiled = { kind: 'answered'; text: string } | { kind: 'unreadable'; reason: string } | { kind: 'refused'; message: string }

/** What the ordinary road does: `data` as text, and how many errors stand beside it. */
export interface Ordinary {
  text: string
  errors: readonly GraphQLError[]
}

/** One database, asked on both roads within the same context. */
export interface Roads {
  cursors: Cursors
  contextFor(viewer: Viewer): Context
  /** @throws whatever fails on the compiled road beside a refusal: a voided text, an error of the database */
  compiled(question: Question, viewer?: Viewer): Promise<Compiled>
  ordinary(question: Question, viewer?: Viewer): Promise<Ordinary>
}

export async function roadsOn({ prisma, pool, pipeline }: Database): Promise<Roads> {
  const run = statementsOn({ pool, pipeline })
  const territory = await readTerritory(prisma)
  const cursors = signedCursors(testSecret)
  const livePool = createLivePool({ prisma, territory })
  const contextFor = (viewer: Viewer): Context =>
    contextOf({
      prisma,
      cursors,
      territory,
      requestId: 'a-test',
      viewer,
      now,
      today: todayInKorea(now),
      idempotencyKey: null,
      budget: () => ({ limit: 1, remaining: 1, resetAt: now }),
      forgetViewers: () => undefined,
      say: (message) => message,
      matching: () => livePool.at(todayInKorea(now)),
    })
  return {
    cursors,
    contextFor,
    async compiled(question, viewer = anonymous('test')) {
      try {
        return { kind: 'answered', text: textOf(await read(run, askedOf(question), contextFor(viewer))) }
      } catch (error) {
        if (error instanceof Unreadable) return { kind: 'unreadable', reason: error.message }
        if (error instanceof GraphQLError) return { kind: 'refused', message: error.message }
        throw error
      }
    },
    async ordinary(question, viewer = anonymous('test')) {
      const { document, variables } = askedOf(question)
      const { data, errors = [] } = await execute({ schema, document, variableValues: variables, contextValue: contextFor(viewer) })
      return { text: JSON.stringify(data), errors }
    },
  }
}

let latest = { query: '', document: null as DocumentNode | null }

/** A question as the roads are asked it; the same document again where it was the last one, as the server's cache has it. */
export function askedOf({ query, variables }: Question): Asked & { document: DocumentNode } {
  const document = latest.query === query && latest.document !== null ? latest.document : parse(query)
  latest = { query, document }
  return { schema, document, operationName: null, variables }
}

/** The same data written in one way: the order of keys and rows stays. */
export const normal = (text: string): string => JSON.stringify(JSON.parse(text))

/** How many keys a text of JSON has, those that a reader would let another one of their name replace too. */
export const keysIn = (text: string): number => text.match(/"(?:[^"\\]|\\.)*":/g)?.length ?? 0
