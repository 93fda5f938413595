import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createClient, hashedDocuments } from '../../sdk/src/index.ts'
import { NodeDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { data, drop, refusal, withFaults } from '../support/faulty-server.ts'
import { failureOf } from './failure.ts'

const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
const unknown = refusal('NOT_FOUND', 404, {}, 'documentId')

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('documents by their hash', () => {
  test('are sent without their text', async () => {
    await withFaults([data({ node: null })], async ({ url, seen }) => {
      const client = createClient({ url, documents: hashedDocuments() })
      await client.request(NodeDocument, { id: 'x' })
      await client.request(NodeDocument, { id: 'y' })
      expect(seen.map(({ body }) => body)).toEqual(['x', 'y'].map((id) => ({ documentId: idOf(NodeDocument), variables: { id } })))
    })
  })

  test('go as text once the server knows no such hash, without a wait and without a repeat of the budget', async () => {
    await withFaults([unknown, data({ node: null })], async ({ url, seen }) => {
      const client = createClient({ url, documents: hashedDocuments(), retry: false })
      expect(await client.request(NodeDocument, { id: 'x' })).toEqual({ node: null })
      await client.request(NodeDocument, { id: 'y' })
      expect(seen.map(({ body }) => Object.keys(body)[0])).toEqual(['documentId', 'query', 'query'])
    })
  })

  test('of a mutation keep its key on the way to the text', async () => {
    await withFaults([unknown, drop, data({ withdrawNeed: null })], async ({ url, seen }) => {
      await createClient({ url, documents: hashedDocuments(), retry: { baseMs: 1 } }).request(WithdrawNeedDocument, { id: 'x', version: 1 })
      expect(seen.map(({ body }) => Object.keys(body)[0])).toEqual(['documentId', 'query', 'query'])
      expect(new Set(seen.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    })
  })

  test('are given up when the text is refused too', async () => {
    await withFaults([unknown, refusal('FORBIDDEN', 403)], async ({ url, seen }) => {
      expect((await failureOf(createClient({ url, documents: hashedDocuments() }).request('{ a }'))).code).toBe('FORBIDDEN')
      expect(seen.length).toBe(2)
    })
  })

  test('are texts where nothing can hash', async () => {
    vi.stubGlobal('crypto', {})
    await withFaults([data({})], async ({ url, seen }) => {
      await createClient({ url, documents: hashedDocuments() }).request('{ a }')
      expect(seen[0]?.body).toEqual({ query: '{ a }' })
    })
  })
})
