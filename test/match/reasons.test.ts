import { beforeAll, describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { bearerOf } from '../support/viewers.ts'

const graph = withGraph()

interface Reasons {
  policyVersion: number | null
  criteria: { key: string; contribution: number }[] | null
  conflicts: { reason: string }[] | null
  whatWouldChangeIt: unknown[] | null
  outlook: string | null
}

const reasons = 'policyVersion criteria { key contribution } conflicts { reason } whatWouldChangeIt { criterion newRank } outlook(lang: EN)'
let matchId: string
let ownerId: string
let expertId: string
let operator: AskedGraph

beforeAll(async () => {
  const { prisma } = graph.database
  const consent = { purpose: 'MATCHING', fieldGroup: 'PROFILE', withdrawnAt: null } as const
  const match = await prisma.match.findFirstOrThrow({ where: { status: 'PROPOSED', need: { is: { organizationId: { not: null } } }, expert: { is: { consents: { some: consent } } } }, include: { need: true }, orderBy: { id: 'asc' } })
  await prisma.match.update({ where: { id: match.id }, data: { policyVersion: 1 } })
  matchId = encodeId('Match', match.id)
  ownerId = match.need.organizationId ?? ''
  expertId = match.expertId
  operator = graph.as(await bearerOf(graph.database))
})

const of = async (who: Pick<AskedGraph, 'ask'>) => (await who.ask<{ match: Reasons }>(`query ($id: ID!) { match(id: $id) { ${reasons} } }`, { id: matchId })).match
const untold = { policyVersion: 1, criteria: null, conflicts: null, whatWouldChangeIt: null, outlook: null }

describe('why a match has its score', () => {
  test('is told to its sides and to whoever judges matches', async () => {
    const owner = graph.as(await bearerOf(graph.database, { organizationId: ownerId, scopes: ['READ_EXPERTS', 'WRITE_NEEDS'] }))
    const herself = graph.as(await bearerOf(graph.database, { expertId }))
    const told = await of(operator)
    expect(told.criteria?.map(({ key }) => key)).toEqual(['FIELD', 'TEXT', 'STAGE', 'INDUSTRY', 'CAREER', 'PLACE', 'OUTCOMES', 'FAIRNESS'])
    expect(told.conflicts?.map(({ reason }) => reason)).not.toContain('NO_CONSENT')
    expect(told.outlook).not.toMatch(/[가-힣]/)
    expect(await of(owner)).toEqual(told)
    expect(await of(herself)).toEqual(told)
  })

  test('is told to nobody else', async () => {
    const other = await graph.database.prisma.organization.findFirstOrThrow({ where: { type: 'ENTERPRISE', synthetic: true, id: { not: ownerId } } })
    const [foreign, withoutScope] = [await bearerOf(graph.database, { organizationId: other.id, scopes: ['READ_EXPERTS', 'WRITE_MATCHES'] }), await bearerOf(graph.database, { organizationId: ownerId })]
    for (const who of [graph, graph.as(foreign), graph.as(withoutScope)]) expect(await of(who)).toEqual(untold)
  })

  test('is not told of a score that was given from outside', async () => {
    const { matches } = await operator.ask<{ matches: { nodes: Reasons[] } }>(`{ matches(first: 80) { nodes { ${reasons} } } }`)
    const given = matches.nodes.filter(({ policyVersion }) => policyVersion === null)
    expect(given.length).toBeGreaterThan(50)
    expect(given.filter(({ criteria }) => criteria !== null && criteria.length > 0)).toEqual([])
  })

  test('takes as many statements for two matches as for forty', async () => {
    const ask = (first: number) => operator.ask(`{ matches(first: ${first}) { nodes { ${reasons} } } }`)
    await ask(2)
    const count = async (first: number) => (await statementsOf(() => ask(first))).length
    expect(await count(40)).toBe(await count(2))
  })

  test('takes the ordinary road, with its reason, and the rest of a match is read by one statement', async () => {
    const road = async (fields: string) => ((await operator.post(`{ matches(first: 2) { nodes { ${fields} } } }`)) as unknown as { extensions: { road: object } }).extensions.road
    expect(await road('id score policyVersion status run { id } expert { id } need { id }')).toEqual({ name: 'compiled' })
    expect(await road('id criteria { key }')).toEqual({ name: 'ordinary', reason: expect.stringContaining('the pool that the process holds') as string })
  })
})
