import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { clientAddress } from '../../server/http/address.ts'
import { collected, type Incoming, readJson } from '../../server/http/body.ts'
import { languageOf, takesGzip } from '../../server/http/language.ts'
import { nestsDeeperThan } from '../../server/http/nesting.ts'
import { documentOf, sdkOperations } from '../../server/http/operations.ts'
import { paramsOfBody, paramsOfUrl } from '../../server/http/params.ts'
import * as operations from '../../sdk/src/operations.ts'

const refusal = (field: string, status = 400) => ({ extensions: { field, http: { status } } })
/** What a call throws; null: nothing. */
function thrownBy(call: () => unknown): unknown {
  try {
    call()
    return null
  } catch (error) {
    return error
  }
}

describe('the address of a client', () => {
  test.each<[string, string | undefined, string | null, number, string]>([
    ['the socket’s', '203.0.113.7', null, 0, '203.0.113.7'],
    ['the socket’s, whatever a header says, without proxies', '203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['an IPv4 address as IPv6 sockets write it', '::ffff:203.0.113.7', null, 0, '203.0.113.7'],
    ['the network of an IPv6 address', '2001:db8:1:2:3:4:5:6', null, 0, '2001:db8:1:2::/64'],
    ['the last of the header behind one proxy', '10.0.0.1', '1.1.1.1, 198.51.100.1', 1, '198.51.100.1'],
    ['the last but one behind two', '10.0.0.1', '6.6.6.6, 198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['the first of the header when proxies are fewer than said', '10.0.0.1', '198.51.100.1', 2, '198.51.100.1'],
    ['with a port', '10.0.0.1', '198.51.100.1:4711', 1, '198.51.100.1'],
    ['in brackets with a port', '10.0.0.1', '[2001:db8::1]:4711', 1, '2001:db8::/64'],
    ['the socket’s when the header is nonsense', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['the socket’s when the header is missing', '10.0.0.1', null, 1, '10.0.0.1'],
    ['of a request within the process', undefined, null, 0, 'in-process'],
  ])('is %s', (_, socket, header, proxies, expected) => {
    expect(clientAddress(socket, header, proxies)).toBe(expected)
  })
})

describe('the language of messages', () => {
  test.each<[string | null, string]>([
    [null, 'en'],
    ['ko', 'ko'],
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['en-GB,ko;q=0.9', 'en'],
    ['en;q=0.2, ko;q=0.3', 'ko'],
    ['ko;q=0', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    [';;;', 'en'],
  ])('of %j is %s', (header, expected) => {
    expect(languageOf(header)).toBe(expected)
  })

  test.each<[string | null, boolean]>([[null, false], ['gzip', true], ['br, gzip;q=0.5', true], ['identity', false], ['gzip;q=0', false], ['', false]])('gzip by %j: %s', (header, expected) => {
    expect(takesGzip(header)).toBe(expected)
  })
})

describe('nesting of JSON', () => {
  test.each<[string, boolean]>([
    ['{}', false],
    ['[[[]]]', false],
    ['[[[[]]]]', true],
    ['{"a":{"b":[{}]}}', true],
    ['[[[]],[[]],[[]]]', false],
    ['"[[[[[[["', false],
    ['{"[[[[":"\\"[[[[[["}', false],
    ['["\\\\",[[[]]]]', true],
    ['[[[', false],
  ])('of %s is over three levels: %s', (text, expected) => {
    expect(nestsDeeperThan(3, text)).toBe(expected)
  })
})

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield await Promise.resolve(Buffer.from(part as Uint8Array))
}
const message = (headers: Record<string, string>, ...parts: (string | Uint8Array)[]): Incoming => ({
  header: (name) => ({ 'content-type': 'application/json', ...headers })[name] ?? null,
  bytes: (limit) => collected(chunks(...parts), limit),
})

describe('a body', () => {
  test.each<[string, Record<string, string>, (string | Uint8Array)[], unknown]>([
    ['in pieces that cut a letter', {}, [Buffer.from('{"a":"가"}').subarray(0, 7), Buffer.from('{"a":"가"}').subarray(7)], { a: '가' }],
    ['with a mark of its order', {}, ['\ufeff{"a":1}'], { a: 1 }],
    ['gzipped', { 'content-encoding': 'gzip' }, [gzipSync('{"a":1}')], { a: 1 }],
    ['of another name of the type', { 'content-type': 'Application/GraphQL+JSON; charset="UTF-8"' }, ['1'], 1],
    ['of 256 KiB', {}, [`"${'x'.repeat(256 * 1024 - 2)}"`], 'x'.repeat(256 * 1024 - 2)],
    ['of 100 levels', {}, [`${'['.repeat(100)}${']'.repeat(100)}`], JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`)],
  ])('%s is read', async (_, headers, parts, expected) => {
    expect(await readJson(message(headers, ...parts))).toEqual(expected)
  })

  test.each<[string, Record<string, string>, (string | Uint8Array)[], string, number]>([
    ['of 256 KiB and a byte', {}, [`"${'x'.repeat(256 * 1024 - 1)}"`], 'body', 413],
    ['that says to be longer', { 'content-length': '262145' }, [], 'body', 413],
    ['of a length that is none', { 'content-length': '1,2' }, [], 'content-length', 400],
    ['that inflates to more', { 'content-encoding': 'gzip' }, [gzipSync(`"${'x'.repeat(50_000_000)}"`)], 'body', 413],
    ['that isn’t gzip', { 'content-encoding': 'gzip' }, ['{"a":1}'], 'body', 400],
    ['encoded in another way', { 'content-encoding': 'br' }, ['{}'], 'content-encoding', 415],
    ['encoded twice', { 'content-encoding': 'gzip, gzip' }, ['{}'], 'content-encoding', 415],
    ['of another type', { 'content-type': 'text/plain' }, ['{}'], 'content-type', 415],
    ['of another charset', { 'content-type': 'application/json; charset=euc-kr' }, ['{}'], 'content-type', 415],
    ['that isn’t UTF-8', {}, [Uint8Array.of(0x22, 0xb0, 0xa1, 0x22)], 'body', 400],
    ['that is no JSON', {}, ['{a:1}'], 'body', 400],
    ['without a letter', {}, [], 'body', 400],
    ['of 101 levels', {}, [`${'['.repeat(101)}${']'.repeat(101)}`], 'body', 400],
    ['of 50,000 levels', {}, ['['.repeat(50_000)], 'body', 400],
  ])('%s is refused', async (_, headers, parts, field, status) => {
    await expect(readJson(message(headers, ...parts))).rejects.toMatchObject(refusal(field, status))
  })
})

describe('the operation that a request asks for', () => {
  test('is taken key by key; null counts as absent', () => {
    expect(paramsOfBody({ query: '{ a }', variables: { n: 1 }, operationName: null, extensions: null, other: null })).toEqual({
      query: '{ a }',
      documentId: undefined,
      variables: { n: 1 },
      operationName: undefined,
      extensions: undefined,
    })
    expect(paramsOfUrl(new URLSearchParams({ query: '{ a }', variables: '{"n":1}', operationName: '', other: 'x' }))).toMatchObject({
      query: '{ a }',
      variables: { n: 1 },
      operationName: undefined,
    })
  })

  test.each<[unknown, string]>([
    [[{ query: '{ a }' }], 'body'],
    ['{ a }', 'body'],
    [null, 'body'],
    [{ query: 1 }, 'query'],
    [{ query: ['{ a }'] }, 'query'],
    [{ documentId: {} }, 'documentId'],
    [{ query: '{ a }', operationName: 7 }, 'operationName'],
    [{ query: '{ a }', variables: '{}' }, 'variables'],
    [{ query: '{ a }', variables: [] }, 'variables'],
    [{ query: '{ a }', extensions: true }, 'extensions'],
    [{ query: '{ a }', extra: 1 }, 'extra'],
    [JSON.parse('{"query":"{ a }","__proto__":{"role":"OPERATOR"}}'), '__proto__'],
    [{ query: '{ a }', ['x'.repeat(5_000)]: 1 }, 'body'],
  ])('%j is refused by %s', (body, field) => {
    expect(thrownBy(() => paramsOfBody(body))).toMatchObject(refusal(field))
  })

  test.each([
    ['variables=[1]', 'variables'],
    ['variables={', 'variables'],
    [`extensions=${'['.repeat(200)}`, 'extensions'],
  ])('?%s is refused by %s', (search, field) => {
    expect(thrownBy(() => paramsOfUrl(new URLSearchParams(search)))).toMatchObject(refusal(field))
  })
})

describe('a document by its hash', () => {
  const text = '{ __typename }'
  const hash = createHash('sha256').update(text).digest('hex')
  const other = createHash('sha256').update('{ other: __typename }').digest('hex')
  const known = new Map([[hash, text]])
  const ask = (given: { query?: string; documentId?: string; extensions?: Record<string, unknown> }, trustedOnly = false) =>
    documentOf({ query: undefined, documentId: undefined, extensions: undefined, operationName: undefined, variables: undefined, ...given }, known, trustedOnly)
  const apollo = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })

  test('is the one of that hash', () => {
    expect(ask({ documentId: `sha256:${hash}` })).toBe(text)
    expect(ask(apollo(hash))).toBe(text)
    expect(ask({ query: text, ...apollo(hash) }, true)).toBe(text)
    expect(ask({ query: text }, true)).toBe(text)
    expect(ask({ query: '{ other: __typename }', ...apollo(other) })).toBe('{ other: __typename }')
  })

  test.each<[string, Parameters<typeof ask>[0], boolean, string, number]>([
    ['no document', {}, false, 'query', 400],
    ['an unknown hash', { documentId: `sha256:${other}` }, false, 'documentId', 404],
    ['an unknown hash as Apollo sends it', apollo(other), false, 'extensions.persistedQuery.sha256Hash', 404],
    ['a hash without its name', { documentId: hash }, false, 'documentId', 400],
    ['a hash that is none', apollo(7), false, 'extensions.persistedQuery.sha256Hash', 400],
    ['a key of every object as a hash', { documentId: 'sha256:__proto__' }, false, 'documentId', 400],
    ['another document beside the hash', { query: '{ other: __typename }', documentId: `sha256:${hash}` }, false, 'documentId', 400],
    ['another document where only known ones are taken', { query: '{ other: __typename }' }, true, 'query', 403],
    ['another document with its hash there', { query: '{ other: __typename }', ...apollo(other) }, true, 'query', 403],
  ])('%s is refused', (_, given, trustedOnly, field, status) => {
    expect(thrownBy(() => ask(given, trustedOnly))).toMatchObject(refusal(field, status))
  })

  test('is known for each operation of the SDK, as the SDK sends it', () => {
    const texts = Object.values(operations).map(String)
    expect([...sdkOperations.values()].sort()).toEqual(texts.sort())
    for (const [hash, text] of sdkOperations) expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
  })
})
