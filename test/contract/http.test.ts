import { createHash } from 'node:crypto'
import { serverAudits } from 'graphql-http'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { changes, ForbiddenError } from '../../sdk/src/index.ts'
import { ChangesDocument, MetricsDocument } from '../../sdk/src/operations.ts'
import { createApp } from '../../server/app.ts'
import { serverUrl } from '../database/bare-database.ts'
import { urlOf } from '../support/databases.ts'
import { endpoint, openGraph, type TestGraph, testSecret, withGraph, withServer } from '../support/graph.ts'

const graph = withGraph()
const get = (path: string, headers: Record<string, string> = {}) => graph.app.fetch(new Request(new URL(path, endpoint), { headers }))
const send = (body: string, headers: Record<string, string>) => graph.app.fetch(new Request(endpoint, { method: 'POST', headers, body }))
const json = { 'content-type': 'application/json' }

describe('the endpoint', () => {
  test('passes every audit of GraphQL over HTTP', async () => {
    await withServer(graph.app, async (url) => {
      const audits = serverAudits({ url: `${url}/graphql` })
      expect(audits.length).toBeGreaterThan(50)
      const failed: string[] = []
      for (const audit of audits) {
        const result = await audit.fn()
        if (result.status !== 'ok') failed.push(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`)
      }
      expect(failed).toEqual([])
    })
  })

  test('answers queries by GET', async () => {
    const response = await get('/graphql?query=%7B__typename%7D', { accept: 'application/json' })
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } })
  })

  test('gives each answer an id', async () => {
    const response = await send('{"query":"{ __typename }"}', json)
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql'])('refuses bodies of type %s', async (type) => {
    const response = await send('query={__typename}', { 'content-type': type })
    expect(response.status).toBe(415)
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'content-type' } }] })
  })

  test('refuses a body over 256 KiB', async () => {
    const response = await send(JSON.stringify({ query: `{ __typename } # ${'x'.repeat(300_000)}` }), json)
    expect(response.status).toBe(413)
  })

  test('refuses several operations in one request', async () => {
    const response = await send('[{"query":"{ __typename }"},{"query":"{ __typename }"}]', json)
    expect(response.status).toBeGreaterThanOrEqual(400)
  })
})

describe('what an answer cost', () => {
  interface Told {
    data?: unknown
    errors?: { extensions: { code: string } }[]
    extensions: { cost: { requested: number | null; actual: number; limit: number; remaining: number; resetAt: string } }
  }
  const costOf = async (query: string, from = graph) => {
    const response = await from.app.fetch(new Request(endpoint, { method: 'POST', headers: json, body: JSON.stringify({ query }) }))
    const told = (await response.json()) as Told
    return { response, code: told.errors?.[0]?.extensions.code, ...told.extensions.cost }
  }

  test('stands beside it, counted before and after; what was not used is given back', async () => {
    const own = await openGraph('demo', { rates: { address: 1_000, named: 1_000 } })
    const query = '{ regions(first: 100, filter: { within: "27" }) { nodes { parent { name } } } }'
    const first = await costOf(query, own)
    const second = await costOf(query, own)
    await own.database.close()
    expect(first).toMatchObject({ requested: 101, limit: 1_000, remaining: 1_000 - first.actual })
    expect(first.actual).toBeGreaterThan(1)
    expect(first.actual).toBeLessThan(101)
    expect(second.remaining).toBe(1_000 - 2 * first.actual)
    expect(new Date(first.resetAt).getTime() - Date.now()).toBeLessThanOrEqual(60_000)
  })

  test('is one point for what is refused, and says what was asked for where it was counted', async () => {
    expect(await costOf('{ nothing }')).toMatchObject({ code: 'BAD_USER_INPUT', requested: null, actual: 1 })
    expect(await costOf('{')).toMatchObject({ code: 'BAD_USER_INPUT', requested: null, actual: 1 })
    expect(await costOf('{ enterprises(first: 100) { nodes { needs(first: 100) { nodes { enterprise { name } } } } } }')).toMatchObject({
      code: 'COST_LIMIT_EXCEEDED',
      requested: 10_101,
      actual: 1,
    })
    const whole = await send('[]', json)
    expect(((await whole.json()) as Told).extensions.cost).toMatchObject({ requested: null, actual: 1 })
  })

  test('ends in 429 when the points of the minute are used up; a cheaper query may still go through', async () => {
    const own = await openGraph('demo', { rates: { address: 30, named: 1_000 } })
    const dear = '{ enterprises(first: 20) { nodes { region { name } } } }'
    expect((await costOf(dear, own)).response.status).toBe(200)
    const refused = await costOf(dear, own)
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', requested: 21, actual: 1, limit: 30 })
    expect(refused.response.status).toBe(429)
    expect(Number(refused.response.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await costOf('{ __typename }', own)).response.status).toBe(200)
    expect(await costOf('{ enterprises(first: 100) { nodes { region { name } } } }', own)).toMatchObject({ code: 'COST_LIMIT_EXCEEDED' })
    while ((await own.app.fetch(new Request(endpoint, { method: 'POST', headers: json, body: '{"query":"{ __typename }"}' }))).status === 200);
    const empty = await own.app.fetch(new Request(endpoint, { method: 'POST', headers: json, body: 'not even JSON' }))
    expect(empty.status).toBe(429)
    expect(await empty.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', requestId: expect.any(String) as string } }] })
    await own.database.close()
  })
})

/** Keeps everybody from the campaigns while `work` runs. */
async function withoutCampaigns<T>({ database: { pool } }: Pick<TestGraph, 'database'>, work: () => Promise<T>): Promise<T> {
  const blocker = await pool.connect()
  await blocker.query('begin')
  await blocker.query('lock table "Campaign" in access exclusive mode')
  try {
    return await work()
  } finally {
    await blocker.query('rollback')
    blocker.release()
  }
}

describe('a query that takes too long', () => {
  const body = '{"query":"{ campaigns(first: 10) { nodes { outcomes { __typename } } } }"}'

  test('is answered in time with TIMEOUT, and nothing of it is given back', async () => {
    const hasty = await openGraph('demo', { queryTime: 100 })
    const begun = performance.now()
    const response = await withoutCampaigns(hasty, () => hasty.app.fetch(new Request(endpoint, { method: 'POST', headers: json, body })))
    expect(performance.now() - begun).toBeLessThan(2_000)
    const { errors, extensions } = (await response.json()) as { errors: unknown[]; extensions: { cost: { requested: number; actual: number } } }
    await hasty.database.close()
    expect(response.status).toBe(504)
    expect(errors).toMatchObject([{ extensions: { code: 'TIMEOUT' } }])
    expect(extensions.cost).toMatchObject({ requested: 41, actual: 41 })
    expect(hasty.logged).toMatchObject([{ level: 40, requestId: expect.any(String) as string }])
  })

  test.skipIf(serverUrl === null)('in the database is stopped there', async () => {
    const { rows } = await graph.database.pool.query<{ name: string }>('select current_database() as name')
    const database = await openDatabase({ url: urlOf(serverUrl ?? '', rows[0]?.name ?? ''), statementTime: 2_000 })
    const app = await createApp({ database, secret: testSecret, log: pino({ level: 'silent' }) })
    const begun = performance.now()
    const response = await withoutCampaigns(graph, () => app.fetch(new Request(endpoint, { method: 'POST', headers: json, body })))
    expect(performance.now() - begun).toBeLessThan(9_000)
    await database.close()
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] })
  })
})

describe('pages of other origins', () => {
  const preflight = (app: typeof graph.app, origin: string) =>
    app.fetch(new Request(endpoint, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' } }))

  test('may ask, with a key and without cookies', async () => {
    const { headers, status } = await preflight(graph.app, 'https://partner.example')
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe('https://partner.example')
    expect(headers.get('access-control-allow-credentials')).toBeNull()
    expect(headers.get('access-control-allow-headers')?.toLowerCase()).toMatch(/authorization.*content-type.*idempotency-key/)
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    const answer = await send('{"query":"{ __typename }"}', { ...json, origin: 'https://partner.example' })
    expect(answer.headers.get('access-control-expose-headers')?.toLowerCase()).toMatch(/retry-after.*x-request-id/)
  })

  test('may ask only from the listed origins where some are listed', async () => {
    const own = await openGraph('empty', { origins: ['https://partner.example'] })
    const [listed, other, sandbox] = await Promise.all(['https://partner.example', 'https://evil.example', 'null'].map((origin) => preflight(own.app, origin)))
    await own.database.close()
    expect(listed?.headers.get('access-control-allow-origin')).toBe('https://partner.example')
    expect(other?.headers.get('access-control-allow-origin')).toBeNull()
    expect(sandbox?.headers.get('access-control-allow-origin')).toBeNull()
    expect(other?.headers.get('vary')).toMatch(/Origin/)
  })
})

describe('every answer', () => {
  test.each(['/graphql?query={__typename}', '/graphql?query={', '/health', '/nothing', '/graphiql/nothing.js'])('to %s tells browsers to trust it with nothing', async (path) => {
    const { headers } = await get(path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    })
  })

  test('of some length is gzipped for clients that take it', async () => {
    await withServer(graph.app, async (url) => {
      const ask = (encoding: string) =>
        fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, 'accept-encoding': encoding }, body: '{"query":"{ regions(first: 100) { nodes { id name } } }"}' })
      const [zipped, plain] = [await ask('gzip'), await ask('identity')]
      expect(zipped.headers.get('content-encoding')).toBe('gzip')
      expect(plain.headers.get('content-encoding')).toBeNull()
      expect(((await zipped.json()) as { data: unknown }).data).toEqual(((await plain.json()) as { data: unknown }).data)
      const short = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, 'accept-encoding': 'gzip' }, body: '{"query":"{ __typename }"}' })
      expect(short.headers.get('content-encoding')).toBeNull()
      expect(await short.json()).toMatchObject({ data: { __typename: 'Query' } })
    })
  })

  test('to a wrong key is 401, before anything else of the request is read', async () => {
    const response = await send('not even JSON', { ...json, authorization: 'Bearer nonsense' })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED', requestId: expect.any(String) as string } }] })
  })
})

describe('a server that does not show its schema', () => {
  test('refuses introspection and suggests no names', async () => {
    const own = await openGraph('empty', { introspection: false })
    const [schema, type, field, value] = [
      await own.post('{ __schema { types { name } } }'),
      await own.post('{ __type(name: "Need") { name } }'),
      await own.post('{ enterprisez { totalCount } }'),
      await own.post('query ($f: EnterpriseFilter) { enterprises(filter: $f) { totalCount } }', { f: { kinds: ['COOPERATIV'] } }),
    ]
    expect(await own.post('{ __typename }')).toMatchObject({ data: { __typename: 'Query' } })
    await own.database.close()
    for (const { errors } of [schema, type]) expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    for (const { errors } of [field, value]) {
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
      expect(errors?.[0]?.message).not.toMatch(/Did you mean/)
    }
  })

  test('a server that does suggests them', async () => {
    expect((await graph.post('{ enterprisez { totalCount } }')).errors?.[0]?.message).toMatch(/"enterprises"/)
  })
})

describe('operations of the SDK', () => {
  const hash = createHash('sha256').update(MetricsDocument).digest('hex')
  const apollo = { persistedQuery: { version: 1, sha256Hash: hash } }

  test('are known by their hash, by POST and GET', async () => {
    const byText = await graph.post(MetricsDocument)
    const answers = [
      await send(JSON.stringify({ documentId: `sha256:${hash}` }), json),
      await send(JSON.stringify({ extensions: apollo }), json),
      await get(`/graphql?documentId=sha256:${hash}`),
      await get(`/graphql?extensions=${encodeURIComponent(JSON.stringify(apollo))}`),
    ]
    for (const answer of answers) expect(((await answer.json()) as { data: unknown }).data).toEqual(byText.data)
  })

  test('alone are taken by a server that trusts no others, by hash or as the client sends them', async () => {
    const own = await openGraph('demo', { trustedOnly: true })
    const page = await own.app.fetch(new Request(endpoint, { headers: { accept: 'text/html' } }))
    expect(await own.client.request(MetricsDocument, {})).toMatchObject({ metrics: {} })
    const other = await own.post('{ __typename }')
    const leave = new AbortController()
    const stream = await own.app.fetch(
      new Request(endpoint, { method: 'POST', signal: leave.signal, headers: { 'content-type': 'application/json', accept: 'text/event-stream' }, body: JSON.stringify({ query: ChangesDocument }) }),
    )
    expect(stream).toMatchObject({ status: 200 })
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    leave.abort()
    await stream.body?.cancel().catch(() => undefined)
    await expect(changes(own.client, {}, { kind: true })[Symbol.asyncIterator]().next()).rejects.toBeInstanceOf(ForbiddenError)
    await own.database.close()
    expect(other).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN', field: 'query' } }] })
    expect(await page.text()).not.toMatch(/<script/)
  })
})

describe('beside the endpoint', () => {
  test('/health and /ready answer', async () => {
    expect((await get('/health')).status).toBe(200)
    expect((await get('/ready')).status).toBeLessThan(300)
  })

  test('a browser gets GraphiQL at the endpoint and nothing from elsewhere', async () => {
    const response = await get('/graphql', { accept: 'text/html,application/xhtml+xml' })
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'/)
    expect(await response.text()).toMatch(/Yeondae/)
  })

  test.each(['/nothing', '/graphiql/nothing.js', '/graphiql/../package.json', '/graphiql/%2e%2e/%2e%2e/package.json'])('%s is not found', async (path) => {
    expect((await get(path)).status).toBe(404)
  })
})
