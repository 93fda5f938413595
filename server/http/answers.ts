import type { ExecutionResult } from 'graphql'
import type { Logger } from 'pino'
import { TextData } from '../reads/road.ts'
import type { AppPlugin } from './server-context.ts'
import { textAnswer } from './text-answer.ts'
import { toldErrors } from './told-errors.ts'

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
      // A stream tells its errors and its cost event by event.
      if (Symbol.asyncIterator in result) return
      const { errors: given, ...rest } = result as ExecutionResult
      const errors = given && toldErrors(given, { requestId, language }, log)
      for (const { extensions } of errors ?? []) if (extensions['code'] === 'INTERNAL' && !('data' in result)) extensions['http'] = { status: 500 }
      const isSpent = errors?.some(({ extensions }) => extensions['code'] === 'TIMEOUT' || extensions['code'] === 'INTERNAL') ?? false
      const cost = meter === undefined ? undefined : await meter.settle(rest.data, isSpent)
      setResult({
        ...(errors === undefined ? {} : { errors }),
        ...rest,
        ...(cost === undefined ? {} : { extensions: { ...rest.extensions, cost } }),
      })
    },
    onResponse({ response, serverContext: { language } }) {
      if (/\b(json|event-stream)\b/.test(response.headers.get('content-type') ?? '')) response.headers.set('content-language', language)
    },
  }
}
