import { GraphQLError } from 'graphql'
import type { Logger } from 'pino'

/**
 * What happens to a failure that nobody waits for. graphql-js leaves some alone in a list of which a later item fails
 * at once: the answer tells of that one, and the process goes on. Any other failure ends the process, as Node does by itself.
 */
export function orphanOf(log: Logger): (reason: unknown) => void {
  return (reason) => {
    if (!(reason instanceof GraphQLError)) throw reason
    log.debug({ err: reason }, 'a field failed that the answer has no place for')
  }
}
