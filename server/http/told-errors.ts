import type { GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { publicError } from '../public-error.ts'
import { translate } from '../messages/translate.ts'
import type { ServerContext } from './server-context.ts'

/** Errors as clients see them: with a code, the field and the request's id, in the client's language. Failures of ours stand only in the log. */
export function toldErrors(errors: readonly GraphQLError[], { requestId, language }: Pick<ServerContext, 'requestId' | 'language'>, log: Logger): GraphQLError[] {
  return errors.map((error) => {
    const { sent, isFailure } = publicError(error, requestId)
    if (isFailure) log.error({ requestId, err: error.originalError ?? error, path: error.path }, 'request failed')
    else if (sent.extensions['code'] === 'TIMEOUT') log.warn({ requestId, path: error.path }, 'request took too long')
    sent.message = translate(sent.message, language)
    return sent
  })
}
