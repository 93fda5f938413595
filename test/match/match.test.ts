import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Match {
  id: string
  status: string
  score: number
  expertState: string
  expert: { id: string; name: string } | null
  need: { id: string }
}

const selection = '{ totalCount nodes { id status score expertState expert { id name } need { id } } }'

test('a match shows its expert exactly where the expert is visible, and says why not elsewhere', async () => {
  const { matches } = await graph.ask<{ matches: { nodes: Match[] } }>(`{ matches(first: 100, orderBy: { field: CREATED_AT, direction: DESC }) ${selection} }`)
  expect(new Set(matches.nodes.map((match) => match.expertState))).toEqual(new Set(['VISIBLE', 'NOT_SHARED', 'WITHDRAWN']))
  for (const match of matches.nodes) expect(match.expert !== null).toBe(match.expertState === 'VISIBLE')
})

test('the matches of a need come best first', async () => {
  const { needs } = await graph.ask<{ needs: { nodes: { matches: { nodes: Match[] } }[] } }>(`{ needs(first: 50) { nodes { matches ${selection} } } }`)
  const lists = needs.nodes.map((need) => need.matches.nodes.map((match) => match.score)).filter((scores) => scores.length > 1)
  expect(lists.length).toBeGreaterThan(5)
  for (const scores of lists) expect(scores).toEqual([...scores].sort((a, b) => b - a))
})

test('matches are found by state, need and least score', async () => {
  const { matches } = await graph.ask<{ matches: { nodes: Match[] } }>(`{ matches(filter: { statuses: [COMPLETED], minScore: 0.5 }) ${selection} }`)
  expect(matches.nodes.length).toBeGreaterThan(0)
  for (const match of matches.nodes) expect([match.status, match.score >= 0.5]).toEqual(['COMPLETED', true])
  const needId = matches.nodes[0]?.need.id
  const below = await graph.ask<{ matches: { nodes: Match[] } }>(`query ($needId: ID) { matches(filter: { needId: $needId }) ${selection} }`, { needId })
  expect(new Set(below.matches.nodes.map((match) => match.need.id))).toEqual(new Set([needId]))
})

test('every state of the lifecycle is in the schema', async () => {
  const { __type } = await graph.ask<{ __type: { enumValues: { name: string }[] } }>('{ __type(name: "MatchStatus") { enumValues { name } } }')
  expect(__type.enumValues.map((value) => value.name).sort()).toEqual(
    ['ACCEPTED', 'COMPLETED', 'DECLINED', 'EXPIRED', 'IN_PROGRESS', 'OFFERED', 'PROPOSED', 'REVIEWED', 'STOPPED'].sort(),
  )
})
