import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { endpoint, openGraph, withGraph, withServer } from '../support/graph.ts'

const graph = withGraph()
const json = { 'content-type': 'application/json' }
/** Nobody's abuse may keep others waiting: the answer comes within this, in ms, on a machine that does other things too. */
const bound = 2_000

interface Attempt {
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

interface Told {
  status: number
  codes: string[]
  fields: (string | undefined)[]
  text: string
}

async function attempt({ method = 'POST', path = '/graphql', headers = json, body }: Attempt): Promise<Told> {
  const begun = performance.now()
  const response = await graph.app.fetch(new Request(new URL(path, endpoint), { method, headers, ...(body === undefined ? {} : { body }) }))
  const text = await response.text()
  expect(performance.now() - begun).toBeLessThan(bound)
  const { errors = [] } = (text === '' ? {} : JSON.parse(text)) as { errors?: { extensions: { code: string; field?: string } }[] }
  return { status: response.status, codes: errors.map(({ extensions }) => extensions.code), fields: errors.map(({ extensions }) => extensions.field), text }
}

const ask = (query: string, variables: unknown = {}) => attempt({ body: JSON.stringify({ query, variables }) })
const many = (count: number, text: (place: number) => string, separator = ' ') => Array.from({ length: count }, (_, place) => text(place)).join(separator)
/** Fragments of which each spreads the next one twice. */
const doubling = (levels: number, type: string, last: string) =>
  `${many(levels, (place) => `fragment f${place} on ${type} { ...f${place + 1} ...f${place + 1} }`)} fragment f${levels} on ${type} { ${last} }`

describe('a document', () => {
  test.each<[string, string, string]>([
    ['101 aliases', `{ ${many(101, (place) => `a${place}: regions { totalCount }`)} }`, 'BAD_USER_INPUT'],
    ['101 aliases of __typename', `{ ${many(101, (place) => `a${place}: __typename`)} }`, 'BAD_USER_INPUT'],
    ['101 aliases in fragments', `{ ...f ...g } fragment f on Query { ${many(51, (place) => `a${place}: __typename`)} } fragment g on Query { ${many(50, (place) => `b${place}: __typename`)} }`, 'BAD_USER_INPUT'],
    ['2^30 fragments', `{ ...f0 } ${doubling(30, 'Query', '__typename')}`, 'COST_LIMIT_EXCEEDED'],
    ['2^30 fragments of rows', `{ ...f0 } ${doubling(30, 'Query', 'enterprises(first: 100) { nodes { region { name } } }')}`, 'COST_LIMIT_EXCEEDED'],
    ['2^400 fragments', `{ ...f0 } ${doubling(400, 'Query', '__typename')}`, 'COST_LIMIT_EXCEEDED'],
    ['a fragment that is its own part', '{ ...f } fragment f on Query { ...f }', 'BAD_USER_INPUT'],
    ['fragments in a circle', '{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }', 'BAD_USER_INPUT'],
    ['fragments in a circle through fields', '{ regions { nodes { ...a } } } fragment a on Region { parent { ...b } } fragment b on Region { parent { ...a } }', 'BAD_USER_INPUT'],
    ['circular introspection', '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }', 'BAD_USER_INPUT'],
    ['introspection in a hundred aliases', `{ __schema { types { ${many(100, (place) => `a${place}: fields { name }`)} } } }`, 'BAD_USER_INPUT'],
    ['introspection a hundred times', `{ ${many(100, (place) => `a${place}: __schema { types { name } }`)} }`, 'COST_LIMIT_EXCEEDED'],
    ['1,000 directives on a field', `{ __typename ${many(1_000, () => '@include(if: true)')} }`, 'BAD_USER_INPUT'],
    ['1,000 directives', `{ ${many(1_000, () => '__typename @a')} }`, 'BAD_USER_INPUT'],
    ['5,001 tokens', `{ ${many(5_001, () => '__typename')} }`, 'BAD_USER_INPUT'],
    ['250,000 letters without one', '{'.padEnd(250_000), 'BAD_USER_INPUT'],
    ['600 lists of the same name', `{ ${many(600, (place) => `regions(first: ${(place % 100) + 1}) { totalCount }`)} }`, 'BAD_USER_INPUT'],
    ['2,000 unknown fields', `{ ${many(2_000, (place) => `nothing${place}`)} }`, 'BAD_USER_INPUT'],
    ['2,000 levels of lists in an argument', `{ nodes(ids: ${'['.repeat(2_000)}${']'.repeat(2_000)}) { id } }`, 'BAD_USER_INPUT'],
    ['1,000 levels of inline fragments', `{ ${'... { '.repeat(1_000)} nothing ${'}'.repeat(1_000)} }`, 'BAD_USER_INPUT'],
    ['a hundred thousand rows', '{ enterprises(first: 100000) { nodes { name } } }', 'BAD_USER_INPUT'],
    ['fewer than no rows', '{ enterprises(first: -1) { nodes { name } } }', 'BAD_USER_INPUT'],
  ])('with %s is refused', async (_, query, code) => {
    const { codes } = await ask(query)
    expect(codes[0]).toBe(code)
    expect(codes.length).toBeLessThan(15)
  })

  test('with `first: $n` nested three deep is refused by its variables', async () => {
    const query = 'query ($n: Int!) { enterprises(first: $n) { nodes { needs(first: $n) { nodes { matches(first: $n) { nodes { id need { id } } } } } } } }'
    expect((await ask(query, { n: 100 })).codes).toEqual(['COST_LIMIT_EXCEEDED'])
    expect((await ask(query, { n: 3 })).codes).toEqual([])
  })

  test('with 2^30 fragments that cost nothing runs as one', async () => {
    const { status, text } = await ask(`{ regions(first: 1) { nodes { ...f0 } } } ${doubling(30, 'Region', 'name')}`)
    expect(status).toBe(200)
    expect(JSON.parse(text)).toMatchObject({ data: { regions: { nodes: [{ name: expect.any(String) as string }] } } })
  })

  test('tells no more of a text than is needed', async () => {
    const { text } = await ask('query ($f: EnterpriseFilter) { enterprises(filter: $f) { totalCount } }', { f: { kinds: ['X'.repeat(200_000)] } })
    expect(text.length).toBeLessThan(5_000)
  })
})

describe('a body', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`

  test.each<[string, Attempt, number, string]>([
    ['of two operations', { body: '[{"query":"{ __typename }"},{"query":"{ __typename }"}]' }, 400, 'body'],
    ['of a thousand operations', { body: `[${many(1_000, () => '{"query":"{ __typename }"}', ',')}]` }, 400, 'body'],
    ['of 300 KB', { body: JSON.stringify({ query: `{ __typename } # ${'x'.repeat(300_000)}` }) }, 413, 'body'],
    ['that inflates to 100 MB', { headers: { ...json, 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync(Buffer.alloc(100_000_000, ' '))) }, 413, 'body'],
    ['of 50,000 levels', { body: `{"query":"{ __typename }","variables":{"a":${deep(50_000)}}}` }, 400, 'body'],
    ['of 100,000 open brackets', { body: '['.repeat(100_000) }, 400, 'body'],
    ['with __proto__ beside the query', { body: '{"query":"{ __typename }","__proto__":{"isAdmin":true}}' }, 400, '__proto__'],
    ['with a query that is none', { body: '{"query":{"toString":"x"}}' }, 400, 'query'],
    ['that a form can send', { headers: { 'content-type': 'text/plain' }, body: '{"query":"{ __typename }"}' }, 415, 'content-type'],
  ])('%s is refused', async (_, given, status, field) => {
    expect(await attempt(given)).toMatchObject({ status, codes: ['BAD_USER_INPUT'], fields: [field] })
  })

  test.each([
    ['a variable', '{"f":{"__proto__":{"region":"48"}}}', 'query ($f: EnterpriseFilter) { enterprises(filter: $f) { totalCount } }'],
    ['a variable’s constructor', '{"f":{"constructor":{"prototype":{"polluted":true}}}}', 'query ($f: EnterpriseFilter) { enterprises(filter: $f) { totalCount } }'],
    ['the document', '{}', '{ enterprises(filter: { __proto__: { region: "48" } }) { totalCount } }'],
  ])('with __proto__ in %s is refused and changes no object', async (_, variables, query) => {
    const { codes } = await attempt({ body: `{"query":${JSON.stringify(query)},"variables":${variables}}` })
    expect(codes).toEqual(['BAD_USER_INPUT'])
    expect(({} as Record<string, unknown>)['region'] ?? ({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('with a variable named __proto__ is answered as with any other name', async () => {
    const query = 'query ($__proto__: EnterpriseFilter) { enterprises(filter: $__proto__) { totalCount } }'
    const { text } = await attempt({ body: `{"query":${JSON.stringify(query)},"variables":{"__proto__":{"region":"48"}}}` })
    expect(text).not.toMatch(/INTERNAL/)
    expect(({} as Record<string, unknown>)['region']).toBeUndefined()
  })

  test('inflated by a real client is bounded as well', async () => {
    await withServer(graph.app, async (url) => {
      const body = new Uint8Array(gzipSync(Buffer.alloc(100_000_000, ' ')))
      const begun = performance.now()
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body })
      expect(response.status).toBe(413)
      expect(performance.now() - begun).toBeLessThan(bound)
      const whole = await fetch(`${url}/graphql`, { method: 'POST', headers: { ...json, 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync('{"query":"{ __typename }"}')) })
      expect(await whole.json()).toMatchObject({ data: { __typename: 'Query' } })
    })
  })
})

describe('a mutation', () => {
  test.each(['mutation { __typename }', 'query q { __typename } mutation m { __typename }'])('%s by GET is refused', async (query) => {
    const search = new URLSearchParams({ query, ...(query.includes('query q') ? { operationName: 'm' } : {}) }).toString()
    expect(await attempt({ method: 'GET', path: `/graphql?${search}`, headers: {} })).toMatchObject({ status: 405, codes: ['BAD_USER_INPUT'] })
  })

  test.each(['PUT', 'DELETE', 'PATCH'])('by %s is refused', async (method) => {
    expect((await attempt({ method, body: '{"query":"mutation { __typename }"}' })).status).toBe(405)
  })
})

describe('an id', () => {
  const nobody = '00000000-0000-4000-8000-00000000dead'

  test.each([
    ['that was made up', 'nonsense'],
    ['of a type that is no node', encodeId('ApiKey', nobody)],
    ['of a key of every object', encodeId('__proto__', nobody)],
    ['with SQL in it', Buffer.from("Need:x' or 1=1 --").toString('base64')],
    ['with a NUL in it', Buffer.from(`Need:${nobody}\0`).toString('base64')],
    ['of 100,000 letters', 'A'.repeat(100_000)],
  ])('%s is refused', async (_, id) => {
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).codes).toEqual(['BAD_USER_INPUT'])
  })

  test('of nobody, of somebody hidden and of another type answer the same', async () => {
    const hidden = await graph.database.prisma.expert.findFirst({ where: { withdrawnAt: { not: null } } })
    const enterprise = await graph.database.prisma.organization.findFirstOrThrow({ where: { type: 'ENTERPRISE' } })
    const ids = [encodeId('Expert', nobody), encodeId('Expert', enterprise.id), ...(hidden === null ? [] : [encodeId('Expert', hidden.id)])]
    const answers = await Promise.all(ids.map((id) => graph.post('query ($id: ID!) { node(id: $id) { id } expert(id: $id) { id } }', { id })))
    for (const { data, errors } of answers) expect({ data, errors }).toEqual({ data: { node: null, expert: null }, errors: undefined })
  })
})

describe('a cursor', () => {
  const page = 'query ($after: String, $orderBy: EnterpriseOrder) { enterprises(first: 2, after: $after, orderBy: $orderBy) { pageInfo { endCursor } } }'
  const cursor = async () => {
    const { data } = await graph.post(page)
    return (data as { enterprises: { pageInfo: { endCursor: string } } }).enterprises.pageInfo.endCursor
  }

  test('that was altered, at whatever place, is refused', async () => {
    const given = await cursor()
    for (const place of [0, Math.floor(given.length / 2), given.length - 2]) {
      const altered = `${given.slice(0, place)}${given[place] === 'A' ? 'B' : 'A'}${given.slice(place + 1)}`
      expect(await ask(page, { after: altered })).toMatchObject({ codes: ['BAD_USER_INPUT'], fields: ['after'] })
    }
  })

  test.each(['', 'nonsense', 'A'.repeat(10_000), Buffer.from('{"value":null,"id":"x"}').toString('base64url')])('of one’s own making (%s) is refused', async (after) => {
    expect(await ask(page, { after })).toMatchObject({ codes: ['BAD_USER_INPUT'], fields: ['after'] })
  })

  test('of another list, order or server is refused', async () => {
    const after = await cursor()
    const stranger = await openGraph('demo', { secret: 'another secret for tests alone, of 32 letters' })
    const foreign = await stranger.post(page, { after })
    await stranger.database.close()
    expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
    expect(await ask('query ($after: String) { regions(first: 2, after: $after) { pageInfo { endCursor } } }', { after })).toMatchObject({ fields: ['after'] })
    expect(await ask(page, { after, orderBy: { field: 'NAME', direction: 'DESC' } })).toMatchObject({ fields: ['after'] })
  })
})

describe('guessed keys', () => {
  test('end in 429 for their address, before any more are looked at; others are let in', async () => {
    const guarded = await openGraph('empty', { rates: { address: 1_000, named: 1_000 }, proxies: 1 })
    const guess = (address: string, headers: Record<string, string> = {}) =>
      guarded.app.fetch(new Request(endpoint, { method: 'POST', headers: { ...json, 'x-forwarded-for': address, ...headers }, body: '{"query":"{ __typename }"}' }))
    const statuses: number[] = []
    for (let place = 0; place < 25; place += 1) {
      const response = await guess('198.51.100.1', { authorization: `Bearer yd_sec_${'a'.repeat(16)}_${String(place).padStart(43, 'x')}` })
      statuses.push(response.status)
      if (place === 0) expect(response.headers.get('www-authenticate')).toBe('Bearer')
      if (place === 24) {
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] })
      }
    }
    const [own, other] = [await guess('198.51.100.1'), await guess('198.51.100.2')]
    await guarded.database.close()
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), ...Array.from({ length: 5 }, () => 429)])
    expect([own.status, other.status]).toEqual([429, 200])
  })
})
