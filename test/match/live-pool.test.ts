import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { readExperts } from '../../schema/match/read/experts.ts'
import { readNeeds } from '../../schema/match/read/needs.ts'
import type { Territory } from '../../schema/region/territory.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'
import { createLivePool } from '../../server/matching/live-pool.ts'
import { freshDatabase } from '../support/databases.ts'
import { statementsOf } from '../support/graph.ts'

let database: Database
let territory: Territory
beforeAll(async () => {
  database = await freshDatabase()
  territory = await readTerritory(database.prisma)
})
afterAll(() => database.close())

const today = new Date('2026-11-30')
const tomorrow = new Date('2026-12-01')

/** What an outbox tells once a mutation has committed. */
const tell = (targetType: string, targetId: string) => database.prisma.outboxEvent.create({ data: { kind: 'CHANGED', targetType, targetId } })

async function expert(retentionUntil = '2090-01-01'): Promise<string> {
  const { prisma } = database
  const { regionId } = await prisma.expert.findFirstOrThrow()
  const { id } = await prisma.expert.create({ data: { id: randomUUID(), name: '전문가 시험', careerBand: 'FROM_20', regionId, synthetic: true } })
  await prisma.consent.create({ data: { id: randomUUID(), expertId: id, purpose: 'MATCHING', fieldGroup: 'PROFILE', audience: 'PARTNERS', textVersion: '1', grantedAt: new Date('2026-01-01'), retentionUntil: new Date(retentionUntil) } })
  return id
}

describe('the live pool', () => {
  test('holds those who agree to be matched and the needs that are open, as they are read', async () => {
    const { pool } = await createLivePool({ prisma: database.prisma, territory }).at(today)
    const at = { today, territory, askHalfLife: pool.policy.askHalfLife }
    const [experts, needs] = [await readExperts(database.prisma, null, at), await readNeeds(database.prisma, null, at)]
    expect([pool.expertCount, pool.needCount]).toEqual([experts.length, needs.length])
    expect(experts.map(({ id }) => pool.expert(id))).toEqual(experts)
    expect(experts.every(({ consents, id, personId }) => consents && id === personId)).toBe(true)
    expect(needs.every(({ places }) => places > 0)).toBe(true)
  })

  test('follows what others committed, and several pools agree', async () => {
    const pools = [createLivePool({ prisma: database.prisma, territory }), createLivePool({ prisma: database.prisma, territory })]
    await pools[0]?.at(today)
    const id = await expert()
    expect((await pools[0]?.at(today))?.pool.expert(id)).toBeUndefined()
    await tell('Expert', id)
    const [need] = await readNeeds(database.prisma, null, { today, territory })
    if (need === undefined) throw new Error('no need')
    const answers = await Promise.all(pools.map(async (one) => (await one.at(today)).pool))
    expect(answers[0]?.expert(id)).toMatchObject({ id, personId: id })
    expect(answers[0]?.rank(need, { first: 200 })).toEqual(answers[1]?.rank(need, { first: 200 }))
    await database.prisma.consent.updateMany({ where: { expertId: id }, data: { withdrawnAt: new Date('2026-11-29T00:00:00Z') } })
    await tell('Expert', id)
    expect((await pools[0]?.at(today))?.pool.expert(id)).toBeUndefined()
  })

  test('takes places away as matches are accepted, for the other profiles of the person too', async () => {
    const live = createLivePool({ prisma: database.prisma, territory })
    const id = await expert()
    const need = await database.prisma.need.findFirstOrThrow({ where: { status: 'OPEN', matches: { none: {} } }, orderBy: { id: 'asc' } })
    const before = (await live.at(today)).pool
    const [left, places] = [before.expert(id)?.capacityLeft ?? 0, before.need(need.id)?.places ?? 0]
    const at = new Date('2026-01-05T00:00:00Z')
    const match = await database.prisma.match.create({ data: { id: randomUUID(), needId: need.id, expertId: id, score: 0.5, status: 'ACCEPTED', reviewedBy: '심사자', reviewedAt: at, needAcceptedAt: at, expertAcceptedAt: at, synthetic: true } })
    await tell('Match', match.id)
    const { pool } = await live.at(today)
    expect([pool.expert(id)?.capacityLeft, pool.need(need.id)?.places]).toEqual([left - 1, places === 1 ? undefined : places - 1])
  })

  test('lets nobody in whose consent has ended with the day', async () => {
    const live = createLivePool({ prisma: database.prisma, territory })
    const id = await expert('2026-11-30')
    expect((await live.at(today)).pool.expert(id)).toBeDefined()
    expect((await live.at(tomorrow)).pool.expert(id)).toBeUndefined()
  })

  test('reads everything anew where too much has changed', async () => {
    const live = createLivePool({ prisma: database.prisma, territory, mostChanges: 0 })
    const { pool } = await live.at(today)
    const id = await expert()
    await tell('Expert', id)
    const after = (await live.at(today)).pool
    expect([after === pool, after.expert(id)?.id]).toEqual([false, id])
  })

  test('asks one statement while nothing happens, for all who ask at a moment', async () => {
    const live = createLivePool({ prisma: database.prisma, territory })
    await live.at(today)
    expect(await statementsOf(() => live.at(today))).toHaveLength(1)
    expect((await statementsOf(() => Promise.all(Array.from({ length: 10 }, () => live.at(today))))).length).toBeLessThanOrEqual(2)
  })
})
