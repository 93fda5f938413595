import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { provider } from '../support/askers.ts'
import { type AskedGraph, openGraph, type TestGraph, withGraph } from '../support/graph.ts'
import { makeMatch } from '../support/matches.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'
import { consent, published, type Registered, register } from './registering.ts'

const people = await provider()
const graph = withGraph('demo', { jwt: people.jwt, keyCacheMs: 0 })

const app = async (own: TestGraph, ...scopes: AccessScope[]) => own.as(await bearerOf(own.database, { organizationId: (await someEnterprise(own.database)).id, scopes }))

/** A match of an expert with a need that everybody sees. */
async function matched({ database }: TestGraph, expertId: string) {
  const need = await database.prisma.need.findFirstOrThrow({ where: { status: 'OPEN', matches: { none: { score: 0.9999 } } }, orderBy: { id: 'asc' } })
  const id = await makeMatch(database, { needId: need.id, expertId, status: 'OFFERED', score: 0.9999 })
  return { matchId: encodeId('Match', id), needId: encodeId('Need', need.id) }
}

const everywhere = `query ($id: ID!, $matchId: ID!, $needId: ID!) {
  node(id: $id) { id }
  nodes(ids: [$id]) { id }
  expert(id: $id) { id }
  byName: experts(first: 100, filter: { synthetic: false }, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { id } edges { node { id } } }
  byTime: experts(first: 100, filter: { synthetic: false, fields: ["EE"], careerBands: [FROM_20], region: "48" }, orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { id } }
  ofHer: matches(filter: { expertId: $id }) { totalCount }
  match(id: $matchId) { expertState expert { id } }
  matchNode: node(id: $matchId) { ... on Match { expertState expert { id } } }
  need(id: $needId) { matches(first: 100, filter: { minScore: 0.9999 }) { nodes { expertState expert { id } } } }
}`

/** Where a viewer comes upon an expert, one entry a path. */
async function pathsTo(viewer: AskedGraph, id: string, place: { matchId: string; needId: string }): Promise<{ seen: Record<string, boolean>; states: string[] }> {
  type Rows = { nodes: { id: string }[]; edges?: { node: { id: string } }[]; totalCount: number }
  type Shown = { expertState: string; expert: { id: string } | null }
  const answer = await viewer.ask<{
    node: { id: string } | null; nodes: ({ id: string } | null)[]; expert: { id: string } | null; byName: Rows; byTime: Rows; ofHer: { totalCount: number }; match: Shown; matchNode: Shown; need: { matches: { nodes: Shown[] } }
  }>(everywhere, { id, ...place })
  const shown = [answer.match, answer.matchNode, ...answer.need.matches.nodes]
  const has = (rows: readonly { id: string }[]) => rows.some((row) => row.id === id)
  return {
    seen: {
      node: answer.node !== null, nodes: answer.nodes[0] != null, expert: answer.expert !== null,
      nodesOfList: has(answer.byName.nodes), edgesOfList: has((answer.byName.edges ?? []).map(({ node }) => node)), filteredList: has(answer.byTime.nodes),
      filterOfMatches: answer.ofHer.totalCount > 0, match: answer.match.expert !== null, matchNode: answer.matchNode.expert !== null, nested: answer.need.matches.nodes.some((one) => one.expert?.id === id),
    },
    states: [...new Set(shown.map(({ expertState }) => expertState))],
  }
}

const nowhere = (seen: Record<string, boolean>) => Object.entries(seen).filter(([, isSeen]) => isSeen).map(([path]) => path)
const notEverywhere = (seen: Record<string, boolean>) => Object.entries(seen).filter(([, isSeen]) => !isSeen).map(([path]) => path)
const countOf = async (viewer: AskedGraph) => (await viewer.ask<{ experts: { totalCount: number } }>('{ experts(filter: { synthetic: false }) { totalCount } }')).experts.totalCount

describe('an expert is shown', () => {
  test('to everybody who asks, where she agreed to publication, on every path', async () => {
    const { id, rowId } = await register(graph, people.token, { consents: [published()] })
    const { seen, states } = await pathsTo(graph, id, await matched(graph, rowId))
    expect(notEverywhere(seen)).toEqual([])
    expect(states).toEqual(['VISIBLE'])
  })

  test('to nobody without the scope, where she agreed to partners alone: that is no withdrawal', async () => {
    const { id, rowId, herself } = await register(graph, people.token, { consents: [consent('PROFILE')] })
    const place = await matched(graph, rowId)
    for (const viewer of [graph, await app(graph, 'WRITE_NEEDS', 'READ_CONTACTS', 'ADMINISTER')]) {
      const { seen, states } = await pathsTo(viewer, id, place)
      expect(nowhere(seen)).toEqual([])
      expect(states).toEqual(['NOT_SHARED'])
    }
    for (const viewer of [await app(graph, 'READ_EXPERTS'), graph.as(await bearerOf(graph.database)), herself]) {
      const { seen, states } = await pathsTo(viewer, id, place)
      expect(notEverywhere(seen)).toEqual([])
      expect(states).toEqual(['VISIBLE'])
    }
  })

  test('nowhere from the moment on at which she withdraws, but to herself; what was matched says so', async () => {
    const { id, rowId, herself } = await register(graph, people.token)
    const place = await matched(graph, rowId)
    const viewers = { everybody: graph, partner: await app(graph, 'READ_EXPERTS', 'READ_CONTACTS'), operator: graph.as(await bearerOf(graph.database)) }
    const before = await countOf(viewers.partner)
    await herself.ask('mutation { withdrawConsent(fieldGroup: PROFILE) { __typename } }')
    for (const [name, viewer] of Object.entries(viewers)) {
      const { seen, states } = await pathsTo(viewer, id, place)
      expect(nowhere(seen), name).toEqual([])
      expect(states, name).toEqual(['WITHDRAWN'])
    }
    expect(await countOf(viewers.partner)).toBe(before - 1)
    expect(notEverywhere((await pathsTo(herself, id, place)).seen)).toEqual([])
    expect(await graph.ask('query ($matchId: ID!) { match(id: $matchId) { status } }', place)).toEqual({ match: { status: 'EXPIRED' } })
  })

  test('again on every path once she consents anew', async () => {
    const { id, rowId, herself } = await register(graph, people.token, { consents: [published()] })
    const place = await matched(graph, rowId)
    await herself.ask('mutation { withdrawConsent { __typename } }')
    await herself.ask('mutation ($input: ConsentInput!) { grantConsent(input: $input) { __typename } }', { input: published() })
    const { seen, states } = await pathsTo(graph, id, place)
    expect(notEverywhere(seen)).toEqual([])
    expect(states).toEqual(['VISIBLE'])
  })
})

describe('by the day', () => {
  let own: TestGraph
  let now = new Date()
  let expert: Registered
  const lastDay = published().retentionUntil

  beforeAll(async () => {
    own = await openGraph('demo', { jwt: people.jwt, keyCacheMs: 0, now: () => now })
    expert = await register(own, people.token)
  }, 60_000)
  afterAll(() => own.database.close())

  test('an expert is shown to the end of her consent’s last day in Korea, and is not shared from then on', async () => {
    const place = await matched(own, expert.rowId)
    const partner = await app(own, 'READ_EXPERTS')
    now = new Date(`${lastDay}T14:59:59Z`)
    for (const viewer of [own, partner]) expect(notEverywhere((await pathsTo(viewer, expert.id, place)).seen)).toEqual([])
    expect(await partner.ask(`{ expert(id: "${expert.id}") { identity { name } } }`)).toEqual({ expert: { identity: { name: '한지원' } } })
    now = new Date(`${lastDay}T15:00:00Z`)
    for (const viewer of [own, partner]) {
      const { seen, states } = await pathsTo(viewer, expert.id, place)
      expect(nowhere(seen)).toEqual([])
      expect(states).toEqual(['NOT_SHARED'])
    }
  })
})

describe('name and employer', () => {
  const identityOf = async (viewer: AskedGraph, id: string) => (await viewer.ask<{ expert: { identity: object | null } | null }>(`{ expert(id: "${id}") { identity { name employer } } }`)).expert?.identity
  const told = { name: '한지원', employer: '가상 소재연구소' }

  test.each([
    ['with the scope and her consent', ['READ_EXPERTS'], [published(), consent('IDENTITY')], told],
    ['with the scope alone', ['READ_EXPERTS'], [published(), consent('CONTACT')], null],
    ['with her consent alone', ['READ_CONTACTS', 'WRITE_NEEDS'], [published(), consent('IDENTITY')], null],
  ] as const)('are told %s: %j', async (_, scopes, consents, expected) => {
    const { id } = await register(graph, people.token, { consents })
    expect(await identityOf(await app(graph, ...scopes), id)).toEqual(expected)
  })

  test('are told below a match by the same rule, and to herself', async () => {
    const { id, rowId, herself } = await register(graph, people.token)
    const { matchId } = await matched(graph, rowId)
    const asked = `{ match(id: "${matchId}") { expert { identity { name } } } experts(first: 100, filter: { synthetic: false, region: "48" }) { nodes { id identity { name } } } }`
    type Seen = { match: { expert: { identity: { name: string } | null } }; experts: { nodes: { id: string; identity: { name: string } | null }[] } }
    const seenBy = async (viewer: AskedGraph) => {
      const { match, experts } = await viewer.ask<Seen>(asked)
      return [match.expert.identity?.name, experts.nodes.find((one) => one.id === id)?.identity?.name]
    }
    expect(await seenBy(await app(graph, 'READ_EXPERTS'))).toEqual(['한지원', '한지원'])
    expect(await seenBy(herself)).toEqual(['한지원', '한지원'])
    expect(await seenBy(graph)).toEqual([undefined, undefined])
  })

  test('are nothing that a list is filtered, ordered or searched by', async () => {
    const { filter, order, types, root } = await graph.ask<{
      filter: { inputFields: { name: string }[] }; order: { enumValues: { name: string }[] }; types: { enumValues: { name: string }[] }; root: { fields: { name: string; args: { name: string }[] }[] }
    }>('{ filter: __type(name: "ExpertFilter") { inputFields { name } } order: __type(name: "ExpertOrderField") { enumValues { name } } types: __type(name: "SearchType") { enumValues { name } } root: __type(name: "Query") { fields { name args { name } } } }')
    expect(filter.inputFields.map(({ name }) => name).sort()).toEqual(['asOf', 'careerBands', 'fields', 'region', 'synthetic', 'updatedSince'])
    expect(order.enumValues.map(({ name }) => name).sort()).toEqual(['CREATED_AT', 'NAME'])
    expect(root.fields.find(({ name }) => name === 'experts')?.args.map(({ name }) => name)).not.toContain('search')
    expect(types.enumValues.map(({ name }) => name)).not.toContain('EXPERT')
  })
})
