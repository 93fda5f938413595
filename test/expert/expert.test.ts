import { describe, expect, test } from 'vitest'
import { canViewExpert, expertState, viewableExpertWhere } from '../../schema/expert/access.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { withGraph } from '../support/graph.ts'
import { scopeOf } from '../support/viewers.ts'

const graph = withGraph()

describe('who sees an expert', () => {
  test('the rule for one row and the rule for a list agree', async () => {
    const scope = await scopeOf(graph.database)
    const all = await graph.database.prisma.expert.findMany({ include: { consents: true } })
    const listed = await graph.database.prisma.expert.findMany({ where: viewableExpertWhere(scope) })
    expect(new Set(all.filter((expert) => canViewExpert(scope, expert)).map((expert) => expert.id))).toEqual(new Set(listed.map((expert) => expert.id)))
    expect(listed.length).toBeLessThan(all.length)
  })

  test('an expert who is not shared is nowhere: not in lists, counts, node, filters or below matches', async () => {
    const scope = await scopeOf(graph.database)
    const hidden = await graph.database.prisma.expert.findMany({ where: { NOT: viewableExpertWhere(scope) } })
    const shown = await graph.database.prisma.expert.count({ where: viewableExpertWhere(scope) })
    const { experts } = await graph.ask<{ experts: { totalCount: number; nodes: { id: string }[] } }>('{ experts(first: 100) { totalCount nodes { id } } }')
    expect(experts.totalCount).toBe(shown)
    const ids = hidden.map((expert) => encodeId('Expert', expert.id))
    expect(experts.nodes.filter((node) => ids.includes(node.id))).toEqual([])
    for (const id of ids) {
      expect(
        await graph.ask('query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } expert(id: $id) { id } matches(filter: { expertId: $id }) { totalCount } }', { id }),
      ).toEqual({ node: null, nodes: [null], expert: null, matches: { totalCount: 0 } })
    }
  })

  test.each([
    [true, null, 'VISIBLE'],
    [true, new Date(0), 'VISIBLE'],
    [false, null, 'NOT_SHARED'],
    [false, new Date(0), 'WITHDRAWN'],
  ] as const)('seen %s and withdrawn at %s is told as %s', (isVisible, withdrawnAt, state) => {
    expect(expertState(isVisible, { withdrawnAt })).toBe(state)
  })
})

test('experts are found by field, career and province', async () => {
  const count = async (filter: string) => (await graph.ask<{ experts: { totalCount: number } }>(`{ experts(filter: { ${filter} }) { totalCount } }`)).experts.totalCount
  const all = await count('synthetic: true')
  for (const filter of ['fields: ["EE", "EA"]', 'careerBands: [FROM_20]', 'region: "11"']) {
    const found = await count(filter)
    expect(found, filter).toBeGreaterThan(0)
    expect(found, filter).toBeLessThan(all)
  }
})
