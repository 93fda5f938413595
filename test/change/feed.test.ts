import { describe, expect, test, vi } from 'vitest'
import { sweep } from '../../prisma/access/sweep.ts'
import { revokeKey } from '../../prisma/access/key.ts'
import { sealedMarks } from '../../schema/change/position.ts'
import { SubmitNeedDocument, UpdateNeedDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { type AskedGraph, endpoint, openGraph, statementsOf, testSecret, withGraph, withServer } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { document, listen, type Listener, type Listening } from './listener.ts'

vi.setConfig({ testTimeout: 120_000 })

const rhythm = { viewer: 100, pulse: 300 }
const graph = withGraph('demo', { rhythm, keyCacheMs: 0, streams: { named: 2, address: 3, all: 100 } })

async function owner(of = graph): Promise<AskedGraph & { bearer: string }> {
  const { id } = await someEnterprise(of.database)
  const bearer = await bearerOf(of.database, { organizationId: id })
  return { ...of.as(bearer), bearer }
}

async function submit(app: AskedGraph, title: string): Promise<string> {
  const { submitNeed } = await app.client.request(SubmitNeedDocument, { input: { title, description: '설명', stage: 'PRODUCTION', fields: ['EE'], isDraft: false } })
  if (submitNeed.__typename !== 'SubmitNeedPayload' || submitNeed.need === null) throw new Error(submitNeed.__typename)
  return submitNeed.need.id
}

const served = <T>(work: (url: string) => Promise<T>, of = graph) => withServer(of.app, (url) => work(`${url}/graphql`))

/** A stream that has told where it stands. */
async function open(url: string, options: Listening = {}): Promise<Listener> {
  const stream = await listen(url, options)
  await stream.until(({ messages }) => messages.length > 0)
  return stream
}

async function left(...streams: Listener[]): Promise<void> {
  for (const stream of streams) stream.leave()
  await Promise.all(streams.map(({ ended }) => ended))
}

const codes = ({ messages }: Listener) => messages.flatMap(({ data }) => data?.errors?.map(({ extensions }) => extensions) ?? [])
const titles = ({ changes }: Listener) => changes().map(({ node }) => node?.title)

describe('a stream', () => {
  test('tells what is created, changed and withdrawn, with the row as it is by now, and what it cost', async () => {
    await served(async (url) => {
      const app = await owner()
      const stream = await open(url)
      expect(stream.status).toBe(200)
      expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
      const id = await submit(app, '새 수요')
      await stream.until(({ changes }) => changes().length === 1)
      expect(stream.changes()).toEqual([expect.objectContaining({ kind: 'CREATED', type: 'NEED', nodeId: id, node: { id, title: '새 수요' } })])
      await app.client.request(UpdateNeedDocument, { id, version: 1, input: { title: '바뀐 수요' } })
      await app.client.request(WithdrawNeedDocument, { id, version: 2 })
      await stream.until(({ changes }) => changes().length === 3)
      expect(stream.changes().map(({ kind }) => kind)).toEqual(['CREATED', 'CHANGED', 'WITHDRAWN'])
      const told = stream.messages.filter(({ event }) => event === 'next')
      expect(told.map((message) => message.id)).toEqual(stream.changes().map(({ cursor }) => cursor))
      expect(told[0]?.data?.extensions?.cost).toMatchObject({ requested: 2, actual: 2 })
      await left(stream)
    })
  })

  test('goes on behind a cursor, by argument or by header, which comes first, and skips other types', async () => {
    await served(async (url) => {
      const app = await owner()
      const begun = await open(url)
      const start = begun.lastId() ?? ''
      await submit(app, '하나')
      await submit(app, '둘')
      await begun.until(({ changes }) => changes().length === 2)
      const middle = begun.changes()[0]?.cursor ?? ''
      await left(begun)
      const whole = await open(url, { since: start })
      const rest = await open(url, { since: start, headers: { 'last-event-id': middle } })
      await submit(app, '셋')
      await whole.until(({ changes }) => changes().length === 3)
      await rest.until(({ changes }) => changes().length === 2)
      expect(titles(whole)).toEqual(['하나', '둘', '셋'])
      expect(titles(rest)).toEqual(['둘', '셋'])
      await left(whole, rest)
      const experts = await open(url, { since: start, types: ['EXPERT'] })
      await experts.until(({ messages }) => messages.length > 2)
      expect(experts.changes()).toEqual([])
      // Where it stands has moved behind what doesn't concern it.
      const later = await open(url, { since: experts.lastId() ?? '' })
      await later.until(({ messages }) => messages.length > 1)
      expect(later.changes()).toEqual([])
      await left(experts, later)
    })
  })

  test('says from time to time where it stands, so that no proxy cuts it', async () => {
    await served(async (url) => {
      const stream = await open(url)
      await stream.until(({ messages }) => messages.length > 3)
      expect(stream.text()).toMatch(/^:\nid: [\w-]{38}\n\n:\nid: /)
      await left(stream)
    })
  })

  test('needs no key of the SDK: GET, and whatever accepts anything, do too', async () => {
    await served(async (url) => {
      const get = await listen(`${url}?query=${encodeURIComponent('subscription { changes { kind } }')}`, { fetch: (to, { signal }) => fetch(to, { signal: signal ?? null, headers: { accept: 'text/event-stream' } }) })
      await get.until(({ messages }) => messages.length > 0)
      const curl = await open(url, { headers: { accept: '*/*' } })
      await left(get, curl)
    })
  })

  test('is named to pages of other origins with its header', async () => {
    await served(async (url) => {
      const asked = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://partner.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'last-event-id' } })
      expect(asked.headers.get('access-control-allow-headers')?.toLowerCase()).toContain('last-event-id')
    })
  })
})

describe('a stream is refused', () => {
  const refused = async (options: Listening) =>
    served(async (url) => {
      const stream = await listen(url, options)
      await stream.ended
      return { status: stream.status, codes: codes(stream), last: stream.messages.at(-1)?.event }
    })
  const old = () => sealedMarks(testSecret).write({ transaction: 5, id: 5, at: new Date(Date.now() - 7 * 86_400_000 - 60_000) })
  const foreign = () => sealedMarks(testSecret).write({ transaction: 2 ** 40, id: 1, at: new Date() })

  test.each([
    ['a cursor that is none', { since: 'x' }, 'BAD_USER_INPUT', 'since'],
    ['an empty cursor', { since: '' }, 'BAD_USER_INPUT', 'since'],
    ['a cursor that another server signed', { since: sealedMarks('another secret of 32 letters or more').write({ transaction: 5, id: 5, at: new Date() }) }, 'BAD_USER_INPUT', 'since'],
    ['a wrong header', { headers: { 'last-event-id': 'x' } }, 'BAD_USER_INPUT', 'Last-Event-ID'],
    ['what is not kept any more', { since: old() }, 'CURSOR_EXPIRED', 'since'],
    ['a cursor of another database', { since: foreign() }, 'CURSOR_EXPIRED', 'since'],
    ['no type', { types: [] }, 'BAD_USER_INPUT', 'types'],
    ['a type that is none', { types: ['CHURCH'] }, 'BAD_USER_INPUT', 'types.0'],
    ['two fields', { query: 'subscription { a: changes { kind } b: changes { kind } }' }, 'BAD_USER_INPUT', 'changes'],
    ['more than a query may cost', { query: 'subscription { changes { node { ... on Need { matches(first: 100) { nodes { expert { matches(first: 100) { nodes { need { title } } } } } } } } } }' }, 'COST_LIMIT_EXCEEDED', undefined],
  ])('for %s', async (_, options, code, field) => {
    expect((await refused(options)).codes).toMatchObject([{ code, ...(field === undefined ? {} : { field }) }])
  })

  test('altered by a letter', async () => {
    await served(async (url) => {
      const stream = await open(url)
      const cursor = stream.lastId() ?? ''
      await left(stream)
      const other = cursor.startsWith('A') ? 'B' : 'A'
      expect((await refused({ since: `${other}${cursor.slice(1)}` })).codes).toMatchObject([{ code: 'BAD_USER_INPUT', field: 'since' }])
    })
  })

  test('where no events are taken, in JSON', async () => {
    const answer = await graph.post(document, {}, { headers: { accept: 'application/json' } })
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT', field: 'accept' } }] })
  })

  test('beyond so many of a key, or of an address; one that has ended leaves its place', async () => {
    await served(async (url) => {
      const { bearer } = await owner()
      const [first, second] = [await open(url, { bearer }), await open(url, { bearer })]
      const third = await listen(url, { bearer })
      await third.ended
      expect(third.status).toBe(429)
      expect(third.headers.get('retry-after')).toBe('5')
      expect(codes(third)).toMatchObject([{ code: 'RATE_LIMITED' }])
      const anonymous = [await open(url), await open(url), await open(url)]
      const fourth = await listen(url)
      await fourth.ended
      expect(fourth.status).toBe(429)
      await left(first)
      await vi.waitFor(async () => {
        const again = await listen(url, { bearer })
        if (again.status !== 200) await again.ended
        else await left(again)
        expect(again.status).toBe(200)
      }, { timeout: 30_000, interval: 100 })
      await left(second, ...anonymous)
    })
  })
})

describe('a stream ends', () => {
  test('by a code once its key is revoked', async () => {
    await served(async (url) => {
      const { bearer } = await owner()
      const stream = await open(url, { bearer })
      const keyId = bearer.split('_')[2] ?? ''
      const { id } = await graph.database.prisma.apiKey.findUniqueOrThrow({ where: { keyId } })
      await graph.database.prisma.$transaction((tx) => revokeKey(tx, id))
      await stream.ended
      expect(codes(stream)).toMatchObject([{ code: 'UNAUTHENTICATED' }])
      expect(stream.messages.at(-1)?.event).toBe('complete')
    })
  })

  test('by a code when the points of its viewer are used up, and goes on behind it', async () => {
    const poor = await openGraph('demo', { rhythm, rates: { address: 40, named: 1_000_000 } })
    try {
      await served(async (url) => {
        const app = await owner(poor)
        const stream = await open(url, { query: document.replace('node {', 'node { ... on Need { enterprise { name region { name } } fields { code } }') })
        for (let place = 0; place < 8; place += 1) await submit(app, `수요 ${place}`)
        await stream.ended
        expect(codes(stream)).toMatchObject([{ code: 'RATE_LIMITED' }])
        expect(stream.messages.at(-1)?.event).toBe('complete')
        expect(stream.changes().length).toBeLessThan(8)
        const rest = await open(url, { bearer: app.bearer, since: stream.lastId() ?? '' })
        await rest.until(({ changes }) => changes().length + stream.changes().length === 8)
        expect([...titles(stream), ...titles(rest)]).toEqual(Array.from({ length: 8 }, (_, place) => `수요 ${place}`))
        await left(rest)
      }, poor)
    } finally {
      await poor.database.close()
    }
  })

  test('whole when the server stops', async () => {
    const stopping = await openGraph('empty', { rhythm })
    try {
      await served(async (url) => {
        const stream = await open(url)
        stopping.app.endStreams()
        await stream.ended
        expect(stream.text().endsWith('event: complete\ndata:\n\n')).toBe(true)
        expect(codes(stream)).toEqual([])
        const late = await listen(url)
        await late.ended
        expect(late.messages.at(-1)?.event).toBe('complete')
      }, stopping)
    } finally {
      await stopping.database.close()
    }
  })
})

test('events of a moment are read by as many statements as one', async () => {
  const counted = await openGraph('demo', { rhythm: { viewer: 60_000, pulse: 60_000 } })
  try {
    const within = (url: string, init: RequestInit) => counted.app.fetch(new Request(url, init))
    const app = await owner(counted)
    const start = await open(endpoint, { fetch: within })
    const since = start.lastId() ?? ''
    await left(start)
    const read = async (changes: number) => {
      const statements = await statementsOf(async () => {
        const stream = await open(endpoint, { since, fetch: within })
        await stream.until((one) => one.changes().length === changes)
        await left(stream)
      })
      return statements.filter((text) => !/pg_snapshot_xmin/.test(text) || /with next/.test(text)).length
    }
    await submit(app, '수요 1')
    const one = await read(1)
    for (let place = 2; place <= 20; place += 1) await submit(app, `수요 ${place}`)
    expect(one).toBeGreaterThan(1)
    expect(await read(20)).toBe(one)
  } finally {
    await counted.database.close()
  }
})

test('changes are deleted a day after they can’t be told any more', async () => {
  const { prisma } = graph.database
  const day = 86_400_000
  const told = async (days: number) => {
    const { id } = await prisma.outboxEvent.create({ data: { kind: 'CHANGED', targetType: 'Need', targetId: crypto.randomUUID(), at: new Date(Date.now() - days * day) } })
    return id
  }
  const [kept, old] = [await told(7), await told(8.1)]
  await sweep(prisma, new Date())
  expect(await prisma.outboxEvent.count({ where: { id: { in: [kept, old] } } })).toBe(1)
  expect(await prisma.outboxEvent.count({ where: { id: kept } })).toBe(1)
})

test('metrics tell how many streams are open, and what was told', async () => {
  await served(async (url) => {
    const app = await owner()
    const stream = await open(url)
    await submit(app, '셈')
    await stream.until(({ changes }) => changes().length === 1)
    const text = await (await fetch(url.replace('/graphql', '/metrics'), { headers: { authorization: `Bearer ${await bearerOf(graph.database)}` } })).text()
    expect(text).toMatch(/^yeondae_streams 1$/m)
    expect(Number(/^yeondae_changes_told_total (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(0)
    await left(stream)
  })
})
