import { parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { schema } from '../../schema/index.ts'
import { BadResponseError, changes, type ClientOptions, createClient, CursorExpiredError, ForbiddenError, hashedDocuments, NetworkError, type Stream, type StreamOptions, subscribe, UnauthenticatedError } from '../../sdk/src/index.ts'
import { ChangesDocument } from '../../sdk/src/operations.ts'
import { serverEvents } from '../../sdk/src/server-events.ts'
import { fakeGraph, refusal as refused } from '../../sdk/src/testing.ts'
import { drop, type Fault, page, refusal, type Seen, silence, withFaults } from '../support/faulty-server.ts'
import { failureOf } from './failure.ts'

const soon = { baseMs: 4, capMs: 8 }
const change = (name: string) => ({ kind: 'CREATED', nodeId: name })
const next = (name: string, id: string | null = name) => `event: next\n${id === null ? '' : `id: ${id}\n`}data: ${JSON.stringify({ data: { changes: change(name) } })}\n\n`
const failed = (code: string, extensions: object = {}) => `event: next\ndata: ${JSON.stringify({ errors: [{ message: code, extensions: { code, ...extensions } }] })}\n\n`
const complete = 'event: complete\ndata:\n\n'

/** Answers with a stream of these pieces, one after another; `end` says how it ends. */
const stream =
  (pieces: readonly string[], end: 'ends' | 'breaks' | 'stays' = 'ends'): Fault =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-request-id': 'r-1' })
    const write = (place: number) => {
      const piece = pieces[place]
      if (piece !== undefined) response.write(piece, () => setImmediate(write, place + 1))
      else if (end === 'ends') response.end()
      else if (end === 'breaks') response.destroy()
    }
    write(0)
  }

const select = { kind: true, nodeId: true } as const

async function told<Item>(of: Stream<Item>, most = Infinity): Promise<Item[]> {
  const items: Item[] = []
  for await (const item of of) {
    items.push(item)
    if (items.length >= most) break
  }
  return items
}

/** What a client is told by a server that meets it by a script, and what the server saw. */
const against = (script: readonly Fault[], { most, ...own }: StreamOptions & { most?: number } = {}, options: Partial<ClientOptions> = {}) =>
  withFaults(script, async ({ url, seen }) => {
    const client = createClient({ url, retry: soon, ...options })
    const stream = changes(client, {}, select, own)
    const outcome = await told(stream, most).catch((error: unknown) => error)
    const names = Array.isArray(outcome) ? (outcome as { nodeId: string }[]).map(({ nodeId }) => nodeId) : outcome
    return { outcome: names, seen, cursor: stream.cursor }
  })

const reasonOf = (work: () => Promise<unknown>) => work().then(() => null, (reason: unknown) => reason)

const positions = (seen: readonly Seen[]) => seen.map(({ headers }) => headers['last-event-id'])

describe('what comes', () => {
  test('is given as it comes, until the server completes it', async () => {
    const { outcome, seen, cursor } = await against([stream([next('a'), next('b'), complete])])
    expect(outcome).toEqual(['a', 'b'])
    expect(cursor).toBe('b')
    expect(seen[0]).toMatchObject({ headers: { accept: 'text/event-stream, application/graphql-response+json' } })
    expect(seen[0]?.body.query).toBe('subscription changes($types: [ChangeType!], $since: String) { changes(types: $types, since: $since) { kind nodeId } }')
  })

  test('is asked by the arguments as the schema types them', async () => {
    await withFaults([stream([complete])], async ({ url, seen }) => {
      await told(changes(createClient({ url }), { types: ['NEED'], since: 'x' }, { node: { on: { Need: { matches: [{ first: 1 }, { totalCount: true }] } } } }))
      const { query = '', variables } = seen[0]?.body ?? {}
      expect(validate(schema, parse(query))).toEqual([])
      expect(Object.values(variables ?? {})).toEqual(expect.arrayContaining([['NEED'], 'x', 1]))
    })
  })

  test('has the types of its document or of its selection', async () => {
    await withFaults([stream([`event: next\nid: 1\ndata: ${JSON.stringify({ data: { changes: { kind: 'CREATED', at: '2026-07-01T00:00:00.000Z' } } })}\n\n${complete}`])], async ({ url }) => {
      const client = createClient({ url })
      for await (const { at } of changes(client, { types: ['NEED'] }, { at: true })) expect(at.getUTCFullYear()).toBe(2026)
      for await (const { changes: one } of subscribe(client, ChangesDocument, { types: ['NEED'] })) expect(one.kind).toBe('CREATED')
    })
  })

  test('is the same however its bytes are cut, with every end of line and with comments', async () => {
    const text = `:\n\n${next('한글')}: comment\r\ndata: ${JSON.stringify({ data: { changes: change('다음') } }).replace(',', ',\r\ndata: ')}\r\nid: x\r\nevent:next\r\nretry: 5\r\n\r\n${complete}`
    const bytes = new TextEncoder().encode(text)
    for (let size = 1; size <= 40; size += 1) {
      let place = 0
      const events = []
      for await (const event of serverEvents(() => Promise.resolve(place < bytes.length ? bytes.slice(place, (place += size)) : undefined))) events.push(event)
      expect(events.map(({ type, id }) => [type, id])).toEqual([['next', '한글'], ['next', 'x'], ['complete', undefined]])
      expect(events.slice(0, 2).map(({ data }) => (JSON.parse(data) as { data: { changes: { nodeId: string } } }).data.changes.nodeId)).toEqual(['한글', '다음'])
    }
  })

  test('may have carriage returns alone as ends of lines', async () => {
    const bytes = new TextEncoder().encode('data: a\rdata: b\rid: 1\r\rdata: c\r\r\n')
    let place = 0
    const events = []
    for await (const event of serverEvents(() => Promise.resolve(place < bytes.length ? bytes.slice(place, (place += 3)) : undefined))) events.push(event)
    expect(events).toEqual([{ type: '', data: 'a\nb', id: '1' }, { type: '', data: 'c' }])
  })

  test('takes over positions without an event, and an id without a NUL alone', async () => {
    const { cursor, outcome } = await against([stream([next('a'), ':\nid: later\n\n', 'id: with\0nul\n\n', complete])])
    expect(outcome).toEqual(['a'])
    expect(cursor).toBe('later')
  })
})

describe('a stream is made anew behind what came last', () => {
  const passing: [string, Fault][] = [
    ['a connection that drops', drop],
    ['a stream that ends without its completing event', stream([])],
    ['an event that breaks off', stream([next('x').slice(0, 30)], 'breaks')],
    ['an event that ends in its middle', stream([next('x').slice(0, -1)])],
    ['silence', silence],
    ['a stream that falls silent', stream([':\n\n'], 'stays')],
    ['a failure of the server', refusal('INTERNAL', 500)],
    ['a failure within the stream', stream([failed('INTERNAL'), complete])],
    ['a proxy without its server', page(502)],
    ['a server that starts', page(503, { 'retry-after': '0' })],
    ['a proxy that takes no more', page(429)],
    ['too many streams', refusal('RATE_LIMITED', 429, { 'retry-after': '0' })],
    ['points that are used up', stream([failed('RATE_LIMITED'), complete])],
  ]

  test.each(passing)('after %s', async (_, fault) => {
    const { outcome, seen } = await against([stream([next('a')], 'breaks'), fault, stream([next('b'), complete])], { silenceMs: 300 })
    expect(outcome).toEqual(['a', 'b'])
    expect(positions(seen)).toEqual([undefined, 'a', 'a'])
  })

  test.each(passing)('no more than three times in all where none ever stood, or it fails within, after %s', async (name, fault) => {
    if (name.includes('stream that') || name.includes('event that') || name.includes('points that')) return
    const { outcome, seen } = await against([fault], { silenceMs: 300 })
    expect(outcome).toBeInstanceOf(Error)
    expect(seen.length).toBe(3)
  })

  test('as often as it takes once it stood', async () => {
    const { outcome, seen } = await against([stream([next('a')]), drop, drop, drop, drop, drop, drop, stream([next('b'), complete])])
    expect(outcome).toEqual(['a', 'b'])
    expect(seen.length).toBe(8)
  })

  test('and gives nothing twice that the server tells again', async () => {
    const { outcome } = await against([stream([next('a'), next('b')], 'breaks'), stream([next('a'), next('b'), next('c'), next('c'), complete])])
    expect(outcome).toEqual(['a', 'b', 'c'])
  })

  test('with another position where the server told one', async () => {
    const { seen } = await against([stream(['id: start\n\n'], 'breaks'), stream([complete])])
    expect(positions(seen)).toEqual([undefined, 'start'])
  })

  test('with the text where its hash is unknown', async () => {
    const { outcome, seen } = await against([refusal('NOT_FOUND', 404, {}, 'documentId'), stream([next('a'), complete])], {}, { documents: hashedDocuments() })
    expect(outcome).toEqual(['a'])
    expect(seen.map(({ body }) => Object.keys(body).filter((key) => key !== 'variables'))).toEqual([['documentId'], ['query']])
  })

  test('and tells its hooks', async () => {
    const retries: string[] = []
    const ended: (number | null)[] = []
    await against([drop, stream([next('a'), complete])], {}, { hooks: { onRetry: ({ error, request }) => retries.push(`${request.kind} ${error.code}`), onResponse: ({ status }) => ended.push(status) } })
    expect(retries).toEqual(['subscription NETWORK'])
    expect(ended).toEqual([null, 200])
  })
})

describe('a stream fails at once', () => {
  test.each([
    ['by what is wrong with it', refusal('CURSOR_EXPIRED', 200, {}, 'since'), CursorExpiredError],
    ['by a wrong key', refusal('UNAUTHENTICATED', 401), UnauthenticatedError],
    ['by a key that is revoked', stream([failed('UNAUTHENTICATED'), complete]), UnauthenticatedError],
    ['by a code of its own', stream([failed('FORBIDDEN'), complete]), ForbiddenError],
    ['by an event that is no JSON', stream(['event: next\ndata: {"data"\n\n', complete]), BadResponseError],
    ['by an answer that is no stream', page(200), BadResponseError],
    ['by a page that isn’t there', page(404), BadResponseError],
  ] as [string, Fault, new (...args: never[]) => Error][])('%s', async (_, fault, kind) => {
    const { outcome, seen } = await against([fault])
    expect(outcome).toBeInstanceOf(kind)
    expect(seen.length).toBe(1)
  })

  test('where it may not be repeated', async () => {
    const { outcome, seen } = await against([stream([next('a')])], { retry: false })
    expect(outcome).toBeInstanceOf(NetworkError)
    expect(seen.length).toBe(1)
  })
})

describe('a stream is left', () => {
  test('by a break, which ends the request; another run goes on behind it', async () => {
    await withFaults([stream([next('a'), next('b')], 'stays'), stream([next('b'), complete])], async ({ url, seen, left }) => {
      const of = changes(createClient({ url, retry: soon }), {}, select)
      expect(await told(of, 1)).toMatchObject([{ nodeId: 'a' }])
      await expect.poll(left, { timeout: 20_000 }).toBe(1)
      expect(await told(of)).toMatchObject([{ nodeId: 'b' }])
      expect(positions(seen)).toEqual([undefined, 'a'])
    })
  })

  test('by a signal, with its reason, also while it waits to try again', async () => {
    await withFaults([stream([next('a')], 'stays')], async ({ url, left }) => {
      const controller = new AbortController()
      const of = changes(createClient({ url }), {}, select, { signal: controller.signal })
      const failure = reasonOf(async () => {
        for await (const { nodeId } of of) controller.abort(new Error(`enough of ${nodeId}`))
      })
      expect(await failure).toMatchObject({ message: 'enough of a' })
      await expect.poll(left, { timeout: 20_000 }).toBe(1)
    })
    await withFaults([page(503, { 'retry-after': '600' })], async ({ url }) => {
      const controller = new AbortController()
      const hooks = { onRetry: () => controller.abort(new Error('enough')) }
      expect(await reasonOf(() => told(changes(createClient({ url, hooks }), {}, select, { signal: controller.signal })))).toMatchObject({ message: 'enough' })
    })
  })
})

test('a silence that is no time is refused', () => {
  expect(() => changes(createClient({ url: 'http://graph.test' }), {}, select, { silenceMs: 0 })).toThrow(RangeError)
})

test('a graph in memory tells events, goes on behind a position, and ends by a refusal', async () => {
  const event = (nodeId: string) => ({ changes: { cursor: nodeId, kind: 'CREATED' as const, type: 'NEED' as const, at: '2026-07-01T00:00:00.000Z', nodeId, node: null } })
  const graph = fakeGraph().stream(ChangesDocument, [event('a'), event('b')])
  const client = createClient({ url: 'http://graph.test', fetch: graph.fetch })
  const all = subscribe(client, ChangesDocument)
  expect((await told(all, 1)).map(({ changes: one }) => one.nodeId)).toEqual(['a'])
  expect((await told(all)).map(({ changes: one }) => one.nodeId)).toEqual(['b'])
  graph.stream(ChangesDocument, function* () {
    yield event('c')
    throw refused('UNAUTHENTICATED')
  })
  expect(await failureOf(told(subscribe(client, ChangesDocument)))).toBeInstanceOf(UnauthenticatedError)
})
