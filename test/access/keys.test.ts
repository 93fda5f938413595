import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKey, type KeyInput, KeyInputError, revokeKey, rotateKey } from '../../prisma/access/key.ts'
import { hashOf, isSecretOf, keyParts, parseKey, writeKey } from '../../prisma/access/key-text.ts'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'
import { makeExpert, makeOrganization } from './holders.ts'

const id = '0123456789ABCDEFGHIJKL'
const secret = 'a'.repeat(43)

describe('a key as text', () => {
  test.each([
    ['a publishable key', `yd_pub_${id}`, { kind: 'PUBLISHABLE', keyId: id }],
    ['a secret key', `yd_sec_${id}_${secret}`, { kind: 'SECRET', keyId: id, secret }],
    ['nothing', '', null],
    ['a short name', `yd_pub_${id.slice(1)}`, null],
    ['a long name', `yd_pub_${id}0`, null],
    ['a name of other letters', `yd_pub_${id.slice(1)}-`, null],
    ['no secret', `yd_sec_${id}`, null],
    ['an empty secret', `yd_sec_${id}_`, null],
    ['a short secret', `yd_sec_${id}_${secret.slice(1)}`, null],
    ['a secret with an underscore', `yd_sec_${id}_${secret.slice(1)}_`, null],
    ['a publishable key with a secret', `yd_pub_${id}_${secret}`, null],
    ['another sort', `yd_adm_${id}_${secret}`, null],
    ['capitals in the prefix', `YD_SEC_${id}_${secret}`, null],
    ['space around it', ` yd_pub_${id}`, null],
    ['a line after it', `yd_pub_${id}\n`, null],
    ['a million letters', `yd_sec_${id}_${'a'.repeat(1_000_000)}`, null],
  ])('%s is taken apart or refused', (_, text, expected) => {
    expect(parseKey(text)).toEqual(expected)
  })

  test('is written as it is read, whatever its bytes', () => {
    const all = [Buffer.alloc(48), Buffer.alloc(48, 0xff), ...Array.from({ length: 200 }, () => randomBytes(48))]
    const texts = all.flatMap((bytes) => {
      const parts = keyParts(bytes)
      return [writeKey({ kind: 'SECRET', ...parts }), writeKey({ kind: 'PUBLISHABLE', keyId: parts.keyId })]
    })
    for (const text of texts) {
      const key = parseKey(text)
      expect(key && writeKey(key)).toBe(text)
    }
    expect(new Set(texts).size).toBe(texts.length)
  })

  test('keeps of a secret what SHA-256 gives, which alone proves it', () => {
    expect(Buffer.from(hashOf('abc')).toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(isSecretOf(secret, hashOf(secret))).toBe(true)
    expect(isSecretOf(`b${secret.slice(1)}`, hashOf(secret))).toBe(false)
    expect(isSecretOf(secret, hashOf(secret).subarray(1))).toBe(false)
    expect(isSecretOf(secret, null)).toBe(false)
  })
})

describe('keys in the database', () => {
  let database: Database
  let organization: KeyInput
  let expert: KeyInput

  beforeAll(async () => {
    database = await freshDatabase('empty')
    organization = { kind: 'SECRET', holder: { organizationId: await makeOrganization(database) }, label: '연동' }
    expert = { kind: 'SECRET', holder: { expertId: await makeExpert(database) }, label: '내 열쇠' }
  })
  afterAll(() => database.close())

  const rowOf = (id: string) => database.prisma.apiKey.findUniqueOrThrow({ where: { id } })
  const now = new Date('2027-01-01T00:00:00Z')
  const later = (ms: number) => new Date(now.getTime() + ms)
  const hour = 3_600_000

  test('a secret is told once; the row has its hash alone, the scopes in order and each once', async () => {
    const made = await createKey(database.prisma, { ...organization, scopes: ['ADMINISTER', 'READ_EXPERTS', 'ADMINISTER'], expiresAt: later(hour) }, { now })
    const key = parseKey(made.text)
    const row = await rowOf(made.id)
    expect(row).toMatchObject({ kind: 'SECRET', keyId: key?.keyId, scopes: ['READ_EXPERTS', 'ADMINISTER'], origins: [], expiresAt: later(hour), createdAt: now, lastUsedAt: null })
    expect(key?.kind === 'SECRET' && isSecretOf(key.secret, row.secretHash)).toBe(true)
    expect(JSON.stringify(row)).not.toContain(key?.kind === 'SECRET' ? key.secret : '')
  })

  test('the key of an operator operates, that of an expert is the expert, a publishable one has origins', async () => {
    const made = await Promise.all([
      createKey(database.prisma, { kind: 'SECRET', holder: 'OPERATOR', label: 'x' }),
      createKey(database.prisma, expert),
      createKey(database.prisma, { ...organization, kind: 'PUBLISHABLE', origins: ['https://a.example', 'http://localhost:3000', 'https://a.example'] }),
    ])
    const rows = await Promise.all(made.map(({ id }) => rowOf(id)))
    expect(rows).toMatchObject([
      { scopes: ['OPERATE'], organizationId: null, expertId: null },
      { scopes: [], organizationId: null, expertId: expect.any(String) as string },
      { scopes: [], origins: ['https://a.example', 'http://localhost:3000'], secretHash: null },
    ])
    expect(made[2].text).toBe(`yd_pub_${rows[2]?.keyId}`)
  })

  test.each<[string, KeyInputError['field'], (now: Date) => Partial<KeyInput>]>([
    ['no label', 'label', () => ({ label: ' \n' })],
    ['a label of 101 characters', 'label', () => ({ label: '가'.repeat(101) })],
    ['a label that a terminal would obey', 'label', () => ({ label: 'a\u001b[2Jb' })],
    ['an end that is past', 'expiresAt', (now) => ({ expiresAt: now })],
    ['an end that is no date', 'expiresAt', () => ({ expiresAt: new Date(Number.NaN) })],
    ['origins of a secret key', 'origins', () => ({ origins: ['https://a.example'] })],
    ['the operating scope for an organisation', 'scopes', () => ({ scopes: ['OPERATE'] })],
    ['a publishable key without origin', 'origins', () => ({ kind: 'PUBLISHABLE' })],
    ['a publishable key with a scope', 'scopes', () => ({ kind: 'PUBLISHABLE', origins: ['https://a.example'], scopes: ['READ_EXPERTS'] })],
    ['a publishable key of an expert', 'kind', () => ({ ...expert, kind: 'PUBLISHABLE', origins: ['https://a.example'] })],
    ['a publishable key of an operator', 'kind', () => ({ holder: 'OPERATOR', kind: 'PUBLISHABLE', origins: ['https://a.example'] })],
    ['a scope for an expert', 'scopes', () => ({ ...expert, scopes: ['READ_EXPERTS'] })],
    ...['https://a.example/', 'a.example', 'null', '*', 'https://*.a.example', 'ftp://a.example', 'https://A.example', 'https://a.example:443', 'https://u@a.example'].map(
      (origin): [string, 'origins', () => Partial<KeyInput>] => [`${origin} for an origin`, 'origins', () => ({ kind: 'PUBLISHABLE', origins: [origin] })],
    ),
  ])('%s is refused', async (_, field, change) => {
    const made = createKey(database.prisma, { ...organization, ...change(now) }, { now })
    await expect(made).rejects.toBeInstanceOf(KeyInputError)
    await expect(made).rejects.toMatchObject({ field })
  })

  test.each([
    ['a day when no grace is told', {}, null, 24 * hour],
    ['the time of grace', { grace: hour }, null, hour],
    ['no moment, without grace', { grace: 0 }, null, 0],
    ['never longer than before', { grace: hour }, hour / 2, hour / 2],
  ])('after a rotation the old key is taken for %s', async (_, options, end, expected) => {
    const scopes = ['WRITE_NEEDS' as const]
    const old = await createKey(database.prisma, { ...organization, scopes, expiresAt: end === null ? null : later(end) }, { now })
    const rotated = await rotateKey(database.prisma, old.id, { ...options, now })
    expect(rotated?.oldExpiresAt).toEqual(later(expected))
    expect(await rowOf(old.id)).toMatchObject({ expiresAt: later(expected), revokedAt: null })
    const row = await rowOf(rotated?.id ?? '')
    expect(row).toMatchObject({ label: '연동', scopes, expiresAt: end === null ? null : later(end), createdAt: now })
    expect(row.organizationId).toBe((await rowOf(old.id)).organizationId)
    expect(rotated?.text).not.toBe(old.text)
  })

  test('a publishable key is rotated with its origins', async () => {
    const old = await createKey(database.prisma, { ...organization, kind: 'PUBLISHABLE', origins: ['https://a.example'] })
    const rotated = await rotateKey(database.prisma, old.id)
    expect(await rowOf(rotated?.id ?? '')).toMatchObject({ kind: 'PUBLISHABLE', origins: ['https://a.example'], secretHash: null })
  })

  test('a key that is unknown, revoked or at its end is not rotated', async () => {
    const ended = await createKey(database.prisma, { ...organization, expiresAt: later(hour) }, { now })
    const revoked = await createKey(database.prisma, organization)
    await revokeKey(database.prisma, revoked.id)
    expect(await rotateKey(database.prisma, ended.id, { now: later(hour) })).toBeNull()
    expect(await rotateKey(database.prisma, revoked.id)).toBeNull()
    expect(await rotateKey(database.prisma, '00000000-0000-7000-8000-000000000000')).toBeNull()
  })

  test('a key that is rotated again in its grace gives one that ends with it', async () => {
    const old = await createKey(database.prisma, organization, { now })
    await rotateKey(database.prisma, old.id, { now, grace: hour })
    const again = await rotateKey(database.prisma, old.id, { now: later(hour / 2), grace: hour })
    expect(again?.oldExpiresAt).toEqual(later(hour))
    expect(await rowOf(again?.id ?? '')).toMatchObject({ expiresAt: later(hour) })
  })

  test('a key is revoked once, and stays revoked since', async () => {
    const { id } = await createKey(database.prisma, organization)
    expect(await revokeKey(database.prisma, id, now)).toBe(true)
    expect(await revokeKey(database.prisma, id, later(hour))).toBe(false)
    expect(await rowOf(id)).toMatchObject({ revokedAt: now })
  })
})
