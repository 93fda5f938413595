import { createHash } from 'node:crypto'
import generated from '../generated/operations.json' with { type: 'json' }
import type { Params } from './params.ts'
import { Refusal, unreadable } from './refusal.ts'

/** The operations of the SDK: their texts by the SHA-256 of the text, as 64 hexadecimal digits. */
export const sdkOperations: ReadonlyMap<string, string> = new Map(Object.entries(generated))

/**
 * The text of the document that a request asks for, by itself or by its hash: `documentId: "sha256:…"`, or as Apollo
 * clients send it in `extensions.persistedQuery.sha256Hash`.
 * @param trustedOnly takes no document but the known ones, by hash or by text
 * @throws Refusal 400 for none or a wrong hash, 403 for a document that isn't trusted, 404 for an unknown hash
 */
export function documentOf({ query, documentId, extensions }: Params, known: ReadonlyMap<string, string>, trustedOnly: boolean): string {
  const { hash, field } = hashOf(documentId, extensions)
  if (hash === null) {
    if (query === undefined) throw unreadable('Expected "query" or "documentId".', 'query')
    if (trustedOnly && !known.has(sha256(query))) throw notTrusted()
    return query
  }
  const text = known.get(hash)
  if (query === undefined) {
    if (text === undefined) throw new Refusal(404, 'NOT_FOUND', 'Expected the hash of an operation of the SDK of this version; this one is unknown.', field)
    return text
  }
  if (query !== text && sha256(query) !== hash) throw unreadable('Expected a document whose SHA-256 is the hash beside it.', field)
  if (trustedOnly && text === undefined) throw notTrusted()
  return query
}

function hashOf(documentId: string | undefined, extensions: Params['extensions']): { hash: string | null; field: string } {
  if (documentId !== undefined) {
    const hash = /^sha256:([\da-f]{64})$/.exec(documentId)?.[1]
    if (hash === undefined) throw unreadable('Expected "sha256:" and 64 hexadecimal digits.', 'documentId')
    return { hash, field: 'documentId' }
  }
  const field = 'extensions.persistedQuery.sha256Hash'
  const persisted = extensions?.['persistedQuery'] ?? null
  if (persisted === null) return { hash: null, field }
  const hash = typeof persisted === 'object' ? (persisted as Record<string, unknown>)['sha256Hash'] : undefined
  if (typeof hash !== 'string' || !/^[\da-f]{64}$/.test(hash)) throw unreadable('Expected 64 hexadecimal digits.', field)
  return { hash, field }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const notTrusted = () => new Refusal(403, 'FORBIDDEN', 'Expected an operation of the SDK: this server takes no other ones.', 'query')
