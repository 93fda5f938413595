import type { AddressInfo } from 'node:net'
import { GraphQLInputObjectType } from 'graphql'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { type Client, createClient, type TypedDocument } from '../../sdk/src/index.ts'
import { schema } from '../../schema/index.ts'
import { type App, createApp, type AppOptions } from '../../server/app.ts'
import { type ConnectionTimes, connectionTimes, serverOf } from '../../server/http/server.ts'
import { type Content, freshDatabase } from './databases.ts'

/** The real graph in this process, on a database of its own, asked through the real SDK. */
export interface TestGraph {
  app: App
  database: Database
  /** The SDK's client, its requests answered in this process. */
  client: Client
  /** What a query as text answers, through the SDK; errors are thrown. */
  ask<T>(query: string, variables?: Record<string, unknown>): Promise<T>
  /** Whether a root list has a filter, with this key where one is given. */
  hasFilter(list: string, key: string | null): boolean
  /** Posts a query as text and gives the answer as it comes: for what no client would send. */
  post(query: string, variables?: Record<string, unknown>, options?: PostOptions): Promise<Answer>
  /** The same graph as it answers the bearer of a key or token; null: nobody known. */
  as(bearer: string | null): AskedGraph
  /** What the server logged, a line an entry. */
  logged: Record<string, unknown>[]
}

/** A graph asked by one viewer. */
export type AskedGraph = Pick<TestGraph, 'client' | 'ask' | 'post'>

export interface PostOptions {
  idempotencyKey?: string
  headers?: Record<string, string>
}

export interface Answer {
  status: number
  data?: Record<string, unknown> | null
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; field?: string; requestId: string } }[]
}

export const endpoint = 'http://graph.test/graphql'
/** The limiter runs, and no test runs into it by accident. */
const testRates = { address: 1_000_000_000, named: 1_000_000_000 }
export const testSecret = 'a secret for tests alone, 32 letters or more'

/**
 * Opens a graph by hand; `withGraph` closes it too.
 * @param fill rows that are there before the server starts
 */
export async function openGraph(content: Content = 'demo', options: Partial<AppOptions> = {}, fill?: (database: Database) => Promise<void>): Promise<TestGraph> {
  const database = await freshDatabase(content)
  await fill?.(database)
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(JSON.parse(line) as Record<string, unknown>) })
  const app = await createApp({ database, secret: testSecret, log, rates: testRates, ...options })
  const as = (bearer: string | null): AskedGraph => {
    const authorization: Record<string, string> = bearer === null ? {} : { authorization: `Bearer ${bearer}` }
    const send: typeof fetch = (input, init) => {
      const request = new Request(input, init)
      for (const [name, value] of Object.entries(authorization)) request.headers.set(name, value)
      return app.fetch(request)
    }
    const client = createClient({ url: endpoint, fetch: send, retry: false })
    const post = async (query: string, variables: Record<string, unknown> = {}, { idempotencyKey, headers = {} }: PostOptions = {}): Promise<Answer> => {
      const body = JSON.stringify({ query, variables })
      const key: Record<string, string> = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }
      const response = await send(endpoint, { method: 'POST', headers: { 'content-type': 'application/json', ...key, ...headers }, body })
      return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) }
    }
    const ask = async <T>(query: string, variables: Record<string, unknown> = {}): Promise<T> => {
      const document: TypedDocument<T, Record<string, unknown>> = query
      return client.request(document, variables)
    }
    return { client, ask, post }
  }
  const hasFilter = (list: string, key: string | null) => {
    const filter = schema.getQueryType()?.getFields()[list]?.args.find((argument) => argument.name === 'filter')?.type
    return filter instanceof GraphQLInputObjectType && (key === null || key in filter.getFields())
  }
  return { app, database, ...as(null), as, hasFilter, logged }
}

/** A graph for all tests of a file; its members are there once the tests run. */
export function withGraph(content: Content = 'demo', options: Partial<AppOptions> = {}): TestGraph {
  const graph = {} as TestGraph
  beforeAll(async () => {
    Object.assign(graph, await openGraph(content, options))
  })
  afterAll(() => graph.database.close())
  return graph
}

/** A real HTTP server on a free port for the time of `work`, with the limits of the one that runs. */
export async function withServer<T>(app: App, work: (url: string) => Promise<T>, times: ConnectionTimes = connectionTimes): Promise<T> {
  const server = serverOf(app.handle, times)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

/** The SQL statements that run while `work` does, transactions' brackets left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = []
  const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown }
  const original = prototype.query
  prototype.query = function query(this: unknown, ...args: unknown[]) {
    const [first] = args
    const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text
    if (text !== undefined && !/^(begin|commit|rollback|set )/i.test(text)) statements.push(text)
    return original.apply(this, args)
  }
  try {
    await work()
  } finally {
    prototype.query = original
  }
  return statements
}
