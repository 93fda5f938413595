import { beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { sweep } from '../../prisma/access/sweep.ts'
import { encodeId, parseId } from '../../schema/core/global-id.ts'
import { dayAfter, register } from '../expert/registering.ts'
import { provider } from '../support/askers.ts'
import { withGraph } from '../support/graph.ts'
import { makeMatch } from '../support/matches.ts'
import { act, type Actors, actorsOf, matchable, offered, on, submitted, written } from './course.ts'

vi.setConfig({ testTimeout: 120_000 })

const many = Array.from({ length: 20 }, (_, place) => place)
const tally = (names: readonly string[]) => names.reduce<Record<string, number>>((counts, name) => ({ ...counts, [name]: (counts[name] ?? 0) + 1 }), {})

// One connection hides every race: only a PostgreSQL server shows one.
describe.skipIf(inject('templates').kind !== 'postgresql')('at once, on PostgreSQL', async () => {
  const people = await provider()
  const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })
  const until = dayAfter(14)
  let actors: Actors
  beforeAll(async () => {
    actors = await actorsOf(graph, people.token)
  }, 120_000)
  const prisma = () => graph.database.prisma

  test('20 acceptances of one match have one winner', async () => {
    const needId = await submitted(actors.owner)
    const half = written(await act(actors.owner, 'acceptMatch', on(await offered(actors, needId, until))))
    const results = await Promise.all(many.map(() => act(actors.expert.herself, 'acceptMatch', on(half))))
    expect(tally(results.map(({ __typename }) => __typename))).toEqual({ AcceptMatchPayload: 1, StaleVersionError: 19 })
    expect(await prisma().matchStep.count({ where: { matchId: half.rowId, kind: 'ACCEPTED', side: 'EXPERT' } })).toBe(1)
    expect(await prisma().expertLoad.findUniqueOrThrow({ where: { expertId: actors.expert.rowId } })).toMatchObject({ active: 1 })
    await prisma().match.update({ where: { id: half.rowId }, data: { status: 'STOPPED' } })
  })

  test('20 acceptances of an expert with one place left have one winner', async () => {
    const expert = await register(graph, people.token, { consents: matchable })
    await prisma().expert.update({ where: { id: expert.rowId }, data: { capacity: 1 } })
    const matches: string[] = []
    for (const _place of many) {
      const needId = parseId(await submitted(actors.owner), 'id').id
      matches.push(await makeMatch(graph.database, { needId, expertId: expert.rowId, status: 'OFFERED', needAcceptedAt: new Date() }))
    }
    const results = await Promise.all(matches.map((id) => act(expert.herself, 'acceptMatch', `id: "${encodeId('Match', id)}", version: 1`)))
    expect(tally(results.map(({ __typename }) => __typename))).toEqual({ AcceptMatchPayload: 1, ConflictError: 19 })
    expect(await prisma().match.count({ where: { expertId: expert.rowId, status: 'ACCEPTED' } })).toBe(1)
    expect(await prisma().need.count({ where: { matches: { some: { expertId: expert.rowId } }, status: 'MATCHED' } })).toBe(1)
  })

  test('20 experts who accept a need that wants one have one winner', async () => {
    const needId = parseId(await submitted(actors.owner), 'id').id
    const experts = await prisma().expert.findMany({ where: { synthetic: true, withdrawnAt: null, load: null }, take: 20 })
    for (const { id } of experts) {
      await makeMatch(graph.database, { needId, expertId: id, status: 'OFFERED', expertAcceptedAt: new Date() })
      await prisma().consent.createMany({ data: { id: crypto.randomUUID(), expertId: id, purpose: 'MATCHING', fieldGroup: 'PROFILE', audience: 'PARTNERS', textVersion: '1', grantedAt: new Date(), retentionUntil: new Date('2090-01-01') }, skipDuplicates: true })
    }
    const matches = await prisma().match.findMany({ where: { needId } })
    const results = await Promise.all(matches.map(({ id }) => act(actors.owner, 'acceptMatch', `id: "${encodeId('Match', id)}", version: 1`)))
    const counts = tally(results.map(({ __typename }) => __typename))
    expect(counts).toEqual({ AcceptMatchPayload: 1, ConflictError: matches.length - 1 })
    expect(matches.length).toBeGreaterThanOrEqual(10)
  })

  test('two sweeps at once end each match once', async () => {
    const expert = await register(graph, people.token, { consents: matchable })
    const ids: string[] = []
    for (const _place of many) ids.push(await makeMatch(graph.database, { needId: parseId(await submitted(actors.owner), 'id').id, expertId: expert.rowId, status: 'OFFERED', answerBy: new Date(dayAfter(-1)) }))
    const swept = await Promise.all([sweep(prisma(), new Date()), sweep(prisma(), new Date()), sweep(prisma(), new Date())])
    expect(swept.reduce((sum, { matches }) => sum + matches, 0)).toBe(20)
    expect(await prisma().matchStep.count({ where: { matchId: { in: ids }, kind: 'EXPIRED' } })).toBe(20)
  })
})
