import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { pino } from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addMember } from '../../prisma/access/membership.ts'
import type { Database } from '../../prisma/client.ts'
import type { MemberRole } from '../../prisma/generated/client/enums.ts'
import { roleScopes } from '../../schema/core/viewer.ts'
import { createIdentity, type Identity } from '../../server/auth/identity.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeExpert, makeOrganization } from './holders.ts'

const issuer = 'https://id.example/'
const audience = 'yeondae'
const begin = Date.parse('2027-01-01T00:00:00Z')
const log = pino({ level: 'silent' })

type Algorithm = 'RS256' | 'ES256' | 'EdDSA' | 'PS256' | 'ES384'
interface Pair {
  privateKey: CryptoKey
  publicKey: CryptoKey
}

let database: Database
let provider: Server
let jwks: string
let pairs: Record<Algorithm, Pair>
let served: { status: number; body: string }
let asked: number
let clock: number
let identity: Identity

const now = () => new Date(clock)
const identityOf = (keys = jwks) => createIdentity({ prisma: database.prisma, now, jwt: { issuer, audience, jwks: keys }, log })

beforeAll(async () => {
  database = await freshDatabase('empty')
  const pair = (algorithm: Algorithm) => generateKeyPair(algorithm, { extractable: true })
  pairs = { RS256: await pair('RS256'), ES256: await pair('ES256'), EdDSA: await pair('EdDSA'), PS256: await pair('PS256'), ES384: await pair('ES384') }
  const keys: JWK[] = await Promise.all(Object.entries(pairs).map(async ([alg, { publicKey }]) => ({ ...(await exportJWK(publicKey)), alg, kid: alg, use: 'sig' })))
  served = { status: 200, body: JSON.stringify({ keys }) }
  provider = createServer((_, response) => {
    asked += 1
    response.writeHead(served.status, { 'content-type': 'application/json' }).end(served.body)
  })
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve))
  jwks = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`
})
afterAll(async () => {
  provider.closeAllConnections()
  await new Promise((resolve) => provider.close(resolve))
  await database.close()
})
beforeEach(() => {
  clock = begin
  asked = 0
  identity = identityOf()
})

const seconds = () => clock / 1_000
const claims = (): JWTPayload => ({ iss: issuer, aud: audience, sub: 'person-1', exp: seconds() + 300 })
const without = (claim: keyof JWTPayload): JWTPayload => Object.fromEntries(Object.entries(claims()).filter(([name]) => name !== claim))
const sign = (payload: JWTPayload, alg: Algorithm = 'RS256', { kid = alg, key = pairs[alg].privateKey }: { kid?: string; key?: CryptoKey } = {}) =>
  new SignJWT(payload).setProtectedHeader({ alg, kid }).sign(key)
const ask = (token: string, by: Identity = identity) => by.viewerOf(new Request('http://graph.test/graphql', { headers: { authorization: `Bearer ${token}` } }), '192.0.2.1')
const outcome = async (token: string, by?: Identity) =>
  ask(token, by).then(
    ({ kind }) => kind,
    (error: unknown) => (error as { extensions?: { code?: string } }).extensions?.code ?? (error as Error).name,
  )
const base64 = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

describe('a token of the identity provider', () => {
  test.each(['RS256', 'ES256', 'EdDSA'] as const)('signed by %s tells the person', async (algorithm) => {
    expect(await ask(await sign(claims(), algorithm))).toEqual({
      kind: 'PERSON',
      id: `person:${issuer} person-1`,
      scopes: new Set(),
      grants: [],
      expertId: null,
      apiKeyId: null,
      person: { issuer, subject: 'person-1' },
    })
  })

  test.each<[string, () => JWTPayload, string]>([
    ['for several audiences, us among them', () => ({ ...claims(), aud: ['other', audience] }), 'PERSON'],
    ['that ended 59 s ago, by clocks that differ', () => ({ ...claims(), exp: seconds() - 59 }), 'PERSON'],
    ['that ended 61 s ago', () => ({ ...claims(), exp: seconds() - 61 }), 'UNAUTHENTICATED'],
    ['that begins in 59 s', () => ({ ...claims(), nbf: seconds() + 59 }), 'PERSON'],
    ['that begins in 61 s', () => ({ ...claims(), nbf: seconds() + 61 }), 'UNAUTHENTICATED'],
    ['of another issuer', () => ({ ...claims(), iss: 'https://evil.example/' }), 'UNAUTHENTICATED'],
    ['of an issuer that differs by a slash', () => ({ ...claims(), iss: issuer.slice(0, -1) }), 'UNAUTHENTICATED'],
    ['without an issuer', () => without('iss'), 'UNAUTHENTICATED'],
    ['for another audience', () => ({ ...claims(), aud: 'other' }), 'UNAUTHENTICATED'],
    ['without an audience', () => without('aud'), 'UNAUTHENTICATED'],
    ['without an end', () => without('exp'), 'UNAUTHENTICATED'],
    ['with an end that is a text', () => ({ ...claims(), exp: String(seconds() + 300) as never }), 'UNAUTHENTICATED'],
    ['without a subject', () => without('sub'), 'UNAUTHENTICATED'],
    ['with an empty subject', () => ({ ...claims(), sub: '' }), 'UNAUTHENTICATED'],
    ['with a subject that is no text', () => ({ ...claims(), sub: 1 as never }), 'UNAUTHENTICATED'],
    ['with a subject that no row can hold', () => ({ ...claims(), sub: 'a\0' }), 'UNAUTHENTICATED'],
    ['with a subject of 301 characters', () => ({ ...claims(), sub: 'a'.repeat(301) }), 'UNAUTHENTICATED'],
  ])('%s', async (_, payload, expected) => {
    expect(await outcome(await sign(payload()))).toBe(expected)
  })

  test.each<[string, () => Promise<string>]>([
    ['is signed by nobody', () => Promise.resolve(new UnsecuredJWT(claims()).encode())],
    ['says that nobody signs it, in other letters', async () => `${base64({ alg: 'NONE' })}.${(await sign(claims())).split('.')[1]}.`],
    ['is signed by HS256 with the public key as the secret', async () => {
      const secret = new TextEncoder().encode(await exportSPKI(pairs.RS256.publicKey))
      return new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'RS256' }).sign(secret)
    }],
    ['is signed by another algorithm, though the provider has the key', () => sign(claims(), 'PS256')],
    ['is signed by another curve, though the provider has the key', () => sign(claims(), 'ES384')],
    ['is signed by a key of somebody else under a known name', async () => sign(claims(), 'ES256', { kid: 'ES256', key: (await generateKeyPair('ES256')).privateKey })],
    ['names a key of another algorithm', () => sign(claims(), 'RS256', { kid: 'ES256' })],
    ['brings its key along', async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
      return new SignJWT(claims()).setProtectedHeader({ alg: 'ES256', kid: 'ES256', jwk: await exportJWK(publicKey) }).sign(privateKey)
    }],
    ['names an unknown key', () => sign(claims(), 'RS256', { kid: 'unknown' })],
    ['has other claims than were signed', async () => {
      const [header, , signature] = (await sign(claims())).split('.')
      return `${header}.${base64({ ...claims(), sub: 'person-2' })}.${signature}`
    }],
    ['has a signature cut short', async () => (await sign(claims(), 'ES256')).slice(0, -10)],
    ['asks for an extension that we do not know', async () => `${base64({ alg: 'RS256', kid: 'RS256', crit: ['x'], x: 1 })}.${(await sign(claims())).split('.').slice(1).join('.')}`],
    ['has a header that is no JSON', () => Promise.resolve(`${base64('{')}.${base64(claims())}.e30`)],
    ['has a header that is a number', () => Promise.resolve(`${base64('1')}.${base64(claims())}.e30`)],
    ['has claims that are a list', async () => {
      const { CompactSign } = await import('jose')
      return new CompactSign(new TextEncoder().encode('[]')).setProtectedHeader({ alg: 'RS256', kid: 'RS256' }).sign(pairs.RS256.privateKey)
    }],
    ['has empty parts', () => Promise.resolve('a..')],
    ['has parts that are no base64', () => Promise.resolve('~.~.~')],
  ])('that %s is refused', async (_, token) => {
    expect(await outcome(await token())).toBe('UNAUTHENTICATED')
  })

  test('is read with keys that are asked for once', async () => {
    await ask(await sign(claims()))
    await ask(await sign({ ...claims(), sub: 'person-2' }, 'ES256'))
    expect(asked).toBe(1)
  })

  test.each([
    ['nothing listens there', () => 'http://127.0.0.1:9/keys', {}],
    ['it fails', () => jwks, { status: 500 }],
    ['it gives a page in place of keys', () => jwks, { body: '<html>' }],
    ['it gives something else', () => jwks, { body: '{}' }],
  ])('is not called bad when the provider can not be asked: %s', async (_, place, answer) => {
    const good = served
    served = { ...good, ...answer }
    try {
      expect(await outcome(await sign(claims()), identityOf(place()))).toBe('ProviderError')
    } finally {
      served = good
    }
  })
})

describe('what a person may do', () => {
  const member = (subject: string, organizationId: string, role: MemberRole) => addMember(database.prisma, { issuer, subject, organizationId, role }, now())

  test('comes from memberships, each by its role', async () => {
    const [first, second] = [await makeOrganization(database), await makeOrganization(database)]
    await member('two', first, 'STAFF')
    clock += 1_000
    await member('two', second, 'REVIEWER')
    expect(await ask(await sign({ ...claims(), sub: 'two' }))).toMatchObject({
      grants: [
        { organizationId: first, role: 'STAFF', scopes: new Set(roleScopes.STAFF) },
        { organizationId: second, role: 'REVIEWER', scopes: new Set(roleScopes.REVIEWER) },
      ],
      scopes: new Set([...roleScopes.STAFF, ...roleScopes.REVIEWER]),
    })
  })

  test('is little in an organisation that nobody has verified, even for its operator', async () => {
    const organizationId = await makeOrganization(database, { standing: 'PENDING' })
    await member('founder', organizationId, 'OPERATOR')
    const left = new Set(['WRITE_NEEDS', 'ADMINISTER'])
    expect(await ask(await sign({ ...claims(), sub: 'founder' }))).toMatchObject({ scopes: left, grants: [{ scopes: left }] })
  })

  test('never comes from a claim of the token', async () => {
    const organizationId = await makeOrganization(database)
    const promises = { role: 'OPERATOR', roles: ['OPERATOR'], scope: 'OPERATE', scopes: ['OPERATE'], organizationId, organizations: [organizationId], grants: [{ organizationId }], expertId: organizationId }
    expect(await ask(await sign({ ...claims(), sub: 'nobody', ...promises }))).toMatchObject({ scopes: new Set(), grants: [], expertId: null })
  })

  test('is that of the same subject at this issuer alone', async () => {
    const organizationId = await makeOrganization(database)
    await addMember(database.prisma, { issuer: 'https://other.example/', subject: 'namesake', organizationId, role: 'OWNER' })
    expect((await ask(await sign({ ...claims(), sub: 'namesake' }))).grants).toEqual([])
  })

  test('is that of an expert, by the account', async () => {
    const expertId = await makeExpert(database)
    await database.prisma.expertAccount.create({ data: { id: expertId, issuer, subject: 'expert', expertId } })
    expect(await ask(await sign({ ...claims(), sub: 'expert' }))).toMatchObject({ expertId, grants: [] })
  })

  test('ends within 5 s of the membership, on every instance', async () => {
    const organizationId = await makeOrganization(database)
    await member('gone', organizationId, 'STAFF')
    const token = await sign({ ...claims(), sub: 'gone' })
    const others = [identity, identityOf()]
    for (const one of others) expect((await ask(token, one)).grants).toHaveLength(1)
    await database.prisma.membership.deleteMany({ where: { subject: 'gone' } })
    clock += 5_000
    for (const one of others) expect((await ask(token, one)).grants).toEqual([])
  })
})
