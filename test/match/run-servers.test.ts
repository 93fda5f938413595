import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { createClient } from '../../sdk/src/index.ts'
import { MatchRunDocument, RunMatchingDocument } from '../../sdk/src/operations.ts'
import { claimRun, lostAfter } from '../../server/matching/run-rows.ts'
import { onServer, urlOf } from '../support/databases.ts'
import { endpointOf, type ServerProcess, startServer } from '../support/server-process.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { listen } from '../change/listener.ts'

const templates = inject('templates')
const size = { needs: 2_000, experts: 5_000 }
const ends = new Date('2090-01-01T00:00:00Z')
const words = ['저온 건조 공정', '발효 미생물 배양', '태양광 발전 효율', '목재 접착 강도', '수질 정화 여과', '포장 자동화 설비', '염색 폐수 처리', '센서 신호 보정']

/** Needs of one enterprise, and as many experts as make the pool whole; gives the global ids of the needs. */
async function makeLarge({ prisma }: Database): Promise<string[]> {
  const { id: organizationId } = await someEnterprise({ prisma } as Database)
  const fields = await prisma.scienceField.findMany({ orderBy: { code: 'asc' }, select: { id: true } })
  const { regionId } = await prisma.expert.findFirstOrThrow({ select: { regionId: true } })
  const word = (at: number) => words[at % words.length] ?? ''
  const field = (at: number) => fields[at % fields.length]?.id ?? ''
  const needs = Array.from({ length: size.needs }, (_, at) => ({
    id: randomUUID(), title: `${word(at)} 개선 ${at}`, description: `${word(at)}과 ${word(at * 3 + 1)}의 품질이 고르지 않다.`, stage: 'PRODUCTION' as const, status: 'OPEN' as const, expertsWanted: 3, organizationId, synthetic: true,
  }))
  await prisma.need.createMany({ data: needs })
  await prisma.needField.createMany({ data: needs.map(({ id }, at) => ({ needId: id, fieldId: field(at) })) })
  const known = await prisma.expert.count({ where: { withdrawnAt: null, consents: { some: { purpose: 'MATCHING', fieldGroup: 'PROFILE' } } } })
  const experts = Array.from({ length: size.experts - known }, (_, at) => ({
    id: randomUUID(), name: `가명 ${at}`, careerBand: 'FROM_10_TO_19' as const, regionId, capacity: 4, expertise: `${word(at)}, ${word(at * 5 + 2)} 연구를 ${(at % 20) + 3}년 했다.`, synthetic: true,
  }))
  await prisma.expert.createMany({ data: experts })
  await prisma.expertField.createMany({ data: experts.map(({ id }, at) => ({ expertId: id, fieldId: field(at * 7) })) })
  await prisma.consent.createMany({
    data: experts.map(({ id }) => ({ id: randomUUID(), expertId: id, purpose: 'MATCHING' as const, fieldGroup: 'PROFILE' as const, audience: 'PARTNERS' as const, textVersion: '1', grantedAt: new Date(), retentionUntil: ends })),
  })
  return needs.map(({ id }) => encodeId('Need', id))
}

// Servers share runs by the database alone, and the embedded one has room for one process.
describe.skipIf(templates.kind !== 'postgresql')('several servers on one PostgreSQL', () => {
  const name = `yeondae_test_${randomBytes(6).toString('hex')}`
  const servers = new Set<ServerProcess>()
  let database: Database
  let url: string
  let needs: string[]
  let apiKey: string

  beforeAll(async () => {
    if (templates.kind !== 'postgresql') return
    await onServer(templates.url, `create database "${name}" template "${templates.names.demo}"`)
    url = urlOf(templates.url, name)
    database = await openDatabase({ url })
    needs = await makeLarge(database)
    apiKey = await bearerOf(database)
  }, 180_000)
  afterAll(async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await Promise.all([...servers].map(({ ended }) => ended))
    await database.close()
    if (templates.kind === 'postgresql') await onServer(templates.url, `drop database if exists "${name}" with (force)`)
  })

  const started = async () => {
    const server = startServer({ DATABASE_URL: url, YEONDAE_SECRET: 'the secret of a test that has 32 letters', YEONDAE_DATA: 'none', YEONDAE_LOG: 'error' })
    servers.add(server)
    const endpoint = await endpointOf(server)
    return { server, endpoint, client: createClient({ url: endpoint, apiKey }) }
  }
  type Started = Awaited<ReturnType<typeof started>>

  const asked = async ({ client }: Started, count: number, perNeed = 3) => {
    const { runMatching } = await client.request(RunMatchingDocument, { input: { needs: needs.slice(0, count), perNeed, objective: 'TOTAL' } })
    if (runMatching.__typename !== 'RunMatchingPayload' || runMatching.run === null) throw new Error(JSON.stringify(runMatching))
    return runMatching.run.id
  }
  const until = async <Run>({ client }: Started, id: string, holds: (run: { status: string; progress: number }) => Run): Promise<Run> => {
    for (;;) {
      const { matchRun } = await client.request(MatchRunDocument, { id, first: 1 })
      const found = holds(matchRun ?? { status: 'GONE', progress: 0 })
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  test('a run of 2,000 needs and 5,000 experts outlives the server that computes it, and its listeners are told', { timeout: 300_000 }, async () => {
    const first = await started()
    const id = await asked(first, size.needs)
    await until(first, id, ({ status, progress }) => status === 'RUNNING' && progress > 0)
    first.server.child.kill('SIGKILL')
    await first.server.ended
    const left = await database.prisma.matchRun.findFirstOrThrow({ where: { status: 'RUNNING' } })
    expect(left.progress).toBeLessThan(1)
    // Nobody waits half a minute for the sign of life that fails to come.
    await database.prisma.matchRun.update({ where: { id: left.id }, data: { updatedAt: new Date(Date.now() - (lostAfter + 1) * 1_000) } })
    const second = await started()
    const stream = await listen(second.endpoint, { bearer: apiKey, types: ['MATCH_RUN'], query: 'subscription ($types: [ChangeType!]) { changes(types: $types) { cursor kind type nodeId node { id ... on MatchRun { status progress } } } }' })
    await until(second, id, ({ status }) => status === 'DONE')
    const { matchRun } = await second.client.request(MatchRunDocument, { id, first: 1 })
    expect(matchRun).toMatchObject({ status: 'DONE', progress: 1, cohortNeeds: { totalCount: size.needs } })
    expect(matchRun?.value).toBe(matchRun?.bound)
    const pairs = await database.prisma.matchRunPair.groupBy({ by: ['expertId'], where: { isAlternate: false, need: { runId: left.id } }, _count: true })
    expect(pairs.reduce((sum, { _count }) => sum + _count, 0)).toBe(size.needs * 3)
    expect(Math.max(...pairs.map(({ _count }) => _count))).toBeLessThanOrEqual(4)
    await stream.until(({ changes }) => changes().some(({ node }) => (node as { status?: string } | null)?.status === 'DONE'))
    const told = stream.changes().map(({ kind, nodeId, node }) => ({ kind, nodeId, progress: (node as unknown as { progress: number }).progress }))
    expect(told.every(({ kind, nodeId }) => kind === 'CHANGED' && nodeId === id)).toBe(true)
    expect(told.map(({ progress }) => progress)).toEqual([...told.map(({ progress }) => progress)].sort((one, other) => one - other))
    stream.leave()
    await stream.ended
  })

  test('of those who look for a run at once, each gets another one, and no run goes to two', async () => {
    for (const { child } of servers) child.kill('SIGKILL')
    await Promise.all([...servers].map(({ ended }) => ended))
    const { prisma } = database
    const ids = Array.from({ length: 3 }, () => randomUUID())
    await prisma.matchRun.createMany({ data: ids.map((id) => ({ id, objective: 'TOTAL', perNeed: 1, minScore: 0, actor: 'a test' })) })
    const claimed = (await Promise.all(Array.from({ length: 10 }, () => claimRun(prisma)))).flatMap((run) => (run === null ? [] : [run.id]))
    expect(claimed.sort()).toEqual([...ids].sort())
    await prisma.matchRun.updateMany({ where: { id: { in: ids } }, data: { status: 'CANCELLED', endedAt: new Date() } })
  })

  test('all runs are computed, and a server that ends gives back what it computes', { timeout: 180_000 }, async () => {
    const both = [...(await Promise.all([started(), started()]))] as const
    const ids = await Promise.all(Array.from({ length: 6 }, (_, at) => asked(both[at % 2] as Started, 20, 1)))
    for (const id of ids) await until(both[0], id, ({ status }) => status === 'DONE')
    const runs = await database.prisma.matchRun.findMany({ where: { perNeed: 1, status: 'DONE' }, include: { needs: { select: { pairs: { where: { isAlternate: false } } } } } })
    expect(runs.map(({ needs }) => needs.reduce((sum, { pairs }) => sum + pairs.length, 0))).toEqual(ids.map(() => 20))
    for (const { server } of both) server.child.kill('SIGTERM')
    expect(await Promise.all(both.map(({ server }) => server.ended))).toEqual([0, 0])
  })
})
