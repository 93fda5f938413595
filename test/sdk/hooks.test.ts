import { describe, expect, test } from 'vitest'
import { createClient, type RequestEvent, type ResponseEvent, type RetryEvent } from '../../sdk/src/index.ts'
import { NodeDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { answer, data, drop, page, silence, withFaults } from '../support/faulty-server.ts'
import { failureOf } from './failure.ts'

const cost = { requested: 1, actual: 1, limit: 10_000, remaining: 9999, resetAt: '2026-07-01T00:00:00.000Z' }

/** Hooks that note what they are told. */
function notes() {
  const told: ({ on: 'request' } & RequestEvent | { on: 'response' } & ResponseEvent | { on: 'retry' } & RetryEvent)[] = []
  return {
    told,
    hooks: {
      onRequest: (event: RequestEvent) => void told.push({ on: 'request', ...event }),
      onResponse: (event: ResponseEvent) => void told.push({ on: 'response', ...event }),
      onRetry: (event: RetryEvent) => void told.push({ on: 'retry', ...event }),
    },
  }
}

describe('the hooks', () => {
  test('are told of every request, its end and its repeats', async () => {
    await withFaults([drop, page(502, { 'x-request-id': 'r-2' }), answer({ data: { node: null }, extensions: { cost } })], async ({ url }) => {
      const { told, hooks } = notes()
      await createClient({ url, hooks, retry: { baseMs: 1 } }).request(NodeDocument, { id: 'x' })
      expect(told.map(({ on }) => on)).toEqual(['request', 'response', 'retry', 'request', 'response', 'retry', 'request', 'response'])
      expect(told[0]).toMatchObject({ operation: 'Node', kind: 'query', url, attempt: 1, idempotencyKey: null })
      expect(told[1]).toMatchObject({ status: null, requestId: null, cost: null, error: { code: 'NETWORK' } })
      expect(told[2]).toMatchObject({ error: { code: 'NETWORK' }, request: { attempt: 1 } })
      expect(told[4]).toMatchObject({ status: 502, requestId: 'r-2', cost: null, error: { code: 'BAD_RESPONSE' }, request: { attempt: 2 } })
      expect(told[7]).toMatchObject({ status: 200, requestId: 'r-1', cost, error: null, request: { attempt: 3 } })
      expect((told[7] as ResponseEvent).durationMs).toBeGreaterThan(0)
    })
  })

  test('get one and the same object of a request, so that a trace finds its span', async () => {
    await withFaults([drop, data({})], async ({ url }) => {
      const requests: RequestEvent[] = []
      const hooks = {
        onRequest: (request: RequestEvent) => void requests.push(request),
        onResponse: ({ request }: ResponseEvent) => void requests.push(request),
        onRetry: ({ request }: RetryEvent) => void requests.push(request),
      }
      await createClient({ url, hooks, retry: { baseMs: 1 } }).request(NodeDocument, { id: 'x' })
      const [first, , , second] = requests
      expect(requests.map((request) => [first, second].indexOf(request))).toEqual([0, 0, 0, 1, 1])
    })
  })

  test('may add headers and never see the key of the client', async () => {
    await withFaults([data({})], async ({ url, seen }) => {
      let headers: string[] = []
      const onRequest = (request: RequestEvent) => {
        request.headers.set('traceparent', '00-1')
        headers = [...request.headers.keys()]
      }
      const onResponse = ({ request }: ResponseEvent) => void headers.push(...request.headers.keys())
      await createClient({ url, apiKey: 'yd_pub_1', hooks: { onRequest, onResponse } }).request(NodeDocument, { id: 'x' })
      expect(seen[0]?.headers).toMatchObject({ traceparent: '00-1', authorization: 'Bearer yd_pub_1' })
      expect(headers).not.toContain('authorization')
    })
  })

  test('are told of a mutation with the key that it goes with', async () => {
    await withFaults([data({ withdrawNeed: null })], async ({ url, seen }) => {
      const { told, hooks } = notes()
      await createClient({ url, hooks }).request(WithdrawNeedDocument, { id: 'x', version: 1 })
      expect(told[0]).toMatchObject({ operation: 'WithdrawNeed', kind: 'mutation', idempotencyKey: seen[0]?.headers['idempotency-key'] })
    })
  })

  test('are told the first error of an answer in part', async () => {
    await withFaults([answer({ data: { a: null }, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] })], async ({ url }) => {
      const { told, hooks } = notes()
      await createClient({ url, hooks }).answer('{ a }')
      expect(told[1]).toMatchObject({ status: 200, error: { code: 'FORBIDDEN' } })
    })
  })

  test('are told of an abort by its reason, and of a time that is up', async () => {
    await withFaults([silence], async ({ url }) => {
      const { told, hooks } = notes()
      const reason = new Error('the reader left')
      const controller = new AbortController()
      setTimeout(() => controller.abort(reason), 20)
      await expect(createClient({ url, hooks }).request(NodeDocument, { id: 'x' }, { signal: controller.signal })).rejects.toBe(reason)
      expect(told[1]).toMatchObject({ error: reason, status: null })
      await failureOf(createClient({ url, hooks, timeoutMs: 20 }).request(NodeDocument, { id: 'x' }))
      expect(told[3]).toMatchObject({ error: { code: 'TIMEOUT_CLIENT' } })
    })
  })

  test('that throw fail no request; what they throw is told as unhandled', async () => {
    await withFaults([data({ node: null })], async ({ url }) => {
      const unhandled: unknown[] = []
      const former = process.listeners('unhandledRejection')
      process.removeAllListeners('unhandledRejection')
      process.on('unhandledRejection', (reason) => unhandled.push(reason))
      const broken = new Error('the log is full')
      const fail = () => {
        throw broken
      }
      try {
        expect(await createClient({ url, hooks: { onRequest: fail, onResponse: fail } }).request(NodeDocument, { id: 'x' })).toEqual({ node: null })
        await new Promise((resolve) => setTimeout(resolve, 10))
      } finally {
        process.removeAllListeners('unhandledRejection')
        for (const listener of former) process.on('unhandledRejection', listener)
      }
      expect(unhandled).toEqual([broken, broken])
    })
  })
})
