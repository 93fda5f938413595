import { describe, expect, test } from 'vitest'
import { createClient, hashedDocuments, NetworkError, RateLimitedError, unwrap, ValidationError } from '../../sdk/src/index.ts'
import { NodeDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { fakeGraph, refusal } from '../../sdk/src/testing.ts'
import { failureOf } from './failure.ts'

const clientOf = (graph: ReturnType<typeof fakeGraph>) => createClient({ url: 'http://graph.test/graphql', fetch: graph.fetch, retry: { baseMs: 1 } })

describe('a fake graph', () => {
  test('answers a document by its fixture, and by the latest one', async () => {
    const graph = fakeGraph().answer(NodeDocument, { node: null })
    const client = clientOf(graph)
    expect(await client.request(NodeDocument, { id: 'x' })).toEqual({ node: null })
    graph.answer(NodeDocument, ({ id }) => ({ node: { __typename: 'Honour', id, name: '표창' } }) as never)
    expect(await client.request(NodeDocument, { id: 'y' })).toMatchObject({ node: { id: 'y' } })
  })

  test('keeps what it was asked', async () => {
    const graph = fakeGraph().answer(WithdrawNeedDocument, { withdrawNeed: { __typename: 'WithdrawNeedPayload', need: null } })
    const { withdrawNeed } = await clientOf(graph).request(WithdrawNeedDocument, { id: 'x', version: 3 }, { idempotencyKey: 'my own key' })
    expect(unwrap(withdrawNeed).need).toBeNull()
    expect(graph.requests).toMatchObject([{ document: WithdrawNeedDocument, variables: { id: 'x', version: 3 }, idempotencyKey: 'my own key' }])
  })

  test('refuses by the classes of the client', async () => {
    const graph = fakeGraph().answer(NodeDocument, () => {
      throw refusal('RATE_LIMITED', { status: 429, retryAfter: 60 })
    })
    const error = await failureOf(clientOf(graph).request(NodeDocument, { id: 'x' }))
    expect(error).toBeInstanceOf(RateLimitedError)
    expect(error.requestId).toBe('fake-1')
    expect(Number(error.retryAt) - Date.now()).toBeGreaterThan(58_000)
  })

  test('breaks connections, which the client meets as in life', async () => {
    let calls = 0
    const graph = fakeGraph().answer(NodeDocument, () => {
      if ((calls += 1) < 3) throw new Error('the line broke')
      return { node: null }
    })
    expect(await clientOf(graph).request(NodeDocument, { id: 'x' })).toEqual({ node: null })
    calls = -10
    expect(await failureOf(clientOf(graph).request(NodeDocument, { id: 'x' }))).toBeInstanceOf(NetworkError)
  })

  test('refuses what it has no fixture for', async () => {
    const graph = fakeGraph()
    const error = await failureOf(clientOf(graph).request(NodeDocument, { id: 'x' }))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error.message).toContain('query Node(')
    graph.otherwise(({ variables }) => variables)
    expect(await clientOf(graph).request('{ a }', { a: 1 })).toEqual({ a: 1 })
  })

  test('answers a client that asks by hashes', async () => {
    const graph = fakeGraph().answer(NodeDocument, { node: null })
    const client = createClient({ url: 'http://graph.test', fetch: graph.fetch, documents: hashedDocuments() })
    expect(await client.request(NodeDocument, { id: 'x' })).toEqual({ node: null })
    expect(graph.requests.length).toBe(1)
  })

  test('wants fixtures of the type of the document', () => {
    const wrong = () => [
      // @ts-expect-error -- no such field
      fakeGraph().answer(NodeDocument, { nodes: [] }),
      // @ts-expect-error -- the payload's field is missing
      fakeGraph().answer(WithdrawNeedDocument, { withdrawNeed: { __typename: 'WithdrawNeedPayload' } }),
    ]
    expect(wrong).toBeTypeOf('function')
  })
})
