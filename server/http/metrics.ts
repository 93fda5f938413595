import { GraphQLError } from 'graphql'
import type { ExecutionResult } from 'graphql'
import type { Logger } from 'pino'
import { operates, type Viewer } from '../../schema/core/viewer.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { translate } from '../messages/translate.ts'
import { publicError } from '../public-error.ts'
import { type ArrivalOptions, recognise } from './arrival.ts'
import { Refusal } from './refusal.ts'
import type { AppPlugin, ServerContext } from './server-context.ts'

/** The server's numbers at /metrics, for operators. */
export function metricsPage(options: Pick<ArrivalOptions, 'identity' | 'rate'>, metrics: Metrics, log: Logger): AppPlugin {
  return {
    async onRequest({ request, url, serverContext, endResponse, fetchAPI: { Response } }) {
      if (request.method !== 'GET' || url.pathname !== '/metrics') return
      try {
        requireOperator(await recognise(options, request, serverContext))
        endResponse(new Response(await metrics.text(), { headers: { 'content-type': metrics.type } }))
      } catch (error) {
        const { body, status, headers, code } = refusalOf(error as Error, serverContext, log)
        metrics.refused(code)
        endResponse(new Response(body, { status, headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } }))
      }
    },
  }
}

function requireOperator(viewer: Viewer): void {
  if (operates(viewer)) return
  if (viewer.kind !== 'ANONYMOUS') throw new Refusal(403, 'FORBIDDEN', 'Expected a viewer with the scope OPERATE.')
  throw new Refusal(401, 'UNAUTHENTICATED', 'Expected a key or a token in the header "Authorization: Bearer …".', undefined, { 'www-authenticate': 'Bearer' })
}

/** A refusal as the graph answers it. */
function refusalOf(error: Error, { requestId, language }: ServerContext, log: Logger): { body: string; status: number; headers: Record<string, string>; code: string } {
  const { sent, isFailure } = publicError(error instanceof GraphQLError ? error : new GraphQLError(error.message, { originalError: error }), requestId)
  if (isFailure) log.error({ requestId, err: error }, 'request failed')
  const { http, ...extensions } = sent.extensions as { http?: { status: number; headers: Record<string, string> }; code: string }
  return {
    body: JSON.stringify({ errors: [{ message: translate(sent.message, language), extensions }] }),
    status: http?.status ?? 500,
    headers: http?.headers ?? {},
    code: extensions.code,
  }
}

/** Counts the answers of the graph that go the long way. */
export function counted(metrics: Metrics): AppPlugin {
  const answers = new WeakSet<ServerContext>()
  return {
    onResultProcess({ result, serverContext }) {
      // A stream has no time of its own: its events are counted as they are told.
      if (Symbol.asyncIterator in result) return
      answers.add(serverContext)
      const { errors } = result as ExecutionResult
      if (errors !== undefined) for (const code of new Set(errors.map(({ extensions }) => String(extensions['code'])))) metrics.refused(code)
    },
    onResponse({ serverContext }) {
      if (answers.has(serverContext)) metrics.answered(serverContext.road, serverContext.began)
    },
  }
}
