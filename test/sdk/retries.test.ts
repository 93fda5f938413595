import { afterEach, describe, expect, test, vi } from 'vitest'
import { type ClientOptions, createClient, RateLimitedError, TimeoutError } from '../../sdk/src/index.ts'
import { NodeDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { after, answer, cut, data, drop, type Fault, half, page, refusal, silence, slowBody, withFaults } from '../support/faulty-server.ts'
import { failureOf } from './failure.ts'

const found = data({ node: null })
const withdrawn = data({ withdrawNeed: { __typename: 'WithdrawNeedPayload', need: null } })
const soon = { baseMs: 4, capMs: 8 }
const withdrawal = { id: 'x', version: 1 }

/** How a client fares with a server that meets it by a script. */
const against = (script: readonly Fault[], options: Partial<ClientOptions> = {}) =>
  withFaults(script, async ({ url, seen }) => {
    const client = createClient({ url, retry: soon, tryTimeoutMs: 60, ...options })
    const outcome = await client.request(NodeDocument, { id: 'x' }).catch((error: unknown) => error)
    return { outcome, seen }
  })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a read is sent again', () => {
  const passing: [string, Fault][] = [
    ['a connection that drops', drop],
    ['an answer that breaks off', half],
    ['an answer that ends in its middle', cut],
    ['silence', silence],
    ['a body without an end', slowBody],
    ['a failure of the server', refusal('INTERNAL', 500)],
    ['a proxy without its server', page(502)],
    ['a server that starts', page(503, { 'retry-after': '0' })],
    ['a proxy that takes no more', page(429)],
    ['a proxy that waited too long for the request', page(408)],
    ['points that are used up for the moment', refusal('RATE_LIMITED', 429, { 'retry-after': '0' })],
  ]

  test.each(passing)('after %s', async (_, fault) => {
    const { outcome, seen } = await against([fault, found])
    expect(outcome).toEqual({ node: null })
    expect(seen.map(({ body }) => body)).toEqual([seen[0]?.body, seen[0]?.body])
  })

  test.each(passing)('no more than three times in all after %s', async (_, fault) => {
    const { outcome, seen } = await against([fault])
    expect(outcome).toBeInstanceOf(Error)
    expect(seen.length).toBe(3)
  })

  test.each([
    ['what is wrong with it', refusal('BAD_USER_INPUT', 200)],
    ['a wrong key', refusal('UNAUTHENTICATED', 401)],
    ['a cost beyond the limit', refusal('COST_LIMIT_EXCEEDED', 200)],
    ['the server’s own time limit, which it would meet again', refusal('TIMEOUT', 504)],
    ['a code of a newer server', refusal('NEW', 200)],
    ['an address that is no endpoint', page(404)],
  ])('never after %s', async (_, fault) => {
    const { seen } = await against([fault, found])
    expect(seen.length).toBe(1)
  })

  test('never when a part was answered', async () => {
    const partial = answer({ data: { node: null }, errors: [{ message: 'no', extensions: { code: 'INTERNAL' } }] })
    expect((await against([partial, found])).seen.length).toBe(1)
  })

  test.each([
    ['the client', { retry: false as const }, {}],
    ['the call', {}, { retry: false as const }],
  ])('never where %s says so', async (_, options, own) => {
    await withFaults([drop, found], async ({ url, seen }) => {
      const error = await failureOf(createClient({ url, ...options }).request(NodeDocument, { id: 'x' }, own))
      expect(error.code).toBe('NETWORK')
      expect(seen.length).toBe(1)
    })
  })
})

describe('a mutation', () => {
  test('is sent again with the key that the client made for this call', async () => {
    await withFaults([drop, half, withdrawn], async ({ url, seen }) => {
      const client = createClient({ url, retry: soon })
      await client.request(WithdrawNeedDocument, withdrawal)
      await client.request(WithdrawNeedDocument, withdrawal)
      const keys = seen.map(({ headers }) => headers['idempotency-key'])
      expect(keys[0]).toMatch(/^[\da-f]{32}$/)
      expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]])
      expect(keys[3]).toMatch(/^[\da-f]{32}$/)
      expect(keys[3]).not.toBe(keys[0])
    })
  })

  test('goes with the key that it is given, which its failure tells', async () => {
    await withFaults([drop], async ({ url, seen }) => {
      const error = await failureOf(createClient({ url, retry: soon }).request(WithdrawNeedDocument, withdrawal, { idempotencyKey: 'a key of mine' }))
      expect(error).toMatchObject({ code: 'NETWORK', idempotencyKey: 'a key of mine' })
      expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['a key of mine', 'a key of mine', 'a key of mine'])
    })
  })

  test.each([
    ['without a key', WithdrawNeedDocument, { idempotencyKey: null }],
    ['of several fields, which the server takes no key with', 'mutation { a: withdrawNeed(id: "x") { __typename } b: withdrawNeed(id: "{ y") { __typename } }', {}],
    ['of fragments, which may be several', 'fragment Both on Mutation { __typename } mutation { ...Both }', {}],
  ])('%s is sent once', async (_, document, own) => {
    await withFaults([drop, withdrawn], async ({ url, seen }) => {
      await failureOf(createClient({ url, retry: soon }).request(document, withdrawal, own))
      expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined])
    })
  })

  test('of one field has a key, whatever stands around the field', async () => {
    const text = `# mutation { a b }
      fragment F on Need { id title }
      mutation Withdraw($id: ID! = "}", $input: In = { a: 1 }) @live {
        gone: withdrawNeed(id: $id, reason: """ { " } """, version: 1) @skip(if: false) { __typename ... on P { need { ...F } } }
        __typename
      }`
    await withFaults([withdrawn], async ({ url, seen }) => {
      await createClient({ url }).request(text)
      expect(seen[0]?.headers['idempotency-key']).toMatch(/^[\da-f]{32}$/)
    })
  })

  test('is no query with a field of that name', async () => {
    await withFaults([found], async ({ url, seen }) => {
      const client = createClient({ url })
      await client.request('query mutation { mutation }')
      await client.request('{ mutation }')
      expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined, undefined])
    })
  })
})

describe('the wait', () => {
  /** The waits before the repeats, by a hook. */
  const waitsOf = async (script: readonly Fault[], options: Partial<ClientOptions>) => {
    const waits: number[] = []
    const { outcome, seen } = await against(script, { ...options, hooks: { onRetry: ({ delayMs }) => waits.push(delayMs) } })
    return { waits, outcome, seen }
  }

  test('is a random part of a time that doubles up to its cap', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    expect((await waitsOf([drop], { retry: { tries: 5, baseMs: 4, capMs: 10 } })).waits).toEqual([2, 4, 5, 5])
  })

  test('is none at the lower end of the jitter', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    expect((await waitsOf([drop], {})).waits).toEqual([0, 0])
  })

  test('is at least the time of Retry-After', async () => {
    const { waits, seen } = await waitsOf([refusal('RATE_LIMITED', 429, { 'retry-after': '1' }), found], {})
    expect(waits[0]).toBeGreaterThan(950)
    expect(waits[0]).toBeLessThan(1010)
    expect(Number(seen[1]?.at) - Number(seen[0]?.at)).toBeGreaterThan(950)
  })

  test('is at least until the date of Retry-After', async () => {
    const { waits } = await waitsOf([page(503, { 'retry-after': new Date(Date.now() + 2000).toUTCString() }), found], {})
    expect(waits[0]).toBeGreaterThan(900)
    expect(waits[0]).toBeLessThan(2010)
  })

  test('that the time of the call has no room for is not begun: the error comes at once', async () => {
    const begun = performance.now()
    const { outcome, seen } = await against([refusal('RATE_LIMITED', 429, { 'retry-after': '45' })])
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(outcome).toBeInstanceOf(RateLimitedError)
    expect(Number((outcome as RateLimitedError).retryAt) - Date.now()).toBeGreaterThan(43_000)
    expect(seen.length).toBe(1)
  })

  test('ends when the caller aborts', async () => {
    await withFaults([page(503, { 'retry-after': '5' })], async ({ url, seen }) => {
      const controller = new AbortController()
      const reason = new Error('the reader left')
      const client = createClient({ url, hooks: { onRetry: () => setTimeout(() => controller.abort(reason), 5) } })
      await expect(client.request(NodeDocument, { id: 'x' }, { signal: controller.signal })).rejects.toBe(reason)
      expect(seen.length).toBe(1)
    })
  })
})

describe('the times', () => {
  test('of the call holds over all tries and waits', async () => {
    const { outcome, seen } = await against([silence], { tryTimeoutMs: 40, timeoutMs: 100, retry: { tries: 100, baseMs: 1, budget: 100 } })
    expect(outcome).toBeInstanceOf(TimeoutError)
    expect((outcome as TimeoutError).code).toBe('TIMEOUT_CLIENT')
    expect(seen.length).toBeGreaterThan(1)
    expect(seen.length).toBeLessThan(5)
  })

  test('of a call may be its own', async () => {
    await withFaults([silence], async ({ url, seen }) => {
      expect(await failureOf(createClient({ url }).request(NodeDocument, { id: 'x' }, { timeoutMs: 20 }))).toBeInstanceOf(TimeoutError)
      expect(seen.length).toBe(1)
    })
  })

  test.each([0, -1, Number.NaN])('of %s is refused', async (time) => {
    expect(() => createClient({ url: 'http://127.0.0.1:1', tryTimeoutMs: time })).toThrow(RangeError)
    await expect(createClient({ url: 'http://127.0.0.1:1' }).request(NodeDocument, { id: 'x' }, { timeoutMs: time })).rejects.toThrow(RangeError)
  })

  test('of a try ends its connection', async () => {
    await withFaults([slowBody], async ({ url, left }) => {
      await failureOf(createClient({ url, retry: false, tryTimeoutMs: 20 }).request(NodeDocument, { id: 'x' }))
      await vi.waitFor(() => expect(left()).toBe(1))
    })
  })
})

describe('the budget of repeats', () => {
  test('keeps an outage from being made worse: a tenth of the requests, beyond the first ten', async () => {
    await withFaults([page(503)], async ({ url, seen }) => {
      const client = createClient({ url, retry: { baseMs: 1, capMs: 1 } })
      for (let call = 0; call < 40; call += 1) await failureOf(client.request(NodeDocument, { id: 'x' }))
      expect(seen.length).toBe(50)
    })
  })

  test('fills with answers, refusals too', async () => {
    const outage = Array.from({ length: 3 }, () => page(503))
    await withFaults([...outage, ...Array.from({ length: 10 }, () => refusal('BAD_USER_INPUT', 200)), page(503), found], async ({ url, seen }) => {
      const client = createClient({ url, retry: { baseMs: 1, budget: 2 } })
      for (let call = 0; call < 11; call += 1) await failureOf(client.request(NodeDocument, { id: 'x' }))
      expect(seen.length).toBe(13)
      expect(await client.request(NodeDocument, { id: 'x' })).toEqual({ node: null })
    })
  })
})

test('a slow answer within its time is waited for', async () => {
  expect((await against([after(30, found)], { tryTimeoutMs: 2000 })).outcome).toEqual({ node: null })
})
