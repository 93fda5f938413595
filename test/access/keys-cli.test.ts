import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf, isSecretOf, parseKey } from '../../prisma/access/key-text.ts'
import { type Database, type DatabasePlace, openDatabase } from '../../prisma/client.ts'
import { lockFolder } from '../../prisma/folder-lock.ts'
import { applyMigrations } from '../../prisma/migrate.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { needsServer, serverUrl, withServerDatabase } from '../database/bare-database.ts'
import { bundle, run } from '../database/bundled.ts'
import { makeExpert, makeOrganization } from './holders.ts'

let script: Awaited<ReturnType<typeof bundle>>
let folder: string
let organizationId: string
let expertId: string

async function within<T>(place: DatabasePlace, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(place)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

async function fill(place: DatabasePlace): Promise<void> {
  await within(place, async (database) => {
    await applyMigrations(database)
    organizationId = await makeOrganization(database, { name: '가상 두레' })
    expertId = await makeExpert(database, { name: '전문가 가' })
  })
}

type Keys = (...args: string[]) => ReturnType<typeof run>
const keys: Keys = (...args) => run(script.file, args, { YEONDAE_DIR: folder })
const firstLine = (text: string) => text.split('\n', 1)[0] ?? ''

beforeAll(async () => {
  script = await bundle("import './server/keys.ts'")
  folder = mkdtempSync(join(tmpdir(), 'yeondae-keys-'))
  await fill({ folder })
})
afterAll(() => {
  script.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** The life of a key, told by the commands. */
async function story(keys: Keys, place: DatabasePlace): Promise<void> {
  const made = await keys('create', '--organization', encodeId('CivicOrganization', organizationId), '--scope', 'WRITE_NEEDS', 'READ_EXPERTS', '--label', '누리집 연동', '--expires', '30')
  expect(made).toMatchObject({ code: 0, err: '' })
  const key = parseKey(firstLine(made.out))
  if (key?.kind !== 'SECRET') throw new Error(made.out)

  const row = await within(place, ({ prisma }) => prisma.apiKey.findUniqueOrThrow({ where: { keyId: key.keyId } }))
  expect(row).toMatchObject({ organizationId, scopes: ['READ_EXPERTS', 'WRITE_NEEDS'], label: '누리집 연동' })
  expect(isSecretOf(key.secret, row.secretHash)).toBe(true)
  expect(Math.round(((row.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()) / 86_400_000)).toBe(30)

  const listed = await keys('list')
  expect(listed.code).toBe(0)
  expect(listed.out).toMatch(new RegExp(`yd_sec_${key.keyId} +secret +누리집 연동 +가상 두레 +READ_EXPERTS WRITE_NEEDS .*live`))
  const hash = Buffer.from(hashOf(key.secret))
  for (const secret of [key.secret, hash.toString('hex'), hash.toString('base64')]) expect(listed.out).not.toContain(secret)

  const rotated = await keys('rotate', `yd_sec_${key.keyId}`, '--grace', '0')
  expect(rotated).toMatchObject({ code: 0, err: '' })
  const next = parseKey(firstLine(rotated.out))
  expect((await keys('list')).out).toMatch(new RegExp(`yd_sec_${key.keyId} .* expired\n(.*\n)*yd_sec_${next?.keyId} +secret +누리집 연동 .* live`))
  expect(await keys('rotate', `yd_sec_${key.keyId}`)).toMatchObject({ code: 1, out: '' })

  expect(await keys('revoke', firstLine(rotated.out))).toMatchObject({ code: 0, err: '' })
  expect((await keys('list')).out).toMatch(new RegExp(`yd_sec_${next?.keyId} .* revoked`))
  const trail = await within(place, ({ prisma }) => prisma.auditEntry.findMany({ where: { targetType: 'ApiKey', organizationId }, orderBy: { id: 'asc' }, select: { action: true } }))
  expect(trail.slice(-3)).toEqual([{ action: 'createApiKey' }, { action: 'rotateApiKey' }, { action: 'revokeApiKey' }])
}

describe('the commands for keys, bundled', { timeout: 90_000 }, () => {
  test('make, list, rotate and revoke a key of the embedded database', () => story(keys, { folder }))

  test.skipIf(serverUrl === null)(`do the same on PostgreSQL${needsServer}`, async () => {
    await withServerDatabase(async (url) => {
      await fill({ url })
      await story((...args) => run(script.file, args, { DATABASE_URL: url }), { url })
    })
  })

  test('make the key of an expert, of an operator, and a publishable one, which has no secret', async () => {
    await fill({ folder })
    const expert = await keys('create', '--expert', expertId, '--label', '내 열쇠')
    const operator = await keys('create', '--operator', '--label', '운영')
    const open = await keys('create', '--publishable', '--organization', organizationId, '--origin', 'https://a.example', '--origin', 'http://localhost:3000', '--label', '누리집')
    expect([expert, operator, open].map(({ code, err }) => ({ code, err }))).toEqual(Array(3).fill({ code: 0, err: '' }))
    expect(open.out.trim()).toMatch(/^yd_pub_\w{22}$/)
    const { out } = await keys('list')
    expect(out).toMatch(/secret +내 열쇠 +전문가 가 +– /)
    expect(out).toMatch(/secret +운영 +operator +OPERATE /)
    expect(out).toMatch(/publishable +누리집 +가상 두레 +https:\/\/a\.example http:\/\/localhost:3000 /)
  })

  test.each([
    ['no holder', ['create', '--label', 'x'], '--organization'],
    ['two holders', ['create', '--label', 'x', '--operator', '--expert', 'y'], '--organization'],
    ['no label', ['create', '--operator'], '--label'],
    ['an empty label', ['create', '--operator', '--label', ' '], 'label'],
    ['an id that is none', ['create', '--label', 'x', '--organization', 'y'], '--organization'],
    ['an id of another type', ['create', '--label', 'x', '--organization', encodeId('Expert', '00000000-0000-4000-8000-000000000001')], '--organization'],
    ['an organisation that is not there', ['create', '--label', 'x', '--organization', '00000000-0000-4000-8000-000000000001'], '--organization'],
    ['an expert who is not there', ['create', '--label', 'x', '--expert', '00000000-0000-4000-8000-000000000001'], '--expert'],
    ['an unknown scope', ['create', '--label', 'x', '--operator', '--scope', 'EVERYTHING'], 'READ_EXPERTS'],
    ['a publishable key of an operator', ['create', '--label', 'x', '--operator', '--publishable', '--origin', 'https://a.example'], 'organisation'],
    ['both sorts', ['create', '--label', 'x', '--operator', '--secret', '--publishable'], '--publishable'],
    ['no day', ['create', '--label', 'x', '--operator', '--expires', '0'], '1 to 3650'],
    ['half an hour', ['rotate', 'yd_sec_0123456789ABCDEFGHIJKL', '--grace', '0.5'], '0 to 720'],
    ['a key that is not there', ['revoke', 'yd_sec_0123456789ABCDEFGHIJKL'], 'list'],
    ['a key that is none', ['rotate', 'x'], 'list'],
    ['an unknown command', ['delete'], 'delete'],
  ])('%s ends in a line that says what was expected', async (_, args, said) => {
    const { code, out, err } = await keys(...args)
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 1, out: '', lines: 1 })
    expect(err).toContain(said)
  })

  test('a folder in use ends in a line that names the mutations', async () => {
    const lock = await lockFolder(folder)
    try {
      const { code, err } = await keys('list')
      expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
      expect(err).toMatch(new RegExp(`process ${process.pid}.*createApiKey`))
    } finally {
      lock.release()
    }
  })

  test('a folder without a database stays as it is', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'yeondae-keys-'))
    const { code, err } = await run(script.file, ['list'], { YEONDAE_DIR: empty })
    rmSync(empty, { recursive: true })
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
    expect(err).toContain('npm start')
  })
})
