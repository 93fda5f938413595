import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import type { Database } from '../../prisma/client.ts'
import type { Context } from '../../schema/context.ts'
import { operates } from '../../schema/core/viewer.ts'
import type { Bytes } from './bytes.ts'
import { type Asked, read } from './read.ts'
import { statementsOn } from './statements.ts'
import { Unreadable } from './unreadable.ts'

/** Which road answered, and why it was not the short one. */
export type Road = { name: 'compiled'; data: Bytes } | { name: 'ordinary'; reason: string }

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

const interrupted = '57014'

/** @param told is told how long each statement took, in ms */
export function createReads(database: Pick<Database, 'pool' | 'pipeline'>, log: Logger, told?: (took: number) => void): Reads {
  const run = statementsOn(database, told)
  return {
    async take(asked, ctx) {
      try {
        return { name: 'compiled', data: await read(run, asked, ctx) }
      } catch (error) {
        if (error instanceof Unreadable) return { name: 'ordinary', reason: error.message }
        // What refuses the arguments is told by the ordinary road, at its place in the answer.
        if (error instanceof GraphQLError) return { name: 'ordinary', reason: 'arguments that are refused' }
        if ((error as { code?: unknown }).code === interrupted) throw error
        log.error({ requestId: ctx.requestId, err: error }, 'a compiled read failed and goes the ordinary road')
        return { name: 'ordinary', reason: 'a failure of the compiled road' }
      }
    },
  }
}
