import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { createYoga, useReadinessCheck } from 'graphql-yoga'
import type { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Database } from '../prisma/client.ts'
import { type Context, contextOf, todayInKorea } from '../schema/context.ts'
import { signedCursors } from '../schema/core/cursor.ts'
import { schema } from '../schema/index.ts'
import type { Territory } from '../schema/region/territory.ts'
import { readTerritory } from '../schema/region/territory-rows.ts'
import { createIdentity, type JwtOptions } from './auth/identity.ts'
import { eventStreams } from './changes/events.ts'
import { createFeed } from './changes/feed.ts'
import type { Rhythm } from './changes/follow.ts'
import type { StreamLimits } from './changes/places.ts'
import { answers } from './http/answers.ts'
import { arrived, letIn } from './http/arrival.ts'
import { compressed } from './http/compression.ts'
import { answerHeaders, corsOf, type Origins } from './http/headers.ts'
import { sdkOperations } from './http/operations.ts'
import { front } from './http/front.ts'
import { docs } from './http/docs.ts'
import { counted, metricsPage } from './http/metrics.ts'
import { pages } from './http/pages.ts'
import type { Entered, ServerContext } from './http/server-context.ts'
import { documentCache } from './limits/document-cache.ts'
import { type DocumentLimits, documentLimits } from './limits/document.ts'
import { createGuard, guarded } from './limits/guard.ts'
import { createRate, defaultRates, type Rates } from './limits/rate.ts'
import { createReads } from './reads/road.ts'
import { createLivePool } from './matching/live-pool.ts'
import { createMetrics } from './metrics/metrics.ts'
import { translate } from './messages/translate.ts'

export interface AppOptions {
  database: Database
  /** Signs the cursors; at least 32 characters. */
  secret: string
  log: Logger
  /** The clock; another one for tests. Points are counted by the system's. */
  now?: () => Date
  /** The identity provider of persons; null: there is none. */
  jwt?: JwtOptions | null
  /** How long what is known of a key or person is used without asking anew, in ms. */
  keyCacheMs?: number
  /** What one document may ask for. */
  limits?: DocumentLimits
  /** What a viewer may ask for in a minute. */
  rates?: Rates
  /** Where points are counted for several processes; null: in this one. */
  redis?: Redis | null
  /** How many streams may be open. */
  streams?: StreamLimits
  /** How often a stream in which nothing happens is looked after. */
  rhythm?: Rhythm
  /** How long a query may run, in ms. */
  queryTime?: number
  /** Proxies before the server, whose X-Forwarded-For is believed. */
  proxies?: number
  /** Which pages may ask from a browser. */
  origins?: Origins
  /** Whether the schema may be asked for. */
  introspection?: boolean
  /** Whether the SDK's operations alone are taken. */
  trustedOnly?: boolean
  /** Which road queries go: compiled to one statement where they can be, or all the ordinary one. */
  road?: 'compiled' | 'ordinary'
}

/** The graph behind HTTP, without a socket. */
export interface App {
  /** For `node:http`. */
  handle: RequestListener
  /** For requests within the process. */
  fetch: (request: Request) => Promise<Response>
  /** Completes the streams that are open, and each one that comes: the server is about to close. */
  endStreams: () => void
  /** The regions as they stood at the start, for what runs beside the requests. */
  territory: Territory
}

/** Everything but listening: routes, limits, identity, errors and the graph itself. */
export async function createApp({
  database,
  secret,
  log,
  now = () => new Date(),
  jwt = null,
  keyCacheMs,
  limits = documentLimits,
  rates = defaultRates,
  redis = null,
  streams,
  rhythm,
  queryTime = 10_000,
  proxies = 0,
  origins = '*',
  introspection = true,
  trustedOnly = false,
  road = 'compiled',
}: AppOptions): Promise<App> {
  const { prisma } = database
  const territory = await readTerritory(prisma)
  const cursors = signedCursors(secret)
  const identity = createIdentity({ prisma, now, jwt, log, ...(keyCacheMs === undefined ? {} : { keyCacheMs }) })
  const rate = createRate(rates, redis)
  const arrival = { identity, rate, operations: sdkOperations, trustedOnly }
  const guard = createGuard({ limits, introspection, queryTime })
  const metrics = createMetrics(database)
  const reads = road === 'compiled' ? createReads(database, log, metrics.read) : null
  const feed = createFeed({ prisma, secret, guard, rate, metrics, log, now, ...(streams === undefined ? {} : { limits: streams }), ...(rhythm === undefined ? {} : { rhythm }) })
  const livePool = createLivePool({ prisma, territory })
  const contextFor = (server: ServerContext & Entered, request: Request | null): Context => {
    const { requestId, language, viewer, meter, address } = server
    const at = now()
    return contextOf({
      prisma,
      cursors,
      territory,
      requestId,
      viewer,
      now: at,
      today: todayInKorea(at),
      idempotencyKey: request?.headers.get('idempotency-key') ?? null,
      follow: (asked, signal) =>
        feed.follow(asked, {
          lastEventId: request?.headers.get('last-event-id') ?? null,
          signal,
          viewerNow: () => identity.viewerOf(request ?? { headers: new Headers() }, address),
          contextFor: (viewer) => contextFor({ ...server, viewer }, request),
        }),
      matching: () => livePool.at(todayInKorea(at)),
      budget: () => meter.budget,
      forgetViewers: () => identity.forget(),
      say: (message) => translate(message, language),
    })
  }
  const yoga = createYoga<ServerContext, Context>({
    schema,
    graphqlEndpoint: '/graphql',
    healthCheckEndpoint: '/health',
    landingPage: false,
    graphiql: false,
    multipart: false,
    batching: false,
    maskedErrors: false,
    logging: false,
    // Bodies are read by http/body.ts, which counts what it reads.
    maxRequestBodySize: false,
    parserAndValidationCache: { documentCache: documentCache(), errorCache: documentCache() },
    cors: corsOf(origins),
    context: (server) => {
      const { viewer, meter } = server
      if (viewer === undefined || meter === undefined) throw new Error('A request reached the graph that nobody has let in.')
      return contextFor({ ...server, viewer, meter }, server.request)
    },
    plugins: [
      arrived({ proxies }),
      useReadinessCheck({
        endpoint: '/ready',
        check: () => prisma.$queryRaw`select 1`.then(() => true),
      }),
      pages({ isOpen: !trustedOnly }),
      docs({ isOpen: introspection }),
      metricsPage(arrival, metrics, log),
      letIn(arrival),
      guarded(guard, reads),
      eventStreams(feed),
      answers(log),
      answerHeaders(),
      compressed(),
      counted(metrics),
    ],
  })
  const short = reads === null ? null : front({ ...arrival, schema, proxies, origins, guard, reads, metrics, contextOf: (entered) => contextFor(entered, null) })
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const arrived = short === null ? {} : await short(request, response)
    if (arrived !== null) await yoga(request, response, arrived as ServerContext)
  }
  return {
    handle: (request, response) => {
      handle(request, response).catch((error: unknown) => {
        log.error({ err: error }, 'a request ended without an answer')
        response.destroy()
      })
    },
    fetch: (request) => Promise.resolve(yoga.fetch(request)),
    endStreams: () => feed.end(),
    territory,
  }
}
