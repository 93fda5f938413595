import { pino } from 'pino'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { schema } from '../../schema/index.ts'
import { createApp } from '../../server/app.ts'
import { csvOf } from '../../server/graphiql/app/csv-download.ts'
import { documentLimits } from '../../server/limits/document.ts'
import { endpoint, testSecret, withGraph } from '../support/graph.ts'

const graph = withGraph('demo')
afterEach(() => vi.unstubAllGlobals())

const asked = (query: string, given: Partial<Parameters<typeof csvOf>[1]> = {}) => ({ schema, query, variables: '', headers: '', operationName: null, ...given })

/** Lets the page's requests be answered so. */
function answering(answer: (request: Request) => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => answer(new Request(url, init)))
}

describe('a download of GraphiQL', () => {
  test('comes without citations where they would cost too much, and says so', async () => {
    const narrow = await createApp({ database: graph.database, secret: testSecret, log: pino({ level: 'silent' }), limits: { ...documentLimits, cost: 60 } })
    answering((request) => narrow.fetch(request))
    const query = 'query Two { needs(first: 2) { nodes { title } } } query Many { needs(first: 50) { nodes { title } } }'
    const few = await csvOf(endpoint, asked(query, { operationName: 'Two' }))
    expect(few.text.split('\r\n')[0]).toBe('\uFEFFtitle,isSynthetic,citations.source.outlet,citations.source.url,citations.factId,citations.quotedAs')
    const many = await csvOf(endpoint, asked(query, { operationName: 'Many' }))
    expect(many.text.split('\r\n')[0]).toBe('\uFEFFtitle')
    expect(many.notes).toEqual([expect.stringMatching(/^50 rows in yeondae-Many-/), expect.stringMatching(/^Citations are left out/), expect.stringMatching(/goes on behind these rows/)])
  })

  test('says what is left out and what goes on', async () => {
    answering((request) => graph.app.fetch(request))
    const query = '{ needs(filter: { statuses: [MATCHED, IN_PROGRESS] }) { nodes { title matches(first: 1) { nodes { score } } } } viewer { keys { id } } }'
    const { name, notes } = await csvOf(endpoint, asked(query))
    expect(name).toMatch(/^yeondae-query-\d{4}-\d\d-\d\d\.csv$/)
    expect(notes.join('\n')).toMatch(/Left out, for they stand beside the rows: viewer\.keys\.\nLists that go on behind their page end with …: needs\.matches\./)
  })

  test.each<[string, Partial<Parameters<typeof csvOf>[1]>, RegExp]>([
    ['{ needs { nodes { title } } }', { schema: null }, /schema is not there yet/],
    ['{ needs { nodes', {}, /Syntax Error/],
    ['query A { needs { nodes { title } } } query B { needs { nodes { title } } }', {}, /there are several/],
    ['{ needs { nodes { title } } }', { variables: '{' }, /Variables are no JSON/],
    ['{ needs { nodes { title } } }', { headers: '{' }, /Headers are no JSON/],
    ['{ needs(first: 101) { nodes { title } } }', {}, /^BAD_USER_INPUT first: /],
    ['{ needs { nodes { title } } }', { headers: '{ "authorization": "Bearer x" }' }, /^UNAUTHENTICATED: /],
  ])('of %s is refused with %j', async (query, given, message) => {
    answering((request) => graph.app.fetch(request))
    await expect(csvOf(endpoint, asked(query, given))).rejects.toThrow(message)
  })

  test('is refused where no answer of a graph comes', async () => {
    const query = '{ needs { nodes { title } } }'
    answering(() => Promise.reject(new TypeError('fetch failed')))
    await expect(csvOf(endpoint, asked(query))).rejects.toThrow('gives no answer')
    answering(() => new Response('<h1>Bad Gateway</h1>', { status: 502 }))
    await expect(csvOf(endpoint, asked(query))).rejects.toThrow('HTTP 502')
  })
})
