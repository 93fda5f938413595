import { randomUUID } from 'node:crypto'
import type { CORSOptions } from 'graphql-yoga'
import type { AppPlugin, ServerContext } from './server-context.ts'

/** Which pages may ask from a browser: any, or those of the listed origins. */
export type Origins = '*' | readonly string[]

/** What each answer says to browsers. Pages have a policy of their own. */
const always: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'cross-origin',
}
const unlessSaid: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
}

/** What Yoga answers to browsers of other origins; there are no cookies, so that credentials never go along by themselves. */
export function corsOf(origins: Origins): (request: Request) => CORSOptions {
  return (request) => {
    const origin = request.headers.get('origin')
    return origin !== null && mayAsk(origins, origin) ? { origin, credentials: false, ...toPages } : false
  }
}

const mayAsk = (origins: Origins, origin: string): boolean => origins === '*' || origins.includes(origin)

const toPages = {
  methods: ['GET', 'POST', 'OPTIONS'],
  allowedHeaders: ['Accept', 'Accept-Language', 'Authorization', 'Content-Type', 'Idempotency-Key', 'Last-Event-ID', 'Traceparent', 'Tracestate'],
  exposedHeaders: ['Content-Language', 'Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
  maxAge: 86_400,
}

const pageHeaders = Object.entries({
  'access-control-allow-methods': toPages.methods.join(', '),
  'access-control-allow-headers': toPages.allowedHeaders.join(', '),
  'access-control-expose-headers': toPages.exposedHeaders.join(', '),
  'access-control-max-age': String(toPages.maxAge),
}).flat()

const varies = ['Origin', 'Authorization', 'Accept', 'Accept-Encoding', 'Accept-Language']

const jsonAlways = Object.entries({ ...always, ...unlessSaid, vary: varies.join(', ') }).flat()

/**
 * The headers of an answer of the graph, each name before its value.
 * @param origin of the page that asks; null: no page does
 */
export function jsonHeaders(requestId: string, origins: Origins, origin: string | null): string[] {
  const headers = [...jsonAlways, 'x-request-id', requestId]
  if (origin !== null && mayAsk(origins, origin)) headers.push('access-control-allow-origin', origin, ...pageHeaders)
  return headers
}

/** The headers of every answer. */
export function answerHeaders(): AppPlugin {
  return {
    onResponse({ response: { headers }, serverContext }) {
      // Yoga answers OPTIONS before any other plugin sees the request.
      const { requestId = randomUUID() } = serverContext as Partial<ServerContext>
      headers.set('x-request-id', requestId)
      for (const [name, value] of Object.entries(always)) headers.set(name, value)
      for (const [name, value] of Object.entries(unlessSaid)) if (!headers.has(name)) headers.set(name, value)
      const vary = new Set((headers.get('vary') ?? '').split(',').map((name) => name.trim()).filter(Boolean))
      for (const name of varies) vary.add(name)
      headers.set('vary', [...vary].join(', '))
    },
  }
}
