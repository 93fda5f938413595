import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { type DocumentNode, execute, type ExecutionResult, GraphQLError } from 'graphql'
import { createYoga, type Plugin, useReadinessCheck } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Database } from '../prisma/client.ts'
import { type Context, contextOf, todayInKorea } from '../schema/context.ts'
import { signedCursors } from '../schema/core/cursor.ts'
import { schema } from '../schema/index.ts'
import { readTerritory } from '../schema/region/territory-rows.ts'
import { graphiqlAsset, graphiqlPage } from './graphiql/page.ts'
import { costWithin, type DocumentLimits, documentLimits, withinLimits } from './limits/document.ts'
import { NoBadText, refuseBadText } from './limits/text.ts'
import { publicError } from './public-error.ts'

export interface AppOptions {
  database: Database
  /** Signs the cursors; at least 32 characters. */
  secret: string
  log: Logger
  /** The clock; another one for tests. */
  now?: () => Date
  limits?: DocumentLimits
}

/** The graph behind HTTP, without a socket. */
export interface App {
  /** For `node:http`. */
  handle: RequestListener
  /** For requests within the process. */
  fetch: (request: Request) => Promise<Response>
}

const bodyLimit = 256 * 1024

interface ServerContext {
  requestId: string
}

/** Everything but listening: routes, limits, identity, errors and the graph itself. */
export async function createApp({ database, secret, log, now = () => new Date(), limits = documentLimits }: AppOptions): Promise<App> {
  const { prisma } = database
  const territory = await readTerritory(prisma)
  const cursors = signedCursors(secret)
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
    maxRequestBodySize: bodyLimit,
    cors: { origin: '*', credentials: false, methods: ['GET', 'POST', 'OPTIONS'] },
    context: ({ requestId }) =>
      contextOf({ prisma, cursors, territory, requestId, viewer: { kind: 'ANONYMOUS' }, today: todayInKorea(now()) }),
    plugins: [
      requestIds(),
      useReadinessCheck({
        endpoint: '/ready',
        check: () => prisma.$queryRaw`select 1`.then(() => true),
      }),
      pages(),
      jsonOnly(),
      limited(limits),
      maskedErrors(log),
    ],
  })
  return {
    handle: (request, response) => void yoga(request, response),
    fetch: (request) => Promise.resolve(yoga.fetch(request)),
  }
}

type AppPlugin = Plugin<Context, ServerContext>

/** Gives each request an id, which its answer, its errors and the log carry. */
function requestIds(): AppPlugin {
  return {
    onRequest({ serverContext }) {
      serverContext.requestId = randomUUID()
    },
    onResponse({ response, serverContext }) {
      response.headers.set('x-request-id', serverContext.requestId)
      response.headers.set('x-content-type-options', 'nosniff')
    },
  }
}

/** GraphiQL for browsers at the endpoint, and its files. */
function pages(): AppPlugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI: { Response } }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      if (url.pathname === '/') {
        endResponse(new Response(null, { status: 302, headers: { location: '/graphql' } }))
      } else if (url.pathname.startsWith('/graphiql/')) {
        const asset = graphiqlAsset(url.pathname.slice('/graphiql/'.length))
        endResponse(
          asset === null
            ? new Response('Not found', { status: 404 })
            : new Response(new Uint8Array(asset.body), { headers: { 'content-type': asset.type, 'cache-control': asset.cacheControl } }),
        )
      } else if (url.pathname === '/graphql' && !url.searchParams.has('query') && /\btext\/html\b/.test(request.headers.get('accept') ?? '')) {
        const { html, csp } = graphiqlPage()
        endResponse(
          new Response(html, {
            headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp, 'cache-control': 'no-cache' },
          }),
        )
      }
    },
  }
}

/** Bodies are JSON: what a form on another site can send without asking is refused, which is the defence against CSRF. */
function jsonOnly(): AppPlugin {
  return {
    onRequest({ request, url, serverContext, endResponse, fetchAPI: { Response } }) {
      if (request.method !== 'POST' || url.pathname !== '/graphql') return
      const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
      if (type === 'application/json' || type === 'application/graphql+json') return
      const { requestId } = serverContext
      const error = { message: 'Expected a body of type application/json.', extensions: { code: 'BAD_USER_INPUT', field: 'content-type', requestId } }
      endResponse(Response.json({ errors: [error] }, { status: type === undefined ? 400 : 415 }))
    },
  }
}

/** What one request may ask for, before anything runs. */
function limited(limits: DocumentLimits): AppPlugin {
  return {
    onParams({ params }) {
      refuseBadText(params.variables)
    },
    onParse({ parseFn, setParseFn }) {
      setParseFn((source: unknown, options?: object): unknown => parseFn(source, { ...options, maxTokens: limits.tokens }))
    },
    onValidate({ addValidationRule }) {
      addValidationRule(NoBadText)
      addValidationRule(withinLimits(limits))
    },
    onExecute({ args, setExecuteFn, setResultAndStopExecution }) {
      // Yoga's own executor takes an object with an alias named `then` for a promise.
      setExecuteFn(execute)
      try {
        costWithin(limits.cost, {
          schema,
          document: args.document as DocumentNode,
          operationName: args.operationName as string | null | undefined,
          variables: (args.variableValues ?? {}) as Record<string, unknown>,
          context: args.contextValue,
        })
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        setResultAndStopExecution({ errors: [error] })
      }
    },
  }
}

/** Errors as clients see them: with a code, the field and the request's id; failures of ours only in the log. */
function maskedErrors(log: Logger): AppPlugin {
  return {
    onResultProcess({ result, setResult, serverContext: { requestId } }) {
      const given = 'errors' in result ? (result.errors as readonly GraphQLError[] | undefined) : undefined
      if (given === undefined) return
      const errors = given.map((error) => {
        const { sent, isFailure } = publicError(error, requestId)
        if (isFailure) {
          log.error({ requestId, err: error.originalError ?? error, path: error.path }, 'request failed')
          if (!('data' in result)) sent.extensions['http'] = { status: 500 }
        }
        return sent
      })
      setResult({ ...(result as ExecutionResult), errors })
    },
  }
}
