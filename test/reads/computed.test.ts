import { describe, expect, test } from 'vitest'
import type { Viewer } from '../../schema/core/viewer.ts'
import { statementsOf } from '../support/graph.ts'
import { normal } from './roads.ts'
import { withRoads } from './with-roads.ts'

const on = withRoads()

/** What both roads answer. */
async function answered<T>(query: string, viewer?: Viewer, variables: Record<string, unknown> = {}): Promise<T> {
  const question = { query, variables }
  const [compiled, ordinary] = [await on.roads.compiled(question, viewer), await on.roads.ordinary(question, viewer)]
  expect(ordinary.errors).toEqual([])
  if (compiled.kind !== 'answered') throw new Error(`left to the ordinary road: ${JSON.stringify(compiled)}`)
  expect(normal(compiled.text)).toBe(normal(ordinary.text))
  return JSON.parse(compiled.text) as T
}

describe('what computes its value of several queries', () => {
  test.each([
    ['a search', '{ search(query: "사회", first: 5) { edges { cursor node { name via node { id ... on Enterprise { region { name } } } } } pageInfo { endCursor hasNextPage } } }'],
    ['a count of enterprises', '{ enterpriseStats(groupBy: [REGION, INDUSTRY], regionLevel: SIGUNGU, includeSynthetic: true) { groups { count keys { label region { name nameEn parent { name } } } } published { value citations { factId } } } }'],
    ['a count of needs', '{ needStats(groupBy: [FIELD, REGION], includeSynthetic: true) { total groups { count keys { label region { code } } } published { id } } }'],
    ['a count of experts', '{ expertStats(groupBy: REGION, includeSynthetic: true) { groups { label count suppressed region { name nameEn } } } }'],
    ['a series', '{ observationSeries(metric: "ENTERPRISES", regionCode: "27") { metric { nameEn } region { name } points { observation { id citations { factId } } change { since { value } absolute } } territoryChanges { region { name nameEn validFrom } counterpart { nameEn } } } }'],
    ['timelines', '{ organizations(first: 30) { nodes { timeline(last: 4) { totalCount nodes { title on { value } node { id ... on Named { name } } } pageInfo { hasPreviousPage startCursor } } } } }'],
    ['changes of a territory', '{ observations(first: 60) { nodes { territoryChanges { note region { nameEn validFrom } counterpart { name } } } } }'],
    ['a viewer', '{ viewer { kind scopes key { label } organization { name } organizations { role organization { id } } expert { id } keys { id isLive } members { subject organization { name } } } }'],
  ])('%s is read by one statement', async (_what, query) => {
    for (const viewer of Object.values<Viewer>({ ...on.viewers })) await answered(query, viewer)
    const statements = await statementsOf(() => on.roads.compiled({ query, variables: {} }))
    expect(statements).toHaveLength(1)
  })

  test('the progress of a plan is read by one statement', async () => {
    for (const id of on.material.ids['Plan'] ?? []) {
      await answered(`{ planProgress(planId: "${id}", includeSynthetic: true) { plan { name } rows { measure { name } metric { nameEn } target { value } budget { won } actual { id } spent { id } ratio } budgets { budget { won } lines { won citations { factId } } unitemised } } }`)
    }
  })

  test.each<[string, (rows: number) => string]>([
    ['a search', (rows) => `{ search(query: "협동조합", types: [ENTERPRISE], first: ${rows}) { nodes { node { id ... on Enterprise { region { name } } } } } }`],
    ['a count by region', (rows) => `{ enterpriseStats(groupBy: [REGION], regionLevel: SIGUNGU, includeSynthetic: true${rows > 5 ? '' : ', filter: { region: "27" }'}) { groups { keys { region { name nameEn parent { name } } } } } }`],
    ['changes of a territory', (rows) => `{ observations(first: ${rows}, filter: { region: "27" }) { nodes { territoryChanges { region { nameEn } counterpart { nameEn } } } } }`],
  ])('%s takes as many statements for few rows as for many on the ordinary road', async (_what, query) => {
    const count = async (rows: number) => (await statementsOf(() => on.roads.ordinary({ query: query(rows), variables: {} }))).length
    expect(await count(40)).toBe(await count(5))
  })
})

test('a region that a change of the territory names tells all that it has', async () => {
  interface Changed {
    observationSeries: { territoryChanges: { region: { name: string; level: string }; counterpart: { nameEn: string | null } }[] }
  }
  const { observationSeries } = await answered<Changed>('{ observationSeries(metric: "ENTERPRISES", regionCode: "27") { territoryChanges { region { name level } counterpart { nameEn } } } }')
  expect(observationSeries.territoryChanges).toMatchObject([{ region: { name: '군위군', level: 'SIGUNGU' }, counterpart: { nameEn: expect.any(String) as string } }])
})

interface Page {
  edges: { cursor: string; node: { name?: string; id?: string } }[]
  pageInfo: { startCursor: string | null; endCursor: string | null }
}

test('a search and a timeline are walked on both roads', async () => {
  let after: string | null = null
  for (let page = 0; page < 4; page += 1) {
    const { search }: { search: Page } = await answered(
      'query ($after: String) { search(query: "사회", first: 3, after: $after) { edges { cursor node { name } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } }',
      on.viewers.owner,
      { after },
    )
    after = search.pageInfo.endCursor
    expect(after).not.toBeNull()
  }
  const kosea = 'UHVibGljQnV5ZXI6NzVkN2ZjZmUtMjRiMS01MDY1LWEyMjgtNjczZTM2Yzg4ZGY4'
  let before: string | null = null
  for (let page = 0; page < 4; page += 1) {
    const { organization }: { organization: { timeline: Page } } = await answered(
      'query ($id: ID!, $before: String) { organization(id: $id) { timeline(last: 1, before: $before) { edges { cursor node { id node { id } } } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } } } }',
      on.viewers.owner,
      { id: kosea, before },
    )
    before = organization.timeline.pageInfo.startCursor
    expect(before).not.toBeNull()
  }
})

describe('arguments that can’t be are refused on both roads:', () => {
  test.each([
    '{ enterpriseStats(groupBy: []) { total } }',
    '{ enterpriseStats(groupBy: [KIND, KIND]) { __typename } }',
    '{ needStats(groupBy: [STAGE], filter: { synthetic: true }) { total } }',
    '{ observationSeries(metric: "NOTHING", regionCode: "27") { undatedCount } }',
    '{ observationSeries(metric: "JOBS", regionCode: "대구") { undatedCount } }',
    '{ planProgress(planId: "x") { __typename } }',
    '{ search(query: "대구", first: 0) { __typename } }',
    '{ search(query: "대구", after: "x") { nodes { name } } }',
    '{ search(query: "대구", types: []) { nodes { name } } }',
    '{ viewer { keys(organizationId: "x") { id } } }',
    '{ organizations(first: 1) { nodes { timeline(first: 0) { totalCount } } } }',
  ])('%s', async (query) => {
    expect(await on.roads.compiled({ query, variables: {} })).toMatchObject({ kind: 'refused' })
    const { errors } = await on.roads.ordinary({ query, variables: {} })
    expect(errors[0]?.originalError?.name ?? errors[0]?.name).toMatch(/InputError|GraphQLError/)
  })
})
