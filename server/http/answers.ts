import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Logger } from 'pino'
import { TextData } from '../reads/road.ts'
import { publicError } from '../public-error.ts'
import { translate } from '../messages/translate.ts'
import type { AppPlugin } from './server-context.ts'
import { textAnswer } from './text-answer.ts'

/**
 * Answers as clients see them: what they cost, and errors with a code, the field and the request's id, in the client's
 * language. Failures of ours stand only in the log.
 */
export function answers(log: Logger): AppPlugin {
  return {
    async onResultProcess({ result, setResult, serverContext: { requestId, language, meter } }) {
      if (result instanceof TextData) {
        const text = await textAnswer(result.dataText, meter, (result as ExecutionResult).extensions)
        setResult({ stringify: () => text })
        return
      }
      const { errors: given, ...rest } = result as ExecutionResult
      const told = given?.map((error) => ({ error, ...publicError(error, requestId) }))
      for (const { error, sent, isFailure } of told ?? []) {
        const code = sent.extensions['code']
        if (isFailure) log.error({ requestId, err: error.originalError ?? error, path: error.path }, 'request failed')
        else if (code === 'TIMEOUT') log.warn({ requestId, path: error.path }, 'request took too long')
        if (isFailure && !('data' in result)) sent.extensions['http'] = { status: 500 }
        sent.message = translate(sent.message, language)
      }
      const isSpent = told?.some(({ sent }) => sent.extensions['code'] === 'TIMEOUT' || sent.extensions['code'] === 'INTERNAL') ?? false
      const cost = meter === undefined ? undefined : await meter.settle(rest.data, isSpent)
      setResult({
        ...(told === undefined ? {} : { errors: told.map(({ sent }): GraphQLError => sent) }),
        ...rest,
        ...(cost === undefined ? {} : { extensions: { ...rest.extensions, cost } }),
      })
    },
    onResponse({ response, serverContext: { language } }) {
      if (/\bjson\b/.test(response.headers.get('content-type') ?? '')) response.headers.set('content-language', language)
    },
  }
}
