import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKey, revokeKey } from '../../prisma/access/key.ts'
import type { Database } from '../../prisma/client.ts'
import { type DemoKey, demoKeys } from '../../server/auth/demo-keys.ts'
import { createIdentity } from '../../server/auth/identity.ts'
import { freshDatabase } from '../support/databases.ts'
import { statementsOf } from '../support/graph.ts'

const secret = 'the secret of a folder, of 32 letters or more'
const log = pino({ level: 'silent' })

describe('the keys of the demonstration', () => {
  let database: Database
  let keys: DemoKey[]

  beforeAll(async () => {
    database = await freshDatabase()
    keys = await demoKeys(database, secret)
  })
  afterAll(() => database.close())

  const viewerOf = ({ text }: DemoKey) =>
    createIdentity({ prisma: database.prisma, now: () => new Date(), jwt: null, log }).viewerOf(new Request('http://graph.test', { headers: { authorization: `Bearer ${text}` } }), '')

  // Before anybody uses one: when that was is written behind the answer.
  test('are the same at each start, which asks the database once', async () => {
    const statements = await statementsOf(async () => {
      expect(await demoKeys(database, secret)).toEqual(keys)
    })
    expect(statements.filter((sql) => !sql.startsWith('SELECT'))).toEqual([])
    expect(statements.length).toBeLessThanOrEqual(3)
  })

  test('are of an operator, of a made-up enterprise with needs, and of a made-up expert with matches', async () => {
    expect(keys.map(({ whose }) => whose)).toEqual(['operator', 'enterprise', 'expert'])
    const [operator, enterprise, expert] = await Promise.all(keys.map(viewerOf))
    expect([...(operator?.scopes ?? [])]).toEqual(['OPERATE'])
    const scopes = ['READ_EXPERTS', 'READ_CONTACTS', 'WRITE_NEEDS', 'WRITE_MATCHES', 'WRITE_PROCUREMENT', 'WRITE_CAMPAIGNS', 'ADMINISTER']
    expect([...(enterprise?.scopes ?? [])]).toEqual(scopes)
    const organization = await database.prisma.organization.findUniqueOrThrow({ where: { id: enterprise?.grants[0]?.organizationId ?? '' }, include: { _count: { select: { needs: true } } } })
    expect(organization).toMatchObject({ synthetic: true, type: 'ENTERPRISE', name: keys[1]?.name })
    expect(organization._count.needs).toBeGreaterThan(0)
    const row = await database.prisma.expert.findUniqueOrThrow({ where: { id: expert?.expertId ?? '' }, include: { _count: { select: { matches: true } } } })
    expect(row).toMatchObject({ synthetic: true, withdrawnAt: null, name: keys[2]?.name })
    expect(row._count.matches).toBeGreaterThan(0)
  })

  test('are others for another folder', async () => {
    const others = await demoKeys(database, `${secret}!`)
    for (const { text } of others) expect(keys.map((key) => key.text)).not.toContain(text)
  })

  test('are not told any more when somebody ended them', async () => {
    const folder = `${secret}?`
    const [operator, enterprise] = await demoKeys(database, folder)
    const idOf = async ({ text }: DemoKey) => (await database.prisma.apiKey.findUniqueOrThrow({ where: { keyId: text.slice(7, 29) } })).id
    if (operator === undefined || enterprise === undefined) throw new Error('keys are missing')
    await revokeKey(database.prisma, await idOf(operator))
    await database.prisma.apiKey.update({ where: { id: await idOf(enterprise) }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await demoKeys(database, folder)).map(({ whose }) => whose)).toEqual(['expert'])
  })

  test('leave the keys of others alone', async () => {
    const { id } = await createKey(database.prisma, { kind: 'SECRET', holder: 'OPERATOR', label: 'own' })
    const before = await database.prisma.apiKey.findUniqueOrThrow({ where: { id } })
    await demoKeys(database, secret)
    expect(await database.prisma.apiKey.findUniqueOrThrow({ where: { id } })).toEqual(before)
  })
})

test('a database without the demonstration set has a key for the operator alone', async () => {
  const database = await freshDatabase('empty')
  try {
    expect((await demoKeys(database, secret)).map(({ whose }) => whose)).toEqual(['operator'])
  } finally {
    await database.close()
  }
})
