import { serverAudits } from 'graphql-http'
import { describe, expect, test } from 'vitest'
import { endpoint, withGraph, withServer } from '../support/graph.ts'

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
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
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
