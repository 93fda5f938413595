import { describe, expect, test, vi } from 'vitest'
import { type ClientOptions, createClient, sharedReads } from '../../sdk/src/index.ts'
import { NodeDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { fakeGraph } from '../../sdk/src/testing.ts'
import { after, data, refusal, silence, withFaults } from '../support/faulty-server.ts'

const found = after(150, data({ node: null }))

const sharing = (work: (ask: (id: string, signal?: AbortSignal) => Promise<unknown>, seen: unknown[], left: () => number) => Promise<void>, script = [found], options: Partial<ClientOptions> = {}) =>
  withFaults(script, ({ url, seen, left }) => {
    const client = createClient({ url, reads: sharedReads(), retry: false, ...options })
    return work((id, signal) => client.request(NodeDocument, { id }, signal === undefined ? {} : { signal }), seen, left)
  })

describe('reads that are shared', () => {
  test('are sent once while they are in flight, and anew afterwards', () =>
    sharing(async (ask, seen) => {
      const [first, second] = await Promise.all([ask('x'), ask('x'), ask('y')])
      expect(second).toEqual(first)
      expect(second).not.toBe(first)
      expect(seen.length).toBe(2)
      await ask('x')
      expect(seen.length).toBe(3)
    }))

  test('fail together, and are forgotten', () =>
    sharing(
      async (ask, seen) => {
        const outcomes = await Promise.allSettled([ask('x'), ask('x')])
        expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
        expect(seen.length).toBe(1)
        expect(await ask('x')).toEqual({ node: null })
      },
      [after(10, refusal('FORBIDDEN', 200)), found],
    ))

  test('go on for who stays', () =>
    sharing(async (ask, seen) => {
      const controller = new AbortController()
      const leaver = ask('x', controller.signal)
      const stayer = ask('x')
      await vi.waitFor(() => expect(seen.length).toBe(1))
      controller.abort(new Error('gone'))
      await expect(leaver).rejects.toThrow('gone')
      expect(await stayer).toEqual({ node: null })
      expect(seen.length).toBe(1)
    }))

  test('end when all have left; who comes then asks anew', () =>
    sharing(
      async (ask, seen, left) => {
        const controllers = [new AbortController(), new AbortController()]
        const leavers = controllers.map(({ signal }) => ask('x', signal))
        await vi.waitFor(() => expect(seen.length).toBe(1))
        for (const controller of controllers) controller.abort(new Error('gone'))
        const late = ask('x')
        for (const leaver of leavers) await expect(leaver).rejects.toThrow('gone')
        expect(await late).toEqual({ node: null })
        expect(seen.length).toBe(2)
        await vi.waitFor(() => expect(left()).toBe(1))
      },
      [silence, found],
    ))

  test('are not shared between viewers', () => {
    let token = 0
    return sharing(
      async (ask, seen) => {
        await Promise.all([ask('x'), ask('x')])
        expect(seen.length).toBe(2)
      },
      [found],
      { headers: () => ({ authorization: `Bearer ${(token += 1)}` }) },
    )
  })

  test('give each reader of a selection values of its own', async () => {
    const graph = fakeGraph().otherwise(() => ({ needs: { nodes: [{ createdAt: '2026-07-01T00:00:00.000Z' }] } }))
    const client = createClient({ url: 'http://graph.test', fetch: graph.fetch, reads: sharedReads() })
    const ask = () => client.query({ needs: [{ first: 1 }, { nodes: { createdAt: true } }] })
    const answers = await Promise.all([ask(), ask()])
    expect(answers.map(({ needs }) => needs.nodes)).toEqual([[{ createdAt: new Date('2026-07-01') }], [{ createdAt: new Date('2026-07-01') }]])
    expect(graph.requests.length).toBe(1)
  })

  test('are no mutations', () =>
    withFaults([after(20, data({ withdrawNeed: null }))], async ({ url, seen }) => {
      const client = createClient({ url, reads: sharedReads() })
      await Promise.all([1, 2].map(() => client.request(WithdrawNeedDocument, { id: 'x', version: 1 })))
      expect(seen.length).toBe(2)
    }))

  test('are off unless they are asked for', () =>
    withFaults([found], async ({ url, seen }) => {
      const client = createClient({ url })
      await Promise.all([1, 2].map(() => client.request(NodeDocument, { id: 'x' })))
      expect(seen.length).toBe(2)
    }))
})
