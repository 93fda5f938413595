import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

test('the agreement of 27 April: the year is inferred and says so, the printed form stands beside', async () => {
  const { agreements } = await graph.ask<{
    agreements: { nodes: { signedIn: { value: string }; parties: { organization: { then: string } }[]; goals: { kind: string }[]; citations: { field: string | null; method: string; quotedAs: string | null }[] }[] }
  }>('{ agreements { nodes { signedIn { value } parties { organization { then: name(asOf: "2021-04-27") } } goals { kind } citations { field method quotedAs } } } }')
  const [agreement] = agreements.nodes
  expect(agreement?.signedIn.value).toBe('2021-04-27')
  expect(agreement?.parties.map((party) => party.organization.then).sort()).toEqual(['한국사회적기업진흥원', '한국여성과학기술인지원센터'])
  expect(agreement?.citations).toContainEqual(expect.objectContaining({ field: 'signedIn', method: 'DERIVED' }))
  expect(agreement?.goals.filter((goal) => goal.kind === 'AGREED').length).toBeGreaterThanOrEqual(4)
})

test('the plan of 2021 stands on the basic plan: four fields, groups of tasks, finance a priority', async () => {
  const { plans } = await graph.ask<{
    plans: { nodes: { parent: { fromYear: number; toYear: number } | null; fields: { place: number; taskGroups: { name: string; isPriority: boolean }[] }[]; measures: { totalCount: number } }[] }
  }>('{ plans(filter: { kinds: [IMPLEMENTATION] }) { nodes { parent { fromYear toYear } fields { place taskGroups { name isPriority } } measures { totalCount } } } }')
  const [plan] = plans.nodes
  expect(plan?.parent).toEqual({ fromYear: 2020, toYear: 2024 })
  expect(plan?.fields.map((field) => field.place)).toEqual([1, 2, 3, 4])
  const groups = plan?.fields.flatMap((field) => field.taskGroups) ?? []
  expect(groups.filter((group) => group.isPriority).map((group) => group.name)).toEqual(['금융지원'])
  expect(plan?.measures.totalCount).toBeGreaterThan(10)
})

test('groups that are only counted have a number and no members', async () => {
  const { countedGroups } = await graph.ask<{ countedGroups: { nodes: { count: number; members: unknown; countedBy: { name: string } }[] } }>(
    '{ countedGroups(first: 50) { nodes { count members { id } countedBy { name } } } }',
  )
  expect(countedGroups.nodes.map((group) => group.count)).toEqual(expect.arrayContaining([5, 7, 91]))
  for (const group of countedGroups.nodes) expect(group.members).toBeNull()
})

test('relations are typed, cited and walked from both ends', async () => {
  const { relations } = await graph.ask<{ relations: { nodes: { kind: string; from: { __typename: string; name: string }; to: { __typename: string; name: string }; citations: { factId: string | null }[] }[] } }>(
    '{ relations(first: 100) { nodes { kind from { __typename name } to { __typename name } citations { factId } } } }',
  )
  const kinds = new Set(relations.nodes.map((relation) => relation.kind))
  for (const kind of ['PRESENTS', 'RESPONDS_TO', 'LINKED_TO', 'EVOLVES_INTO', 'FUNDED_BY', 'ESTABLISHED_UNDER']) expect(kinds).toContain(kind)
  for (const relation of relations.nodes) expect(relation.citations.length, `${relation.from.name} ${relation.kind} ${relation.to.name}`).toBeGreaterThan(0)
})

test('the progress of the plan of 2021: two lines of the budget are itemised, the rest belongs to nobody, and no result is told', async () => {
  const { plans } = await graph.ask<{ plans: { nodes: { id: string }[] } }>('{ plans(filter: { kinds: [IMPLEMENTATION] }) { nodes { id } } }')
  const { planProgress } = await graph.ask<{
    planProgress: {
      budgets: { year: number; budget: { won: number }; lines: { won: number }[]; itemised: number; unitemised: number }[]
      rows: { metric: { key: string }; measure: { name: string } | null; target: { value: string } | null; actual: { value: string } | null; state: string }[]
    }
  }>(
    `query ($planId: ID!) { planProgress(planId: $planId) { budgets { year budget { won } lines { won } itemised unitemised }
      rows { metric { key } measure { name } target { value } actual { value } state } } }`,
    { planId: plans.nodes[0]?.id },
  )
  expect(planProgress.budgets).toEqual([
    { year: 2021, budget: { won: 206_000_000_000 }, lines: [{ won: 500_000_000 }, { won: 260_000_000 }], itemised: 760_000_000, unitemised: 205_240_000_000 },
  ])
  expect(planProgress.rows.filter((row) => row.target !== null).map((row) => row.target?.value).sort()).toEqual(['250', '30', '35', '51', '72'])
  for (const row of planProgress.rows) expect([row.actual, row.state]).toEqual([null, 'NOT_REPORTED'])
})
