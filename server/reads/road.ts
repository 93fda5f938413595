import { type DocumentNode, GraphQLError } from 'graphql'
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Context } from '../../schema/context.ts'
import { operates } from '../../schema/core/viewer.ts'
import { type Asked, read } from './read.ts'
import { Unreadable } from './unreadable.ts'

/** Which road answered, and why it was not the short one. */
export type Road = { name: 'compiled'; text: string } | { name: 'ordinary'; reason: string }

/** What an operator is told of the road that an operation went. */
export const toldRoad = ({ viewer }: Context, road: Road): { road?: object } =>
  operates(viewer) ? { road: road.name === 'compiled' ? { name: road.name } : road } : {}

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
}

/** Statements that keep a name on each connection, so that the database plans them once. */
const namedStatements = 400
const interrupted = '57014'

export function createReads(pool: pg.Pool, log: Logger): Reads {
  const lasting = new WeakMap<DocumentNode, Map<string, string>>()
  const names = nameBook()

  const ordinary = (asked: Asked, reason: string, isLasting: boolean): Road => {
    if (isLasting) {
      const known = lasting.get(asked.document) ?? new Map<string, string>()
      known.set(asked.operationName ?? '', reason)
      lasting.set(asked.document, known)
    }
    return { name: 'ordinary', reason }
  }

  return {
    async take(asked, ctx) {
      const known = lasting.get(asked.document)?.get(asked.operationName ?? '')
      if (known !== undefined) return ordinary(asked, known, false)
      try {
        return { name: 'compiled', text: await read(pool, asked, ctx, names) }
      } catch (error) {
        if (error instanceof Unreadable) return ordinary(asked, error.message, error.isLasting)
        // What refuses the arguments is told by the ordinary road, at its place in the answer.
        if (error instanceof GraphQLError) return ordinary(asked, 'arguments that are refused', false)
        if ((error as { code?: unknown }).code === interrupted) throw error
        log.error({ requestId: ctx.requestId, err: error }, 'a compiled read failed and goes the ordinary road')
        return ordinary(asked, 'a failure of the compiled road', false)
      }
    },
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
