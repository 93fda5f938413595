import type { IncomingMessage, ServerResponse } from 'node:http'
import { type DocumentNode, getOperationAST, type GraphQLSchema, OperationTypeNode } from 'graphql'
import type { Context } from '../../schema/context.ts'
import type { Guard } from '../limits/guard.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { type Reads, toldRoad } from '../reads/road.ts'
import { type ArrivalOptions, arrivalOf, enter } from './arrival.ts'
import { bytesOf, readJson } from './body.ts'
import { compressible, zipped } from './compression.ts'
import { jsonHeaders, type Origins } from './headers.ts'
import { takesGzip } from './language.ts'
import { documentOf } from './operations.ts'
import { type Params, paramsOfBody } from './params.ts'
import type { Entered, ServerContext } from './server-context.ts'
import { textAnswer } from './text-answer.ts'

export interface FrontOptions extends ArrivalOptions {
  schema: GraphQLSchema
  proxies: number
  origins: Origins
  guard: Guard
  reads: Reads
  metrics: Metrics
  contextOf: (entered: ServerContext & Entered) => Context
}

/** What the layers behind need not do again. */
export type Arrived = Pick<ServerContext, 'requestId' | 'began' | 'address' | 'language' | 'entered' | 'params' | 'road' | 'failure'>

/** What the short way answers to what a client accepts, as Yoga does; another one goes the long way. */
const [json, response] = ['application/json; charset=utf-8', 'application/graphql-response+json; charset=utf-8']
const types: Readonly<Record<string, string>> = {
  '': json,
  '*/*': json,
  'application/json': json,
  'application/graphql-response+json, application/json;q=0.9': response,
  'application/graphql-response+json,application/json;q=0.9': response,
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed': response,
}

/**
 * The short way of a query by POST: the same functions that stand before the fork on the long way, then
 * one statement, then its text to the socket. Whatever else there is, refusals too, goes the long way with what was
 * done already.
 * @returns null once it has answered, else what the long way goes on with
 */
export function front(options: FrontOptions): (request: IncomingMessage, response: ServerResponse) => Promise<Arrived | null> {
  const { proxies, origins, rate, identity } = options
  return async (request, response) => {
    const { method, url, headers } = request
    const type = types[headers.accept ?? '']
    const arrived = arrivalOf(request.socket.remoteAddress, one(headers['x-forwarded-for']), one(headers['accept-language']), proxies)
    if (method !== 'POST' || url !== '/graphql' || type === undefined) return arrived
    const header = (name: string) => one(headers[name])
    const { requestId, began, address, language } = arrived
    const entering = enter({ identity, rate }, { headers: { get: header, has: (name) => header(name) !== null } }, arrived)
    const go: Arrived = { requestId, began, address, language, entered: entering, params: undefined, road: undefined, failure: undefined }
    let text: string | null
    try {
      // Whoever is refused is told so by the long way, which never asks what was in the body.
      const { viewer, meter } = await entering
      go.params = readJson({ header, bytes: (limit) => bytesOf(request, limit) }).then(paramsOfBody)
      text = await answer(options, go, { requestId, began, address, language, viewer, meter }, await go.params)
    } catch {
      // The long way meets the same again, and tells it.
      return go
    }
    if (text === null) return go
    const told = jsonHeaders(requestId, origins, header('origin'))
    told.push('content-type', type, 'content-language', language)
    if (takesGzip(header('accept-encoding')) && compressible(text.length)) {
      told.push('content-encoding', 'gzip')
      send(response, await zipped(Buffer.from(text, 'latin1')), told)
    } else send(response, text, told)
    options.metrics.answered(go.road, began)
    return null
  }
}

/** A query's answer in UTF-8, each byte as a letter; null where it goes the long way. */
async function answer({ schema, guard, reads, contextOf, operations, trustedOnly }: FrontOptions, go: Arrived, entered: ServerContext & Entered, params: Params): Promise<string | null> {
  const { operationName, variables = {} } = params
  const query = documentOf(params, operations, trustedOnly)
  guard.checkText(variables)
  const document = guard.prepared(schema, query)
  if (document === null || !isQuery(document, operationName)) return null
  const ctx = contextOf(entered)
  const asked = { schema, document, operationName, variables }
  await guard.charge(asked, entered.meter)
  try {
    go.road = await guard.within(reads.take(asked, ctx))
  } catch (error) {
    go.failure = error as Error
    throw error
  }
  if (go.road.name !== 'compiled') return null
  return textAnswer(go.road.data, entered.meter, toldRoad(ctx, go.road))
}

const isQuery = (document: DocumentNode, operationName: string | undefined) => getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY

/** @param body bytes, each as a letter where it is a text */
function send(response: ServerResponse, body: string | Uint8Array, headers: string[]): void {
  headers.push('content-length', String(body.length))
  response.writeHead(200, headers)
  response.end(body, 'latin1')
}

const one = (header: string | string[] | undefined): string | null => (Array.isArray(header) ? header.join(', ') : (header ?? null))
