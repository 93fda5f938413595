import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createKey, type KeyInput, revokeKey, rotateKey } from '../../prisma/access/key.ts'
import { keyParts, writeKey } from '../../prisma/access/key-text.ts'
import type { Database } from '../../prisma/client.ts'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { createIdentity, type Identity } from '../../server/auth/identity.ts'
import { freshDatabase } from '../support/databases.ts'
import { statementsOf } from '../support/graph.ts'
import { makeExpert, makeOrganization } from './holders.ts'

const begin = Date.parse('2027-01-01T00:00:30Z')
const address = '192.0.2.1'
const page = 'https://partner.example'
const scopes: AccessScope[] = ['READ_EXPERTS', 'WRITE_NEEDS', 'ADMINISTER']

let database: Database
let organizationId: string
let clock: number
let logged: string[]
let identity: Identity

const now = () => new Date(clock)
const log = pino({ level: 'warn' }, { write: (line: string) => logged.push(line) })
const another = () => createIdentity({ prisma: database.prisma, now, jwt: null, log })

beforeAll(async () => {
  database = await freshDatabase('empty')
  organizationId = await makeOrganization(database)
})
afterAll(() => database.close())
beforeEach(() => {
  clock = begin
  logged = []
  identity = another()
})

const make = (input: Partial<KeyInput> = {}) =>
  createKey(database.prisma, { kind: 'SECRET', holder: { organizationId }, label: '연동', scopes: input.kind === 'PUBLISHABLE' ? [] : scopes, ...input }, { now: new Date(begin) })
const publishable = () => make({ kind: 'PUBLISHABLE', origins: [page, 'http://localhost:3000'] })

const asking = (headers: Record<string, string>) => new Request('http://graph.test/graphql', { method: 'POST', headers })
const ask = (text: string, headers: Record<string, string> = {}, by: Identity = identity) => by.viewerOf(asking({ authorization: `Bearer ${text}`, ...headers }), address)
/** The code of a refusal, or the kind of the viewer. */
const outcome = async (asked: ReturnType<Identity['viewerOf']>) =>
  asked.then(
    ({ kind }) => kind,
    (error: unknown) => (error as { extensions?: { code?: string } }).extensions?.code ?? 'FAILURE',
  )

describe('who asks', () => {
  test('without a header is nobody we know, counted by the address', async () => {
    expect(await identity.viewerOf(asking({}), address)).toEqual({ kind: 'ANONYMOUS', id: `address:${address}`, scopes: new Set(), grants: [], expertId: null, apiKeyId: null, person: null })
  })

  test('with the key of an organisation is its app, with the scopes of the key', async () => {
    const { id, text } = await make()
    expect(await ask(text)).toEqual({
      kind: 'APP',
      id: `key:${id}`,
      scopes: new Set(scopes),
      grants: [{ organizationId, type: 'CIVIC_ORGANIZATION', role: null, scopes: new Set(scopes) }],
      expertId: null,
      apiKeyId: id,
      person: null,
    })
  })

  test.each(['PENDING', 'REFUSED'] as const)('with the key of an organisation that is %s writes its drafts and its record, and no more', async (standing) => {
    const own = await makeOrganization(database, { standing })
    const { text } = await make({ holder: { organizationId: own } })
    const left = new Set(['WRITE_NEEDS', 'ADMINISTER'])
    expect(await ask(text)).toMatchObject({ scopes: left, grants: [{ organizationId: own, scopes: left }] })
  })

  test('with the key of an expert is the expert, and acts for nobody else', async () => {
    const expertId = await makeExpert(database)
    const { text } = await make({ holder: { expertId }, scopes: [] })
    expect(await ask(text)).toMatchObject({ kind: 'APP', expertId, scopes: new Set(), grants: [] })
  })

  test('with the key of an operator operates, and acts for no organisation', async () => {
    const { text } = await make({ holder: 'OPERATOR', scopes: ['READ_EXPERTS'] })
    expect(await ask(text)).toMatchObject({ expertId: null, scopes: new Set(['READ_EXPERTS', 'OPERATE']), grants: [] })
  })

  test('with a publishable key is an app with the open view', async () => {
    const { id, text } = await publishable()
    expect(await ask(text, { origin: page })).toEqual({ kind: 'APP', id: `key:${id}`, scopes: new Set(), grants: [], expertId: null, apiKeyId: id, person: null })
  })

  test.each(['bearer', 'BEARER', 'Bearer '])('may write the scheme as %j', async (scheme) => {
    const { text } = await make()
    expect(await outcome(identity.viewerOf(asking({ authorization: `${scheme} ${text}` }), address))).toBe('APP')
  })
})

describe('a header that is no key', () => {
  test.each([
    ['nothing', ''],
    ['no scheme', 'yd_pub_0123456789ABCDEFGHIJKL'],
    ['another scheme', 'Basic eWQ6eWQ='],
    ['no credential', 'Bearer'],
    ['two credentials', 'Bearer a b'],
    ['two headers', 'Bearer a, Bearer b'],
    ['another text', 'Bearer hello'],
    ['a key cut short', 'Bearer yd_sec_0123456789ABCDEFGHIJKL'],
    ['a key of another sort', `Bearer yd_adm_0123456789ABCDEFGHIJKL_${'a'.repeat(43)}`],
    ['half a token', 'Bearer a.b'],
    ['a token where no provider is known', 'Bearer e30.e30.e30'],
    ['a token in five parts', 'Bearer e30.e30.e30.e30.e30'],
    ['letters beyond ASCII', 'Bearer \u00e9'],
    ['too long a text', `Bearer ${'a'.repeat(100_000)}`],
  ])('(%s) is refused, and asks nothing of the database', async (_, authorization) => {
    const statements = await statementsOf(async () => {
      expect(await outcome(identity.viewerOf(asking({ authorization }), address))).toBe('UNAUTHENTICATED')
    })
    expect(statements).toEqual([])
  })
})

describe('a key is refused', () => {
  test('when nobody made it', async () => {
    const parts = keyParts()
    expect(await outcome(ask(writeKey({ kind: 'SECRET', ...parts })))).toBe('UNAUTHENTICATED')
    expect(await outcome(ask(writeKey({ kind: 'PUBLISHABLE', ...parts }), { origin: page }))).toBe('UNAUTHENTICATED')
  })

  test('with the secret of another', async () => {
    const [{ text }, other] = [await make(), await make()]
    expect(await outcome(ask(text.slice(0, 30) + other.text.slice(30)))).toBe('UNAUTHENTICATED')
    expect(await outcome(ask(text))).toBe('APP')
  })

  test('as the other sort: a secret one without its secret, a publishable one with one', async () => {
    const [secret, open] = [await make(), await publishable()]
    expect(await outcome(ask(`yd_pub_${secret.text.slice(7, 29)}`, { origin: page }))).toBe('UNAUTHENTICATED')
    expect(await outcome(ask(`yd_sec_${open.text.slice(7)}_${'a'.repeat(43)}`))).toBe('UNAUTHENTICATED')
  })

  test('guessed a hundred times in a moment, after one look at the database', async () => {
    const text = writeKey({ kind: 'SECRET', ...keyParts() })
    const statements = await statementsOf(async () => {
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => outcome(ask(text))))
      expect(new Set(outcomes)).toEqual(new Set(['UNAUTHENTICATED']))
    })
    expect(statements).toHaveLength(1)
  })

  test('from its end on, though it was just taken', async () => {
    const { text } = await make({ expiresAt: new Date(begin + 2_000) })
    clock = begin + 1_999
    expect(await outcome(ask(text))).toBe('APP')
    clock = begin + 2_000
    expect(await outcome(ask(text))).toBe('UNAUTHENTICATED')
  })

  test.each([true, false])('within 5 s of being revoked, on every instance, where used before: %s', async (isKnown) => {
    const { id, text } = await make()
    const others = [identity, another()]
    if (isKnown) expect(await Promise.all(others.map((one) => outcome(ask(text, {}, one))))).toEqual(['APP', 'APP'])
    await revokeKey(database.prisma, id, now())
    clock = begin + 5_000
    expect(await Promise.all(others.map((one) => outcome(ask(text, {}, one))))).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
  })

  test('after a clock was set back, as soon as it was revoked', async () => {
    const { id, text } = await make()
    expect(await outcome(ask(text))).toBe('APP')
    await revokeKey(database.prisma, id, now())
    clock = begin - 3_600_000
    expect(await outcome(ask(text))).toBe('UNAUTHENTICATED')
  })

  test('when it was rotated, after the time of grace alone', async () => {
    const old = await make()
    const rotated = await rotateKey(database.prisma, old.id, { grace: 60_000, now: now() })
    clock = begin + 59_999
    expect(await outcome(ask(old.text))).toBe('APP')
    clock = begin + 60_000
    expect(await outcome(ask(old.text))).toBe('UNAUTHENTICATED')
    expect(await outcome(ask(rotated?.text ?? ''))).toBe('APP')
  })

  test('in the standing that its organisation had 5 s ago', async () => {
    const own = await makeOrganization(database)
    const { text } = await make({ holder: { organizationId: own } })
    expect((await ask(text)).scopes.has('READ_EXPERTS')).toBe(true)
    await database.prisma.organization.update({ where: { id: own }, data: { standing: 'REFUSED' } })
    clock = begin + 5_000
    expect((await ask(text)).scopes.has('READ_EXPERTS')).toBe(false)
  })

  test('never for a failure of the database, which is told as such and forgotten', async () => {
    const { text } = await make()
    let works = false
    const { prisma } = database
    const findUnique = (query: Prisma.ApiKeyFindUniqueArgs) => (works ? prisma.apiKey.findUnique(query) : Promise.reject(new Error('out of reach')))
    const broken = createIdentity({ prisma: { apiKey: { findUnique, updateMany: prisma.apiKey.updateMany.bind(prisma.apiKey) } } as never, now, jwt: null, log })
    expect(await outcome(ask(text, {}, broken))).toBe('FAILURE')
    works = true
    expect(await outcome(ask(text, {}, broken))).toBe('APP')
  })
})

describe('where a key may be used', () => {
  test.each([
    ['a server, which names no origin', {}, 'APP'],
    ['a page of the server itself', { origin: 'http://graph.test' }, 'APP'],
    ['a page of the server itself behind a proxy that speaks https', { origin: 'https://graph.example', host: 'graph.example' }, 'APP'],
    ['a page of the server itself with the usual port written out', { origin: 'https://graph.example', host: 'graph.example:443' }, 'APP'],
    ['a page that the browser calls its own', { origin: 'https://graph.example', host: 'inside:4000', 'sec-fetch-site': 'same-origin' }, 'APP'],
    ['a page of a partner', { origin: page }, 'FORBIDDEN'],
    ['a page at another port', { origin: 'http://graph.test:8080' }, 'FORBIDDEN'],
    ['a page of a site below', { origin: 'http://a.graph.test' }, 'FORBIDDEN'],
    ['a page without an origin', { origin: 'null' }, 'FORBIDDEN'],
    ['an origin that is none', { origin: 'graph.test' }, 'FORBIDDEN'],
    ['an empty origin', { origin: '' }, 'FORBIDDEN'],
  ])('a secret key: %s', async (_, headers: Record<string, string>, expected) => {
    const { text } = await make()
    expect(await outcome(ask(text, headers))).toBe(expected)
  })

  test.each([
    ['a page of its origins', { origin: page }, 'APP'],
    ['a page of its other origin', { origin: 'http://localhost:3000' }, 'APP'],
    ['a page of http where https is named', { origin: 'http://partner.example' }, 'FORBIDDEN'],
    ['a page at another port', { origin: `${page}:8443` }, 'FORBIDDEN'],
    ['a page of a site below', { origin: 'https://a.partner.example' }, 'FORBIDDEN'],
    ['a page of a site whose name begins so', { origin: `${page}.evil.example` }, 'FORBIDDEN'],
    ['a page of the server itself', { origin: 'http://graph.test' }, 'FORBIDDEN'],
    ['a page without an origin', { origin: 'null' }, 'FORBIDDEN'],
    ['a server, which names no origin', {}, 'FORBIDDEN'],
  ])('a publishable key: %s', async (_, headers: Record<string, string>, expected) => {
    const { text } = await publishable()
    expect(await outcome(ask(text, headers))).toBe(expected)
  })

  test('a wrong key is not told where it might be used', async () => {
    expect(await outcome(ask(writeKey({ kind: 'SECRET', ...keyParts() }), { origin: page }))).toBe('UNAUTHENTICATED')
  })
})

describe('the last use of a key', () => {
  const lastUse = async (id: string) => (await database.prisma.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt

  test('is noted to the minute, once a minute', async () => {
    const { id, text } = await make()
    const notes = async (at: number) => {
      clock = at
      return (await statementsOf(async () => {
        await ask(text)
        // Any later statement has to wait for the note, which nobody waits for.
        await lastUse(id)
      })).filter((sql) => sql.startsWith('UPDATE'))
    }
    expect(await notes(begin)).toHaveLength(1)
    expect(await notes(begin + 6_000)).toHaveLength(0)
    await expect.poll(() => lastUse(id)).toEqual(new Date(begin - 30_000))
    expect(await notes(begin + 30_000)).toHaveLength(1)
    await expect.poll(() => lastUse(id)).toEqual(new Date(begin + 30_000))
  })

  test('is not noted for a key that is refused', async () => {
    const { id, text } = await make()
    await outcome(ask(text, { origin: page }))
    await revokeKey(database.prisma, id)
    await outcome(ask(text, {}, another()))
    expect(await lastUse(id)).toBeNull()
  })

  test('that can not be noted is logged, and the request goes on', async () => {
    const { id, text } = await make()
    const { prisma } = database
    const apiKey = { findUnique: prisma.apiKey.findUnique.bind(prisma.apiKey), updateMany: () => Promise.reject(new Error('no room')) }
    const failing = createIdentity({ prisma: { apiKey } as never, now, jwt: null, log })
    expect(await outcome(ask(text, {}, failing))).toBe('APP')
    await expect.poll(() => logged.join('')).toContain(id)
    expect(logged.join('')).not.toContain(text)
  })
})
