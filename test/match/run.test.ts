import { describe, expect, test } from 'vitest'
import { claimRun, lostAfter } from '../../server/matching/run-rows.ts'
import type { RunMatchingInput } from '../../sdk/src/generated/types.ts'
import { CancelMatchRunDocument, MatchRunDiffDocument, MatchRunDocument, MatchRunsDocument, ProposeMatchDocument, WithdrawNeedDocument } from '../../sdk/src/operations.ts'
import { withGraph } from '../support/graph.ts'
import { uuidOf } from '../support/register.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { asked, done, ended, job, makeCohort, readRun } from './running.ts'

const graph = withGraph()

/** An operator, and apps of two organisations that match. */
async function apps() {
  const [body, another] = await bodies()
  const { id: theirs } = await someEnterprise(graph.database, 1)
  const as = async (grant?: Parameters<typeof bearerOf>[1]) => graph.as(await bearerOf(graph.database, grant))
  return {
    operator: await as(),
    matcher: await as({ organizationId: body, scopes: ['WRITE_MATCHES', 'READ_EXPERTS'] }),
    foreign: await as({ organizationId: another, scopes: ['WRITE_MATCHES', 'READ_EXPERTS'] }),
    reader: await as({ organizationId: body, scopes: ['READ_EXPERTS'] }),
    blind: await as({ organizationId: body, scopes: ['WRITE_MATCHES'] }),
    stranger: await as({ organizationId: theirs, scopes: ['WRITE_MATCHES', 'READ_EXPERTS'] }),
  }
}

/** Two organisations that judge matches. */
async function bodies(): Promise<[string, string]> {
  const found = await graph.database.prisma.organization.findMany({ where: { type: 'SUPPORT_ORGANIZATION' }, orderBy: { id: 'asc' }, take: 2, select: { id: true } })
  return found.map(({ id }) => id) as [string, string]
}

const input = (cohort: { needs: string[]; experts: string[] }, more: Partial<RunMatchingInput> = {}): RunMatchingInput => ({ ...cohort, perNeed: 2, minScore: 0, objective: 'TOTAL', ...more })

describe('a run', () => {
  test('assigns a cohort in the background, and proves that no assignment is worth more', async () => {
    const { operator } = await apps()
    const cohort = await makeCohort(graph, { needs: 4, experts: 8 })
    const run = await done(graph, operator, input(cohort, { perExpert: 2 }))
    expect(run).toMatchObject({ status: 'DONE', progress: 1, failure: null })
    expect(run.value).toBeGreaterThan(0)
    expect(run.bound).toBe(run.value)
    expect(run.inputsHash).toMatch(/^[0-9a-f]{64}$/)
    const pairs = run.cohortNeeds.nodes.flatMap((node) => node.pairs)
    const assigned = pairs.filter(({ isAlternate }) => !isAlternate)
    expect(assigned).toHaveLength(8)
    expect(assigned.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(run.value ?? 0, 8)
    for (const { expert } of pairs) expect(cohort.experts).toContain(expert?.id)
    const load = assigned.map(({ expert }) => expert?.id)
    for (const id of cohort.experts) expect(load.filter((one) => one === id).length).toBeLessThanOrEqual(2)
    expect(pairs.length).toBeGreaterThan(assigned.length)
    for (const { pairs: own } of run.cohortNeeds.nodes) expect(own.map(({ isAlternate, rank }) => [isAlternate, rank])).toEqual([...own.map(({ isAlternate, rank }) => [isAlternate, rank] as const)].sort(([a, x], [b, y]) => Number(a) - Number(b) || x - y))
  })

  test('is the same for the same cohort in another order, and compares itself with the one before', async () => {
    const { operator } = await apps()
    const cohort = await makeCohort(graph, { needs: 3, experts: 5 })
    const first = await done(graph, operator, input(cohort, { objective: 'BALANCED' }))
    const second = await done(graph, operator, input({ needs: [...cohort.needs].reverse(), experts: [...cohort.experts].reverse() }, { objective: 'BALANCED' }))
    expect([second.inputsHash, second.value]).toEqual([first.inputsHash, first.value])
    expect(second.previous?.id).toBe(first.id)
    const { matchRun: same } = await operator.client.request(MatchRunDiffDocument, { id: second.id })
    expect(same?.diff).toMatchObject({ addedCount: 0, removedCount: 0, keptCount: 6, added: [], removed: [] })
    const less = await done(graph, operator, input({ needs: cohort.needs, experts: cohort.experts.slice(1) }, { objective: 'BALANCED' }))
    const { matchRun: other } = await operator.client.request(MatchRunDiffDocument, { id: less.id })
    expect(other?.diff?.removed.map(({ expert }) => expert?.id)).toContain(cohort.experts[0])
    expect((other?.diff?.keptCount ?? 0) + (other?.diff?.removedCount ?? 0)).toBe(6)
    const { matchRun: none } = await operator.client.request(MatchRunDiffDocument, { id: first.id })
    expect(none?.diff === null).toBe(none?.previous === null)
  })

  test('never assigns a pair with a conflict, and says why a need has nobody', async () => {
    const { operator } = await apps()
    const cohort = await makeCohort(graph, { needs: 2, experts: 1, capacity: 1 })
    const { organizationId } = await graph.database.prisma.need.findUniqueOrThrow({ where: { id: uuidOf(cohort.needs[0] as string) } })
    const tied = await makeCohort(graph, { needs: 1, experts: 1 })
    await graph.database.prisma.expertTie.create({ data: { id: crypto.randomUUID(), expertId: uuidOf(tied.experts[0] as string), organizationId, kind: 'FAMILY' } })
    const run = await done(graph, operator, input({ needs: tied.needs, experts: tied.experts }, { perNeed: 1 }))
    expect(run.cohortNeeds.nodes).toMatchObject([{ unmatched: 'NO_CANDIDATE', pairs: [] }])
    const scarce = await done(graph, operator, input(cohort, { perNeed: 1 }))
    expect(scarce.cohortNeeds.nodes.map(({ unmatched }) => unmatched).sort()).toEqual(['NO_CAPACITY', null].sort())
    const strict = await done(graph, operator, input(cohort, { perNeed: 1, minScore: 1 }))
    expect(strict.cohortNeeds.nodes.map(({ unmatched }) => unmatched)).toEqual(['BELOW_MIN_SCORE', 'BELOW_MIN_SCORE'])
    const { matchRun: filtered } = await operator.client.request(MatchRunDocument, { id: scarce.id, filter: { unmatched: ['NO_CAPACITY'] } })
    expect(filtered?.cohortNeeds.totalCount).toBe(1)
  })

  test('gives a need that was withdrawn meanwhile nobody', async () => {
    const { operator } = await apps()
    const cohort = await makeCohort(graph, { needs: 2, experts: 4 })
    const id = await asked(operator, input(cohort, { perNeed: 1 }))
    const { withdrawNeed } = await operator.client.request(WithdrawNeedDocument, { id: cohort.needs[0] as string, version: 1 })
    expect(withdrawNeed.__typename).toBe('WithdrawNeedPayload')
    const runs = await job(graph)
    const run = await ended(operator, id)
    await runs.stop()
    const of = (need: string | undefined) => run.cohortNeeds.nodes.find((node) => node.need?.id === need)
    expect(of(cohort.needs[0])).toMatchObject({ unmatched: 'WITHDRAWN', pairs: [] })
    expect(of(cohort.needs[1])?.pairs.filter(({ isAlternate }) => !isAlternate)).toHaveLength(1)
  })

  test('is cancelled while it waits, once, and is not computed then', async () => {
    const { operator } = await apps()
    const id = await asked(operator, input(await makeCohort(graph, { needs: 1, experts: 2 }), { perNeed: 1 }))
    const { cancelMatchRun } = await operator.client.request(CancelMatchRunDocument, { id })
    expect(cancelMatchRun).toMatchObject({ __typename: 'CancelMatchRunPayload', run: { status: 'CANCELLED' } })
    const again = await operator.client.request(CancelMatchRunDocument, { id })
    expect(again.cancelMatchRun.__typename).toBe('ConflictError')
    expect(await claimRun(graph.database.prisma)).toBeNull()
  })

  test('is cancelled while it is computed, and keeps nothing', async () => {
    const { operator } = await apps()
    const id = await asked(operator, input(await makeCohort(graph, { needs: 2, experts: 3 }), { perNeed: 1 }))
    const runs = await job(graph, { beatMs: 20 })
    while ((await readRun(operator, id)).status === 'QUEUED') await new Promise((resolve) => setTimeout(resolve, 10))
    const { cancelMatchRun } = await operator.client.request(CancelMatchRunDocument, { id })
    await runs.stop()
    expect(cancelMatchRun.__typename).toBe('CancelMatchRunPayload')
    const run = await readRun(operator, id)
    expect(run).toMatchObject({ status: 'CANCELLED', value: null, inputsHash: null })
    expect(run.cohortNeeds.nodes.flatMap(({ pairs }) => pairs)).toEqual([])
  })

  test('whose process died is taken up again by the next one', async () => {
    const { operator } = await apps()
    const id = await asked(operator, input(await makeCohort(graph, { needs: 1, experts: 2 }), { perNeed: 1 }))
    const { prisma } = graph.database
    const claimed = await claimRun(prisma)
    expect(claimed?.id).toBe(uuidOf(id))
    expect(await claimRun(prisma)).toBeNull()
    await prisma.matchRun.update({ where: { id: uuidOf(id) }, data: { updatedAt: new Date(Date.now() - (lostAfter + 1) * 1_000) } })
    const runs = await job(graph)
    expect(await ended(operator, id)).toMatchObject({ status: 'DONE' })
    await runs.stop()
  })

  test('that a server stops to compute waits for the next one', async () => {
    const { operator } = await apps()
    const id = await asked(operator, input(await makeCohort(graph, { needs: 2, experts: 3 }), { perNeed: 1 }))
    const first = await job(graph)
    while ((await readRun(operator, id)).status === 'QUEUED') await new Promise((resolve) => setTimeout(resolve, 10))
    await first.stop()
    const left = await readRun(operator, id)
    expect(['QUEUED', 'DONE']).toContain(left.status)
    const second = await job(graph)
    expect(await ended(operator, id)).toMatchObject({ status: 'DONE' })
    await second.stop()
  })

  test('is told as it is asked for and as it ends, to those who see it', async () => {
    const { matcher } = await apps()
    const cohort = await makeCohort(graph, { needs: 1, experts: 2 })
    const run = await done(graph, matcher, input(cohort, { perNeed: 1 }))
    const events = await graph.database.prisma.outboxEvent.findMany({ where: { targetType: 'MatchRun', targetId: uuidOf(run.id) }, orderBy: { id: 'asc' } })
    expect(events.map(({ kind }) => kind).slice(0, 2)).toEqual(['CREATED', 'CHANGED'])
    expect(events.length).toBeGreaterThanOrEqual(3)
    const [mine] = await bodies()
    for (const { audience, ownerId } of events) expect([audience, ownerId]).toEqual(['OWNER', mine])
  })
})

describe('who sees a run', () => {
  test('is whoever matches for the organisation that asked for it, and operators', async () => {
    const { operator, matcher, foreign, reader } = await apps()
    const cohort = await makeCohort(graph, { needs: 1, experts: 1 })
    const id = await asked(matcher, input(cohort, { perNeed: 1 }))
    const sees = async (who: typeof matcher) => (await who.client.request(MatchRunsDocument, { first: 100 })).matchRuns.nodes.some((run) => run.id === id)
    expect(await Promise.all([matcher, operator, foreign, reader, graph].map(sees))).toEqual([true, true, false, false, false])
    for (const who of [foreign, reader, graph]) expect((await who.client.request(MatchRunDocument, { id })).matchRun).toBeNull()
    const { cancelMatchRun } = await foreign.client.request(CancelMatchRunDocument, { id })
    expect(cancelMatchRun).toMatchObject({ __typename: 'NotFoundError', field: 'id' })
    await operator.client.request(CancelMatchRunDocument, { id })
  })
})

describe('a cohort that can’t be run is refused, and nothing is written', () => {
  const refused = async (change: (cohort: { needs: string[]; experts: string[] }) => Partial<RunMatchingInput> | Promise<Partial<RunMatchingInput>>) => {
    const { operator } = await apps()
    const cohort = await makeCohort(graph, { needs: 2, experts: 4 })
    const given = input(cohort, await change(cohort))
    const before = await graph.database.prisma.matchRun.count()
    const { runMatching } = await operator.ask<{ runMatching: { __typename: string; field?: string; about?: string } }>(
      'mutation ($input: RunMatchingInput!) { runMatching(input: $input) { __typename ... on ValidationError { field } ... on NotFoundError { field } ... on ConflictError { about: field } } }',
      { input: given },
    )
    expect(await graph.database.prisma.matchRun.count()).toBe(before)
    return runMatching
  }
  const strangers = (size: number, type: string) => Array.from({ length: size }, () => Buffer.from(`${type}:${crypto.randomUUID()}`).toString('base64'))

  test.each([
    ['an expert who isn’t there', 'NotFoundError', 'input.experts.3', ({ experts }) => ({ experts: [...experts.slice(0, 3), ...strangers(1, 'Expert')] })],
    ['a need that isn’t there', 'NotFoundError', 'input.needs.1', ({ needs }) => ({ needs: [...needs.slice(0, 1), ...strangers(1, 'Need')] })],
    ['an id of another type', 'ValidationError', 'input.experts.0', ({ needs }) => ({ experts: needs })],
    ['an id that stands twice', 'ValidationError', 'input.needs.2', ({ needs }) => ({ needs: [...needs, needs[0] as string] })],
    ['no needs', 'ValidationError', 'input.needs', () => ({ needs: [] })],
    ['more needs than a run takes', 'ValidationError', 'input.needs', () => ({ needs: strangers(2_001, 'Need') })],
    ['no place for a need', 'ValidationError', 'input.perNeed', () => ({ perNeed: 0 })],
    ['no place for an expert', 'ValidationError', 'input.perExpert', () => ({ perExpert: 0 })],
    ['more experts for a need than there are', 'ValidationError', 'input.perNeed', () => ({ perNeed: 5 })],
    ['more needs for an expert than there are', 'ValidationError', 'input.perExpert', () => ({ perExpert: 3 })],
    ['a negative least score', 'ValidationError', 'input.minScore', () => ({ minScore: -0.1 })],
    ['a least score above 1', 'ValidationError', 'input.minScore', () => ({ minScore: 1.1 })],
  ] as const satisfies readonly (readonly [string, string, string, (cohort: { needs: string[]; experts: string[] }) => Partial<RunMatchingInput>])[])('%s', async (_name, type, field, change) => {
    expect(await refused(change)).toMatchObject({ __typename: type, field })
  })

  test('an expert who doesn’t consent to matching any more', async () => {
    const found = await refused(async ({ experts }) => {
      await graph.database.prisma.consent.updateMany({ where: { expertId: uuidOf(experts[2] as string) }, data: { purpose: 'MENTORING' } })
      return {}
    })
    expect(found).toMatchObject({ __typename: 'ConflictError', about: 'input.experts.2' })
  })

  test('a need that is withdrawn', async () => {
    const found = await refused(async ({ needs }) => {
      await graph.database.prisma.need.update({ where: { id: uuidOf(needs[1] as string) }, data: { status: 'WITHDRAWN' } })
      return {}
    })
    expect(found).toMatchObject({ __typename: 'ConflictError', about: 'input.needs.1' })
  })

  test('experts of whom nobody has a place left', async () => {
    const found = await refused(async ({ experts }) => {
      await graph.database.prisma.expert.updateMany({ where: { id: { in: experts.map(uuidOf) } }, data: { capacity: 0 } })
      return {}
    })
    expect(found).toMatchObject({ __typename: 'ConflictError', about: 'input.experts' })
  })

  test('a hundred thousand needs at once', async () => {
    const { operator } = await apps()
    const { status, errors } = await operator.post('mutation ($input: RunMatchingInput!) { runMatching(input: $input) { __typename } }', { input: { needs: Array.from({ length: 100_000 }, () => 'x'), perNeed: 1 } })
    expect([status, errors?.[0]?.extensions.code]).toEqual([413, 'BAD_USER_INPUT'])
  })

  test('a least score that is no number', async () => {
    const { operator } = await apps()
    const { errors } = await operator.post('mutation { runMatching(input: { perNeed: 1, minScore: NaN }) { __typename } }')
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('nobody without the scopes asks for a run, and nobody but those who judge matches for needs of others', async () => {
    const { reader, blind, stranger } = await apps()
    const cohort = await makeCohort(graph, { needs: 1, experts: 1 })
    const asks = async (who: typeof reader) => {
      const { data, errors } = await who.post('mutation ($input: RunMatchingInput!) { runMatching(input: $input) { __typename } }', { input: input(cohort, { perNeed: 1 }) })
      return errors?.[0]?.extensions.code ?? (data as { runMatching: { __typename: string } }).runMatching.__typename
    }
    expect(await Promise.all([reader, blind, stranger, graph].map(asks))).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'UNAUTHENTICATED'])
    const { organizationId } = await graph.database.prisma.need.findUniqueOrThrow({ where: { id: uuidOf(cohort.needs[0] ?? '') } })
    expect(await asks(graph.as(await bearerOf(graph.database, { organizationId: organizationId ?? '', scopes: ['WRITE_MATCHES', 'READ_EXPERTS'] })))).toBe('RunMatchingPayload')
  })

  test('a match is proposed from the run that gave the pair, and from no other', async () => {
    const { operator, matcher } = await apps()
    const cohort = await makeCohort(graph, { needs: 1, experts: 2 })
    const other = await makeCohort(graph, { needs: 1, experts: 1 })
    const run = await done(graph, operator, input(cohort, { perNeed: 1 }))
    const [pair] = run.cohortNeeds.nodes.flatMap(({ pairs }) => pairs)
    const proposed = async (who: typeof operator, needId: string, expertId: string) => {
      const { proposeMatch } = await who.client.request(ProposeMatchDocument, { input: { needId, expertId, runId: run.id } })
      return proposeMatch
    }
    const [needId = ''] = cohort.needs
    expect(await proposed(operator, other.needs[0] ?? '', other.experts[0] ?? '')).toMatchObject({ __typename: 'ConflictError', conflictField: 'input.runId' })
    expect(await proposed(matcher, needId, pair?.expert?.id ?? '')).toMatchObject({ __typename: 'NotFoundError', field: 'input.runId' })
    const result = await proposed(operator, needId, pair?.expert?.id ?? '')
    if (result.__typename !== 'ProposeMatchPayload' || result.match === null) throw new Error(JSON.stringify(result))
    const { match } = await operator.ask<{ match: { run: { id: string } | null } }>(`{ match(id: "${result.match.id}") { run { id } } }`)
    expect(match.run?.id).toBe(run.id)
  })
})
