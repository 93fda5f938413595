import { describe, expect, test } from 'vitest'
import { withGraph, withServer } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const graph = withGraph()

/** Headers that hang on the connection or the moment. */
const passing = new Set(['date', 'connection', 'keep-alive', 'x-request-id', 'transfer-encoding', 'content-length', 'retry-after'])

interface Told {
  status: number
  headers: Record<string, string>
  body: unknown
}

async function told(response: Response): Promise<Told> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !passing.has(name)))
  const body = JSON.parse(await response.text(), (key, value: unknown) => (['requestId', 'remaining', 'resetAt'].includes(key) ? null : value)) as unknown
  return { status: response.status, headers, body }
}

/** A request that goes the short way where it can, and the same one the long way, as any other address than the bare endpoint does. */
async function both(init: RequestInit): Promise<{ short: Told; long: Told }> {
  return withServer(graph.app, async (url) => {
    const short = await told(await fetch(`${url}/graphql`, { method: 'POST', ...init }))
    const long = await told(await fetch(`${url}/graphql?`, { method: 'POST', ...init }))
    return { short, long }
  })
}

const json = { 'content-type': 'application/json' }
const body = (query: string, more: object = {}) => JSON.stringify({ query, ...more })

describe('the short way and the long one give the same answer', () => {
  const list = '{ enterprises(first: 3) { totalCount nodes { id name } pageInfo { endCursor } } }'

  test.each([
    ['a list', { body: body(list), headers: json }],
    ['a long list, gzipped', { body: body('{ enterprises(first: 100) { nodes { id name nameEn createdAt } } }'), headers: json }],
    ['JSON asked for', { body: body(list), headers: { ...json, accept: 'application/json' } }],
    ['what the SDK accepts', { body: body(list), headers: { ...json, accept: 'application/graphql-response+json, application/json;q=0.9' } }],
    ['what Apollo’s client accepts', { body: body(list), headers: { ...json, accept: 'application/graphql-response+json,application/json;q=0.9' } }],
    ['what urql accepts', { body: body(list), headers: { ...json, accept: 'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed' } }],
    ['a page', { body: body(list), headers: { ...json, origin: 'https://partner.example' } }],
    ['a page that is refused something', { body: body('{ nothing }'), headers: { ...json, origin: 'https://partner.example' } }],
    ['Korean', { body: body(list), headers: { ...json, 'accept-language': 'ko' } }],
    ['variables', { body: body('query ($n: Int) { regions(first: $n) { nodes { name } } }', { variables: { n: 2 } }), headers: json }],
    ['a second operation', { body: body('query a { __typename } query b { regions(first: 1) { nodes { name } } }', { operationName: 'b' }), headers: json }],
    ['a statistic, which is not compiled', { body: body('{ needStats(groupBy: [STAGE], includeSynthetic: true) { total } }'), headers: json }],
    ['introspection', { body: body('{ __schema { queryType { name } } }'), headers: json }],
    ['a mutation without a key', { body: body('mutation { withdrawNeed(id: "x", version: 1) { __typename } }'), headers: json }],
    ['a bad argument', { body: body('{ enterprises(first: 0) { totalCount } }'), headers: json }],
    ['a bad argument in Korean', { body: body('{ enterprises(first: 0) { totalCount } }'), headers: { ...json, 'accept-language': 'ko' } }],
    ['a forged cursor', { body: body('{ enterprises(first: 1, after: "x") { totalCount } }'), headers: json }],
    ['an unknown field', { body: body('{ nothing }'), headers: json }],
    ['no GraphQL', { body: body('{'), headers: json }],
    ['no JSON', { body: '{', headers: json }],
    ['a list of operations', { body: `[${body('{ __typename }')}]`, headers: json }],
    ['an unknown key of the body', { body: body('{ __typename }', { more: 1 }), headers: json }],
    ['another type of body', { body: 'x', headers: { 'content-type': 'text/plain' } }],
    ['a wrong variable', { body: body('query ($n: Int) { regions(first: $n) { totalCount } }', { variables: { n: 'x' } }), headers: json }],
    ['NUL in a variable', { body: body('query ($s: String) { regions(search: $s) { totalCount } }', { variables: { s: 'a\0' } }), headers: json }],
    ['a query that costs too much', { body: body('{ enterprises(first: 100) { nodes { needs(first: 100) { nodes { matches(first: 100) { nodes { id } } } } } } }'), headers: json }],
    ['an unknown hash', { body: JSON.stringify({ documentId: `sha256:${'0'.repeat(64)}` }), headers: json }],
    ['a malformed key', { body: body(list), headers: { ...json, authorization: 'Bearer x' } }],
    ['an unknown key', { body: body(list), headers: { ...json, authorization: `Bearer yd_sec_${'a'.repeat(22)}_${'b'.repeat(43)}` } }],
  ])('to %s', async (_case, init: RequestInit) => {
    const { short, long } = await both(init)
    expect(short).toEqual(long)
  })

  test('to an organisation’s key and to an operator’s, who is told the road', async () => {
    const { id, globalId } = await someEnterprise(graph.database)
    const keys = await Promise.all([bearerOf(graph.database, { organizationId: id }), bearerOf(graph.database)])
    for (const key of keys) {
      const { short, long } = await both({ body: body(`{ enterprise(id: "${globalId}") { name needs { nodes { confidential } } } }`), headers: { ...json, authorization: `Bearer ${key}` } })
      expect(short).toEqual(long)
      expect((short.body as { extensions: { road?: object } }).extensions.road).toEqual(key === keys[1] ? { name: 'compiled' } : undefined)
    }
  })

  test('and take the same points', async () => {
    const query = '{ enterprises(first: 7) { nodes { id needs(first: 2) { nodes { id } } } } }'
    const { short, long } = await both({ body: body(query), headers: json })
    const cost = (told: Told) => (told.body as { extensions: { cost: { requested: number; actual: number } } }).extensions.cost
    expect(cost(short)).toEqual(cost(long))
    expect(cost(short).requested).toBeGreaterThan(5)
  })
})
