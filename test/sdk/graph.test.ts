import { describe, expect, test } from 'vitest'
import { type ClientOptions, createClient, ForbiddenError, hashedDocuments, RateLimitedError, type RequestEvent, sharedReads, StaleVersionError, UnauthenticatedError, unwrap } from '../../sdk/src/index.ts'
import { NeedsDocument, SubmitNeedDocument, UpdateNeedDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { openGraph, withGraph, withServer } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { failureOf } from './failure.ts'

const graph = withGraph()
const input = { title: '저온 건조 공정', description: '온도가 고르지 않다.', stage: 'PRODUCTION', fields: ['EE'] } as const

/** Clients of a server over HTTP, with the key of an enterprise where one is asked for. */
const asking = <T>(work: (client: ReturnType<typeof createClient>) => Promise<T>, options: Partial<ClientOptions> = {}) =>
  withServer(graph.app, (url) => work(createClient({ url: `${url}/graphql`, ...options })))

const keyOfEnterprise = async () => bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id })

describe('the client at the real graph', () => {
  test('tells what an answer cost, and the id of its request', async () => {
    await asking(async (client) => {
      const { data, cost, requestId, errors } = await client.answer(NeedsDocument, { first: 2 })
      expect(data.needs.nodes.length).toBe(2)
      expect(errors).toEqual([])
      expect(cost?.actual).toBeGreaterThan(0)
      expect(cost?.requested).toBeGreaterThanOrEqual(cost?.actual ?? 0)
      expect(requestId).toMatch(/^[\da-f-]{36}$/)
    })
  })

  test('does a mutation once though its answer was lost, and gives its outcome', async () => {
    let sent = 0
    const losing: NonNullable<ClientOptions['fetch']> = async (url, init) => {
      const response = await fetch(url, init)
      if ((sent += 1) > 1) return response
      await response.text()
      throw new TypeError('fetch failed')
    }
    await asking(
      async (client) => {
        const title = `한 번만 ${Date.now()}`
        const { need } = unwrap((await client.request(SubmitNeedDocument, { input: { ...input, title, fields: ['EE'] } })).submitNeed)
        expect(need?.title).toBe(title)
        expect(sent).toBe(2)
        expect(await graph.database.prisma.need.count({ where: { title } })).toBe(1)
      },
      { apiKey: await keyOfEnterprise(), fetch: losing, retry: { baseMs: 1 } },
    )
  })

  test('throws a stale version with the one that the row has now', async () => {
    await asking(
      async (client) => {
        const { need } = unwrap((await client.request(SubmitNeedDocument, { input: { ...input, fields: ['EE'] } })).submitNeed)
        const id = need?.id ?? ''
        unwrap((await client.request(UpdateNeedDocument, { id, version: 1, input: { title: '새 제목' } })).updateNeed)
        const { withdrawNeed } = await client.request(WithdrawNeedDocument, { id, version: 1 })
        const error = await failureOf(Promise.resolve().then(() => unwrap(withdrawNeed)))
        expect(error).toBeInstanceOf(StaleVersionError)
        expect((error as StaleVersionError).current).toBe(2)
        expect(error.requestId).toMatch(/^[\da-f-]{36}$/)
      },
      { apiKey: await keyOfEnterprise() },
    )
  })

  test('does several mutations of one operation, which take no key', async () => {
    await asking(
      async (client) => {
        const text = 'mutation ($input: SubmitNeedInput!) { a: submitNeed(input: $input) { __typename } b: submitNeed(input: $input) { __typename } }'
        expect(await client.request(text, { input })).toEqual({ a: { __typename: 'SubmitNeedPayload' }, b: { __typename: 'SubmitNeedPayload' } })
      },
      { apiKey: await keyOfEnterprise() },
    )
  })

  test('tells a wrong key and a missing scope by their classes', async () => {
    await asking(async (client) => expect(await failureOf(client.request(NeedsDocument))).toBeInstanceOf(UnauthenticatedError), { apiKey: 'yd_sec_wrong' })
    await asking(async (client) => expect(await failureOf(client.request(SubmitNeedDocument, { input: { ...input, fields: ['EE'] } }))).toBeInstanceOf(ForbiddenError), {
      apiKey: await bearerOf(graph.database, { organizationId: (await someEnterprise(graph.database)).id, scopes: [] }),
    })
  })

  test('tells when there are points again', async () => {
    const small = await openGraph('empty', { rates: { address: 3, named: 3 } })
    try {
      await withServer(small.app, async (url) => {
        const client = createClient({ url: `${url}/graphql`, timeoutMs: 500 })
        for (let call = 0; call < 3; call += 1) await client.request('{ needs { totalCount } }')
        const error = await failureOf(client.request('{ needs { totalCount } }'))
        expect(error).toBeInstanceOf(RateLimitedError)
        expect(Number(error.retryAt) - Date.now()).toBeGreaterThan(40_000)
        expect(error.requestId).not.toBeNull()
      })
    } finally {
      await small.database.close()
    }
  })

  test('asks by hashes, and by text where the server knows none', async () => {
    const attempts: [string | null, number][] = []
    const hooks = { onRequest: ({ operation, attempt }: RequestEvent) => void attempts.push([operation, attempt]) }
    await asking(
      async (client) => {
        expect((await client.request(NeedsDocument, { first: 1 })).needs.nodes.length).toBe(1)
        expect(await client.request('query Own { needs { __typename } }')).toEqual({ needs: { __typename: 'NeedConnection' } })
      },
      { documents: hashedDocuments(), hooks },
    )
    expect(attempts).toEqual([['Needs', 1], ['Own', 1], ['Own', 2]])
  })

  test('shares equal reads', async () => {
    let sent = 0
    await asking(
      async (client) => {
        const [first, second] = await Promise.all([client.request(NeedsDocument, { first: 1 }), client.request(NeedsDocument, { first: 1 })])
        expect(second).toEqual(first)
        expect(sent).toBe(1)
      },
      { reads: sharedReads(), hooks: { onRequest: () => (sent += 1) } },
    )
  })
})
