import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeId, parseId } from '../../schema/core/global-id.ts'
import { readExperts } from '../../schema/match/read/experts.ts'
import { readNeeds } from '../../schema/match/read/needs.ts'
import { currentPolicy } from '../../schema/match/read/policy.ts'
import { scorePair } from '../../schema/match/score.ts'
import { poolStatistics } from '../../schema/match/score/statistics.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'
import { todayInKorea } from '../../schema/context.ts'
import { provider } from '../support/askers.ts'
import { consent, published, register } from '../expert/registering.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { bearerOf } from '../support/viewers.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 60_000 })

interface Candidate {
  rank: number | null
  score: number | null
  policyVersion: number
  expertState: string
  expert: { id: string } | null
  need: { id: string } | null
  criteria: { key: string; weight: number; value: number; contribution: number; evidence: string; ko: string; en: string }[]
  conflicts: { reason: string; evidence: string }[]
  whatWouldChangeIt: { criterion: string; newRank: number; newScore: number }[]
}

const selection = 'rank score policyVersion expertState expert { id } need { id } criteria { key weight value contribution evidence ko: evidence(lang: KO) en: evidence(lang: EN) } conflicts { reason evidence(lang: EN) }'

let reviewer: AskedGraph
let operator: AskedGraph
/** An open need of an enterprise, that enterprise, and another one. */
let needId: string
let ownerId: string
let otherId: string

beforeAll(async () => {
  const { prisma } = graph.database
  const support = await prisma.organization.findFirstOrThrow({ where: { type: 'SUPPORT_ORGANIZATION', standing: 'VERIFIED' }, orderBy: { id: 'asc' } })
  reviewer = graph.as(await bearerOf(graph.database, { organizationId: support.id, scopes: ['READ_EXPERTS', 'WRITE_MATCHES'] }))
  operator = graph.as(await bearerOf(graph.database))
  const need = await prisma.need.findFirstOrThrow({ where: { status: 'OPEN', organizationId: { not: null }, languages: { isEmpty: true }, onSite: false, startsOn: null, endsOn: null }, orderBy: { id: 'asc' } })
  needId = encodeId('Need', need.id)
  ownerId = need.organizationId ?? ''
  otherId = (await prisma.organization.findFirstOrThrow({ where: { type: 'ENTERPRISE', synthetic: true, id: { not: ownerId } }, orderBy: { id: 'asc' } })).id
})

const candidates = async (who: AskedGraph, args = '', more = ''): Promise<Candidate[]> =>
  (await who.ask<{ needMatches: Candidate[] }>(`query ($id: ID!) { needMatches(needId: $id${args}) { ${selection} ${more} } }`, { id: needId })).needMatches

const codeOf = async (who: AskedGraph, query: string, variables: Record<string, unknown> = { id: needId }) => (await who.post(query, variables)).errors?.[0]?.extensions
const asking = 'query ($id: ID!) { needMatches(needId: $id) { rank } }'

describe('experts for a need', () => {
  test('come best first, everyone scored as the pure rule scores each of them', async () => {
    const { prisma } = graph.database
    const policy = await currentPolicy(prisma)
    const at = { today: todayInKorea(new Date()), territory: await readTerritory(prisma), askHalfLife: policy.askHalfLife }
    const [experts, [need]] = [await readExperts(prisma, null, at), await readNeeds(prisma, [parseId(needId, 'id').id], at)]
    if (need === undefined) throw new Error('no need')
    const statistics = poolStatistics(experts, policy)
    const scored = experts.map((expert) => ({ id: encodeId('Expert', expert.id), key: expert.id, ...scorePair(need, expert, policy, statistics) })).filter(({ conflicts }) => conflicts.length === 0)
    const best = scored.sort((one, other) => other.score - one.score || (one.key < other.key ? -1 : 1))
    const found = await candidates(reviewer, ', first: 100')
    expect(found.length).toBeGreaterThan(20)
    expect(found.map(({ expert, score }) => [expert?.id, score])).toEqual(best.slice(0, 100).map(({ id, score }) => [id, score]))
    expect(found.map(({ rank }) => rank)).toEqual(found.map((_, place) => place + 1))
    expect(new Set(found.map(({ expertState, policyVersion, conflicts }) => `${expertState} ${policyVersion} ${conflicts.length}`))).toEqual(new Set(['VISIBLE 1 0']))
  })

  test('each tell what the score is made of, in Korean and in English', async () => {
    const [best] = await candidates(reviewer, ', first: 1')
    const keys = ['FIELD', 'TEXT', 'STAGE', 'INDUSTRY', 'CAREER', 'PLACE', 'OUTCOMES', 'FAIRNESS']
    expect(best?.criteria.map(({ key }) => key)).toEqual(keys)
    expect(best?.criteria.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(best?.score ?? -1, 12)
    expect(best?.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12)
    for (const { value, evidence, ko, en } of best?.criteria ?? []) {
      expect(value >= 0 && value <= 1).toBe(true)
      expect(evidence).toBe(ko)
      expect(ko).toMatch(/[가-힣]/)
      expect(en).not.toBe(ko)
    }
  })

  test('say what would better a rank, and plainly where nothing would', async () => {
    const found = await candidates(reviewer, ', first: 12', 'outlook whatWouldChangeIt { criterion change newRank newScore reachesTarget }')
    const [first] = found as (Candidate & { outlook: string })[]
    expect(first?.whatWouldChangeIt).toEqual([])
    expect(first?.outlook).toMatch(/1위/)
    const all = found.flatMap(({ rank, score, whatWouldChangeIt }) => whatWouldChangeIt.map((change) => ({ rank, score, ...change })))
    expect(all.length).toBeGreaterThan(0)
    for (const { rank, score, newRank, newScore } of all) expect([newRank < (rank ?? 0), newScore > (score ?? 1)]).toEqual([true, true])
  })

  test('take as many statements for two rows as for twenty', async () => {
    await candidates(reviewer)
    const count = async (first: number) => (await statementsOf(() => candidates(reviewer, `, first: ${first}`, 'outlook'))).length
    expect(await count(20)).toBe(await count(2))
  })

  test.each([
    ['nobody known', 'UNAUTHENTICATED', () => graph.as(null)],
    ['another enterprise', 'FORBIDDEN', async () => graph.as(await bearerOf(graph.database, { organizationId: otherId, scopes: ['READ_EXPERTS', 'WRITE_MATCHES', 'WRITE_NEEDS'] }))],
    ['its owner by a key that may not read experts', 'FORBIDDEN', async () => graph.as(await bearerOf(graph.database, { organizationId: ownerId, scopes: ['WRITE_NEEDS'] }))],
    ['its owner', undefined, async () => graph.as(await bearerOf(graph.database, { organizationId: ownerId, scopes: ['READ_EXPERTS', 'WRITE_NEEDS'] }))],
    ['an operator', undefined, () => operator],
  ])('are told to %s: %s', async (_who, code, asked) => {
    expect((await codeOf(await asked(), asking))?.code).toBe(code)
  })

  test('of another one’s draft are not found, and of a need that is solved a conflict', async () => {
    const { prisma } = graph.database
    const draft = await prisma.need.create({ data: { id: randomUUID(), title: '초안', description: '초안', stage: 'PRODUCTION', status: 'DRAFT', organizationId: otherId, synthetic: true } })
    const solved = await prisma.need.findFirstOrThrow({ where: { status: 'RESOLVED' } })
    const withdrawn = await prisma.need.findFirstOrThrow({ where: { status: 'WITHDRAWN' } })
    expect(await codeOf(reviewer, asking, { id: encodeId('Need', draft.id) })).toMatchObject({ code: 'NOT_FOUND', field: 'needId' })
    expect(await codeOf(reviewer, asking, { id: encodeId('Need', randomUUID()) })).toMatchObject({ code: 'NOT_FOUND', field: 'needId' })
    for (const { id } of [solved, withdrawn]) expect(await codeOf(reviewer, asking, { id: encodeId('Need', id) })).toMatchObject({ code: 'CONFLICT', field: 'needId' })
  })

  test.each([
    ['first: 0', 'first'],
    ['first: 101', 'first'],
    ['expertIds: []', 'expertIds'],
    ['expertIds: ["x"]', 'expertIds.0'],
  ])('are refused for %s', async (args, field) => {
    expect(await codeOf(reviewer, `query ($id: ID!) { needMatches(needId: $id, ${args}) { rank } }`)).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})

describe('the pool follows what is changed', () => {
  const matching = () => [consent('PROFILE'), published(), consent('IDENTITY')]
  const declare = 'mutation ($input: DeclareTieInput!) { declareTie(input: $input) { __typename ... on DeclareTiePayload { expert { ties { id kind organization { id } } } } } }'
  const of = async (id: string, who = reviewer) => (await candidates(who, `, expertIds: ["${id}"]`))[0]

  test('an expert who registers is ranked at once, higher once she tells more, and no longer when she takes her consent back', async () => {
    const { id, herself } = await register(graph, people.token, { consents: matching(), fields: ['NA'], languages: ['KO', 'EN'] })
    const before = await of(id)
    expect([before?.rank === null, before?.conflicts]).toEqual([false, []])
    const need = await graph.database.prisma.need.findUniqueOrThrow({ where: { id: parseId(needId, 'id').id }, include: { fields: { include: { field: true } } } })
    const input = { fields: need.fields.map(({ field }) => field.code), stages: [need.stage], expertise: `${need.title}. ${need.description}`, worksOnSite: true }
    expect(await herself.ask('mutation ($input: UpdateExpertInput!) { updateExpert(version: 1, input: $input) { __typename } }', { input })).toMatchObject({ updateExpert: { __typename: 'UpdateExpertPayload' } })
    const after = await of(id)
    expect(after?.rank).toBe(1)
    expect((await candidates(reviewer, ', first: 1'))[0]?.expert?.id).toBe(id)
    await herself.ask('mutation { withdrawConsent(fieldGroup: PROFILE) { __typename } }')
    expect((await candidates(reviewer, ', first: 100')).map(({ expert }) => expert?.id)).not.toContain(id)
    expect(await codeOf(reviewer, `query ($id: ID!) { needMatches(needId: $id, expertIds: ["${id}"]) { rank } }`)).toMatchObject({ code: 'NOT_FOUND', field: 'expertIds.0' })
  })

  test('a tie keeps her out, and says what it is to herself and operators alone', async () => {
    const { id, herself } = await register(graph, people.token, { consents: matching() })
    expect((await of(id))?.rank).not.toBeNull()
    expect(await herself.ask(declare, { input: { kind: 'FAMILY', organizationId: encodeId('Enterprise', ownerId) } })).toMatchObject({ declareTie: { __typename: 'DeclareTiePayload' } })
    const told = await of(id)
    expect([told?.rank, told?.conflicts.map(({ reason }) => reason)]).toEqual([null, ['UNDISCLOSED']])
    expect((await of(id, operator))?.conflicts.map(({ reason }) => reason)).toEqual(['FAMILY'])
    expect((await candidates(reviewer, ', first: 100')).map(({ expert }) => expert?.id)).not.toContain(id)
    const { expertMatches } = await herself.ask<{ expertMatches: Candidate[] }>(`{ expertMatches(expertId: "${id}", first: 100) { need { id } } }`)
    expect(expertMatches.map(({ need }) => need?.id)).not.toContain(needId)
  })

  test('who agrees to be shown, and not to be matched, is no candidate and has no score', async () => {
    const { id } = await register(graph, people.token, { consents: [published()] })
    const told = await of(id)
    expect(told).toMatchObject({ rank: null, score: null, criteria: [], expertState: 'VISIBLE' })
    expect(told?.conflicts.map(({ reason }) => reason)).toEqual(['NO_CONSENT'])
  })

  test('a need that comes is open to experts at once, and gone when it is taken back', async () => {
    const owner = graph.as(await bearerOf(graph.database, { organizationId: ownerId, scopes: ['READ_EXPERTS', 'WRITE_NEEDS'] }))
    const { herself, id: expertId } = await register(graph, people.token, { consents: matching(), stages: ['PRODUCTION'] })
    const needs = async () => (await herself.ask<{ expertMatches: Candidate[] }>(`{ expertMatches(expertId: "${expertId}", first: 100) { rank need { id } } }`)).expertMatches
    const input = { title: '새 수요', description: '포장 공정이 자주 멈춥니다.', stage: 'PRODUCTION', fields: ['EE', 'EA'], expertsWanted: 2 }
    const { submitNeed } = await owner.ask<{ submitNeed: { need: { id: string } } }>('mutation ($input: SubmitNeedInput!) { submitNeed(input: $input) { ... on SubmitNeedPayload { need { id } } } }', { input })
    const { id } = submitNeed.need
    const found = await needs()
    expect(found.map(({ need }) => need?.id)).toContain(id)
    expect(found.map(({ rank }) => rank)).toEqual(found.map((_, place) => place + 1))
    await owner.ask('mutation ($id: ID!) { withdrawNeed(id: $id, version: 1) { __typename } }', { id })
    expect((await needs()).map(({ need }) => need?.id)).not.toContain(id)
  })
})

describe('needs for an expert', () => {
  test('are told to herself, and to whoever judges matches', async () => {
    const { id, herself } = await register(graph, people.token, { consents: [consent('PROFILE'), published()] })
    const text = 'query ($id: ID!) { expertMatches(expertId: $id) { rank score need { id } } }'
    const own = await herself.ask(text, { id })
    expect(await reviewer.ask(text, { id })).toEqual(own)
    const another = await register(graph, people.token)
    expect((await codeOf(another.herself, text, { id }))?.code).toBe('FORBIDDEN')
    expect(await codeOf(reviewer, text, { id: encodeId('Expert', randomUUID()) })).toMatchObject({ code: 'NOT_FOUND', field: 'expertId' })
  })
})
