import { expect, test } from 'vitest'
import { openGraph, type TestGraph, withGraph, withServer } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

const json = { 'content-type': 'application/json' }
const authorization = (key: string) => ({ authorization: `Bearer ${key}` })
const list = '{ enterprises(first: 2) { nodes { name } } }'
const introspection = '{ __schema { queryType { name } } }'

/** The numbers of a text by name and labels. */
function numbersIn(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]))
}

async function read({ app }: TestGraph, key: string): Promise<Map<string, number>> {
  const response = await app.fetch(new Request('http://graph.test/metrics', { headers: authorization(key) }))
  expect(response.status).toBe(200)
  return numbersIn(await response.text())
}

/** What was counted of each name while `work` ran, without what was not counted. */
async function countedWhile(graph: TestGraph, work: () => Promise<unknown>): Promise<Record<string, number>> {
  const key = await bearerOf(graph.database)
  const before = await read(graph, key)
  await work()
  const after = await read(graph, key)
  const names = [...after.keys()].filter((name) => /^yeondae_(queries_total|refusals_total|request_seconds_count|statement_seconds_count\{road="compiled"\})/.test(name))
  return Object.fromEntries(names.map((name) => [name, (after.get(name) ?? 0) - (before.get(name) ?? 0)] as const).filter(([, more]) => more !== 0))
}

test('both ways to the graph count each query once, by its road', async () => {
  const counted = await countedWhile(graph, () =>
    withServer(graph.app, async (url) => {
      for (const address of [`${url}/graphql`, `${url}/graphql?`]) {
        for (const query of [list, introspection, introspection]) {
          expect((await fetch(address, { method: 'POST', headers: json, body: JSON.stringify({ query }) })).status).toBe(200)
        }
      }
      expect((await fetch(`${url}/graphql?query=${encodeURIComponent(list)}`)).status).toBe(200)
      for (const other of ['/health', '/graphiql/nothing', '/nothing']) await fetch(`${url}${other}`)
      await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })
    }),
  )
  expect(counted).toEqual({
    'yeondae_queries_total{road="compiled",reason=""}': 3,
    'yeondae_queries_total{road="ordinary",reason="__schema"}': 4,
    'yeondae_request_seconds_count{road="compiled"}': 3,
    'yeondae_request_seconds_count{road="ordinary"}': 4,
    'yeondae_statement_seconds_count{road="compiled"}': 3,
  })
})

test('a refusal is counted once by its code, and by no road where nothing ran', async () => {
  const post = (address: string, query: string, headers: Record<string, string> = {}) => fetch(address, { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query }) })
  const counted = await countedWhile(graph, () =>
    withServer(graph.app, async (url) => {
      for (const address of [`${url}/graphql`, `${url}/graphql?`]) {
        await post(address, '{ nothing1 nothing2 }')
        await post(address, list, authorization('x'))
        await post(address, '{ enterprises(first: 100) { nodes { needs(first: 100) { nodes { matches(first: 100) { nodes { id } } } } } } }')
        // Arguments are refused by the ordinary road, as it runs.
        await post(address, '{ enterprises(first: 0) { totalCount } }')
      }
      await post(`${url}/graphql`, 'mutation { withdrawNeed(id: "x", version: 1) { __typename } }')
    }),
  )
  expect(counted).toEqual({
    'yeondae_queries_total{road="ordinary",reason="arguments that are refused"}': 2,
    'yeondae_queries_total{road="ordinary",reason="a mutation"}': 1,
    'yeondae_refusals_total{code="BAD_USER_INPUT"}': 4,
    'yeondae_refusals_total{code="COST_LIMIT_EXCEEDED"}': 2,
    'yeondae_refusals_total{code="UNAUTHENTICATED"}': 3,
    'yeondae_request_seconds_count{road="none"}': 6,
    'yeondae_request_seconds_count{road="ordinary"}': 3,
  })
})

test('a server of the ordinary road alone says so', async () => {
  const ordinary = await openGraph('demo', { road: 'ordinary' })
  try {
    expect(await countedWhile(ordinary, () => ordinary.ask(list))).toEqual({
      'yeondae_queries_total{road="ordinary",reason="YEONDAE_ROAD"}': 1,
      'yeondae_request_seconds_count{road="ordinary"}': 1,
    })
  } finally {
    await ordinary.database.close()
  }
})

test('statements of the ordinary road, the connections and the process tell of themselves', async () => {
  const key = await bearerOf(graph.database)
  const before = await read(graph, key)
  await graph.ask('{ search(query: "협동") { nodes { name } } }')
  const numbers = await read(graph, key)
  const ordinary = 'yeondae_statement_seconds_count{road="ordinary"}'
  expect(numbers.get(ordinary)).toBeGreaterThan(before.get(ordinary) ?? 0)
  for (const way of ['pipeline', 'pool']) for (const state of ['running', 'waiting']) expect(numbers.get(`yeondae_statements{way="${way}",state="${state}"}`)).toBeGreaterThanOrEqual(0)
  expect(numbers.get('process_cpu_seconds_total')).toBeGreaterThan(0)
  expect([...numbers.keys()].some((name) => name.startsWith('nodejs_eventloop_lag_p99_seconds'))).toBe(true)
})

test('reasons of more than a hundred kinds are told as one', async () => {
  const { createMetrics } = await import('../../server/metrics/metrics.ts')
  const { pool, pipeline } = graph.database
  const metrics = createMetrics({ pool, pipeline, statements: { took: null } })
  for (let place = 0; place < 130; place += 1) metrics.answered({ name: 'ordinary', reason: `reason ${place}` }, performance.now())
  metrics.answered({ name: 'ordinary', reason: 'reason 7' }, performance.now())
  const numbers = numbersIn(await metrics.text())
  expect([...numbers.keys()].filter((name) => name.startsWith('yeondae_queries_total'))).toHaveLength(101)
  expect(numbers.get('yeondae_queries_total{road="ordinary",reason="another one"}')).toBe(30)
  expect(numbers.get('yeondae_queries_total{road="ordinary",reason="reason 7"}')).toBe(2)
})

test('operators alone read them', async () => {
  const { id } = await someEnterprise(graph.database)
  const [operator, partner] = await Promise.all([bearerOf(graph.database), bearerOf(graph.database, { organizationId: id })])
  await withServer(graph.app, async (url) => {
    const ask = (headers: Record<string, string>, method = 'GET') => fetch(`${url}/metrics`, { method, headers })
    const told = async (response: Response) => ({ status: response.status, code: ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code })
    expect(await told(await ask({}))).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await told(await ask(authorization('x')))).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
    expect(await told(await ask(authorization(partner)))).toEqual({ status: 403, code: 'FORBIDDEN' })
    expect(await told(await ask({ ...authorization(operator), origin: 'https://elsewhere.example' }))).toEqual({ status: 403, code: 'FORBIDDEN' })
    expect((await ask(authorization(operator), 'POST')).status).toBe(404)

    const refused = await ask({ 'accept-language': 'ko' })
    expect(refused.headers.get('www-authenticate')).toBe('Bearer')
    const body = await refused.text()
    expect(body).toMatch(/[가-힣]/)
    expect(body).toContain(String(refused.headers.get('x-request-id')))
    expect(body).not.toContain('yeondae_')

    const read = await ask(authorization(operator))
    expect(read.status).toBe(200)
    expect(read.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const graphql = await fetch(`${url}/graphql`, { method: 'POST', headers: json, body: JSON.stringify({ query: list }) })
    for (const name of ['cache-control', 'x-content-type-options', 'content-security-policy', 'referrer-policy', 'x-frame-options', 'vary']) {
      expect(read.headers.get(name), name).toBe(graphql.headers.get(name))
      expect(refused.headers.get(name), name).toBe(graphql.headers.get(name))
    }
    expect(read.headers.get('cache-control')).toBe('no-store')
  })
})
