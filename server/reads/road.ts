import { type DocumentNode, GraphQLError } from 'graphql'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Context } from '../../schema/context.ts'
import { type Asked, statementOf } from './read.ts'
import { Unreadable } from './unreadable.ts'

/** Which road answered, and why it was not the short one. */
export type Road = { name: 'compiled'; text: string } | { name: 'ordinary'; reason: string }

/** How many operations went which road since the start, and the reasons for the ordinary one with how often each was met. */
export interface RoadCounts {
  compiled: number
  ordinary: Readonly<Record<string, number>>
}

/** The result of an operation whose `data` is text already. */
export class TextData {
  readonly dataText: string

  constructor(dataText: string) {
    this.dataText = dataText
  }
}

export interface Reads {
  /**
   * Answers a query by one statement where it can.
   * @throws what the database says of a statement that it interrupted
   */
  take(asked: Asked, ctx: Context): Promise<Road>
  counts(): RoadCounts
}

/** Statements that keep a name on each connection, so that the database plans them once. */
const namedStatements = 400
/** Reasons that are counted one by one. */
const countedReasons = 200
const interrupted = '57014'

export function createReads(pool: pg.Pool, log: Logger): Reads {
  const lasting = new WeakMap<DocumentNode, Map<string, string>>()
  const names = nameBook()
  const reasons = new Map<string, number>()
  let compiled = 0

  const ordinary = (asked: Asked, reason: string, isLasting: boolean): Road => {
    if (isLasting) {
      const known = lasting.get(asked.document) ?? new Map<string, string>()
      known.set(asked.operationName ?? '', reason)
      lasting.set(asked.document, known)
    }
    if (reasons.has(reason) || reasons.size < countedReasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    return { name: 'ordinary', reason }
  }

  return {
    async take(asked, ctx) {
      const known = lasting.get(asked.document)?.get(asked.operationName ?? '')
      if (known !== undefined) return ordinary(asked, known, false)
      try {
        const { text, values, finish } = statementOf(asked, ctx)
        const name = names(text)
        const { rows } = await pool.query<{ data: string | null }>({ text, values, ...(name === null ? {} : { name }) })
        const data = rows[0]?.data
        if (data == null) throw new Error('a text that NULL has voided')
        const answer = finish(data)
        compiled += 1
        return { name: 'compiled', text: answer }
      } catch (error) {
        if (error instanceof Unreadable) return ordinary(asked, error.message, error.isLasting)
        // What refuses the arguments is told by the ordinary road, at its place in the answer.
        if (error instanceof GraphQLError) return ordinary(asked, 'arguments that are refused', false)
        if ((error as { code?: unknown }).code === interrupted) throw error
        log.error({ requestId: ctx.requestId, err: error }, 'a compiled read failed and goes the ordinary road')
        return ordinary(asked, 'a failure of the compiled road', false)
      }
    },
    counts: () => ({ compiled, ordinary: Object.fromEntries(reasons) }),
  }
}

/** Names for statements that come again, at most so many; a name is never given to another text. */
function nameBook(): (text: string) => string | null {
  const names = new Map<string, string>()
  const once = new Set<string>()
  return (text) => {
    const name = names.get(text)
    if (name !== undefined) return name
    if (names.size >= namedStatements) return null
    if (!once.has(text)) {
      if (once.size >= namedStatements) once.clear()
      once.add(text)
      return null
    }
    once.delete(text)
    const given = `read_${names.size + 1}`
    names.set(text, given)
    return given
  }
}
