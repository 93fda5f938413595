import { describe, expect, test, vi } from 'vitest'
import { type Client, type ClientOptions, createClient, errorCodes } from '../../sdk/src/index.ts'
import { NeedsDocument, NodeDocument } from '../../sdk/src/operations.ts'
import { failureOf } from './failure.ts'

const url = 'http://graph.test/graphql'
type Send = NonNullable<ClientOptions['fetch']>

/** A client whose requests all get this answer, and what it sent. */
function answering(answer: Response | Error, options: Partial<ClientOptions> = {}): { client: Client; send: ReturnType<typeof vi.fn<Send>> } {
  const send = vi.fn<Send>(() => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer.clone())))
  return { client: createClient({ url, fetch: send, ...options }), send }
}

const json = (body: unknown, init: ResponseInit = {}) => Response.json(body, init)
const nothing = json({ data: { node: null } })

describe('a request', () => {
  test('is one POST with the document and its variables', async () => {
    const { client, send } = answering(nothing)
    expect(await client.request(NodeDocument, { id: 'x' })).toEqual({ node: null })
    expect(send).toHaveBeenCalledOnce()
    const [address, init] = send.mock.lastCall ?? []
    expect(address).toBe(url)
    expect(init?.method).toBe('POST')
    expect(JSON.parse(init?.body as string)).toEqual({ query: NodeDocument, variables: { id: 'x' } })
  })

  test('leaves out variables that are absent and sends those that are null', async () => {
    const { client, send } = answering(json({ data: {} }))
    await client.request(NeedsDocument, { first: undefined, after: null })
    await client.request(NeedsDocument)
    const bodies = send.mock.calls.map(([, init]) => JSON.parse(init.body as string) as { variables?: unknown })
    expect(bodies.map((body) => body.variables)).toEqual([{ after: null }, undefined])
  })

  test('carries the headers that were given, and its own content type in any case', async () => {
    const { client, send } = answering(nothing, { url: 'https://graph.test/graphql', headers: { authorization: 'Bearer a', 'Content-Type': 'text/plain' } })
    await client.request(NodeDocument, { id: 'x' })
    const headers = new Headers(send.mock.lastCall?.[1].headers)
    expect(headers.get('authorization')).toBe('Bearer a')
    expect(headers.get('content-type')).toBe('application/json')
    expect(headers.get('accept')).toContain('application/graphql-response+json')
  })

  test('asks a function for its headers each time', async () => {
    let token = 0
    const { client, send } = answering(nothing, { url: 'https://graph.test/graphql', headers: () => Promise.resolve({ authorization: `Bearer ${++token}` }) })
    await client.request(NodeDocument, { id: 'x' })
    await client.request(NodeDocument, { id: 'y' })
    expect(send.mock.calls.map(([, init]) => new Headers(init.headers).get('authorization'))).toEqual(['Bearer 1', 'Bearer 2'])
  })

  test('goes through the global fetch when none is given', async () => {
    const send = vi.spyOn(globalThis, 'fetch').mockResolvedValue(nothing.clone())
    try {
      expect(await createClient({ url: new URL(url) }).request(NodeDocument, { id: 'x' })).toEqual({ node: null })
      expect(send).toHaveBeenCalledOnce()
    } finally {
      send.mockRestore()
    }
  })
})

describe('an error of the server', () => {
  const refusal = { message: 'Expected 1 to 100.', path: ['needs'], extensions: { code: 'BAD_USER_INPUT', field: 'first', requestId: 'r-1' } }

  test('has the code, field, path, request id and status of the first in the list, and the whole list', async () => {
    const second = { message: 'And another.' }
    const { client, send } = answering(json({ errors: [refusal, second], data: null }, { status: 400 }))
    const error = await failureOf(client.request(NeedsDocument, { first: 0 }))
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', field: 'first', path: ['needs'], requestId: 'r-1', status: 400, data: null })
    expect(error.message).toBe(refusal.message)
    expect(error.errors).toEqual([refusal, second])
    expect(send).toHaveBeenCalledOnce()
  })

  test('keeps what the server could answer', async () => {
    const data = { needs: { nodes: [null] } }
    const { client } = answering(json({ errors: [refusal], data }))
    expect((await failureOf(client.request(NeedsDocument))).data).toEqual(data)
  })

  test.each(errorCodes)('%s is told by its code', async (code) => {
    const { client } = answering(json({ errors: [{ message: '', extensions: { code } }] }))
    expect((await failureOf(client.request(NeedsDocument))).code).toBe(code)
  })

  test.each([[{ code: 'FROM_A_NEWER_SERVER' }], [{}], [undefined]])('with the extensions %j is of an unknown code', async (extensions) => {
    const { client } = answering(json({ errors: [{ message: '', extensions }] }, { headers: { 'x-request-id': 'r-2' } }))
    expect(await failureOf(client.request(NeedsDocument))).toMatchObject({ code: 'UNKNOWN', field: null, path: null, requestId: 'r-2' })
  })

  test.each([
    ['a page of a proxy', new Response('<h1>Bad Gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } })],
    ['an empty answer', new Response('', { status: 200 })],
    ['JSON of something else', json({ ok: true }, { status: 404 })],
    ['a list', json([])],
    ['null', json(null)],
    ['data of null without an error', json({ data: null })],
    ['errors that are none', json({ errors: 'no', data: {} })],
    ['an error without a message', json({ errors: [null] })],
  ])('%s is a bad response with its status', async (_, answer) => {
    const { client } = answering(answer)
    expect(await failureOf(client.request(NeedsDocument))).toMatchObject({ code: 'BAD_RESPONSE', status: answer.status, errors: [] })
  })
})

describe('a request without an answer', () => {
  test('fails as NETWORK with the reason', async () => {
    const cause = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:1') })
    const { client, send } = answering(cause, { retry: false })
    const error = await failureOf(client.request(NodeDocument, { id: 'x' }))
    expect(error).toMatchObject({ code: 'NETWORK', status: null, requestId: null, cause })
    expect(error.message).toContain('ECONNREFUSED')
    expect(send).toHaveBeenCalledOnce()
  })

  test('fails as NETWORK when the body breaks off', async () => {
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('terminated'))
      },
    })
    const client = createClient({ url, fetch: () => Promise.resolve(new Response(body)) })
    expect((await failureOf(client.request(NodeDocument, { id: 'x' }))).code).toBe('NETWORK')
  })

  const never: Send = () => new Promise(() => undefined)
  const heeding: Send = (_, { signal }) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error)
      })
    })
  const silentBody: Send = () => Promise.resolve(new Response(new ReadableStream()))

  test.each([
    ['no answer and no heed', never],
    ['no answer', heeding],
    ['no end of the body', silentBody],
  ])('%s: the time is up after timeoutMs', async (_, send) => {
    const client = createClient({ url, fetch: send, timeoutMs: 20 })
    expect((await failureOf(client.request(NodeDocument, { id: 'x' }))).code).toBe('TIMEOUT_CLIENT')
  })

  test.each([
    ['no answer and no heed', never],
    ['no answer', heeding],
    ['no end of the body', silentBody],
  ])('%s: the caller ends it with a reason', async (_, send) => {
    const controller = new AbortController()
    const reason = new Error('the reader left')
    const request = createClient({ url, fetch: send }).request(NodeDocument, { id: 'x' }, { signal: controller.signal })
    setTimeout(() => {
      controller.abort(reason)
    }, 5)
    await expect(request).rejects.toBe(reason)
  })

  test('is not sent when the signal has ended before', async () => {
    const { client, send } = answering(nothing)
    await expect(client.request(NodeDocument, { id: 'x' }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' })
    expect(send).not.toHaveBeenCalled()
  })

  test('leaves no listener at the signal of the caller', async () => {
    const { signal } = new AbortController()
    const removed = vi.spyOn(signal, 'removeEventListener')
    const added = vi.spyOn(signal, 'addEventListener')
    const { client } = answering(nothing)
    await client.request(NodeDocument, { id: 'x' }, { signal })
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(added.mock.calls.map(([, listener]) => listener))
  })

  test.each([0, -1, Number.NaN])('a time of %s is refused', (timeoutMs) => {
    expect(() => createClient({ url, timeoutMs })).toThrow(RangeError)
  })

  test('may be waited for without end', async () => {
    const { client } = answering(nothing, { timeoutMs: Number.POSITIVE_INFINITY })
    expect(await client.request(NodeDocument, { id: 'x' })).toEqual({ node: null })
  })
})
