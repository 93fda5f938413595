import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Need {
  enterprise: { region: { code: string } | null; id: string } | null
  entrepreneur: { form: string; region: { code: string } } | null
  stage: string
  status: string
  fields: { code: string }[]
}

const needs = async (filter: string) =>
  (
    await graph.ask<{ needs: { totalCount: number; nodes: Need[] } }>(
      `{ needs(first: 100, filter: { ${filter} }) { totalCount nodes { stage status fields { code } enterprise { id region { code } } entrepreneur { form region { code } } } } }`,
    )
  ).needs

test('each need has one owner: an enterprise, or a prospective entrepreneur who is none yet', async () => {
  const { nodes } = await needs('synthetic: true')
  for (const need of nodes) expect([need.enterprise, need.entrepreneur].filter((owner) => owner !== null).length).toBeLessThanOrEqual(1)
  expect(nodes.some((need) => need.enterprise !== null)).toBe(true)
  expect(nodes.some((need) => need.entrepreneur !== null)).toBe(true)
})

test('needs are found by stage, state, field and the region of their owner', async () => {
  const all = await needs('synthetic: true')
  const byStage = await needs('stages: [PRODUCTION], statuses: [OPEN, MATCHED]')
  expect(byStage.nodes.every((need) => need.stage === 'PRODUCTION' && ['OPEN', 'MATCHED'].includes(need.status))).toBe(true)
  const field = all.nodes[0]?.fields[0]?.code as string
  expect((await needs(`fields: ["${field}"]`)).nodes.every((need) => need.fields.some((one) => one.code === field))).toBe(true)
  const inSeoul = await needs('region: "11"')
  expect(inSeoul.totalCount).toBeGreaterThan(0)
  for (const need of inSeoul.nodes) expect((need.enterprise?.region?.code ?? need.entrepreneur?.region.code)?.slice(0, 2)).toBe('11')
})

test('the needs of an enterprise are found from both ends', async () => {
  const { nodes } = await needs('synthetic: true')
  const id = nodes.find((need) => need.enterprise !== null)?.enterprise?.id as string
  const { enterprise } = await graph.ask<{ enterprise: { needs: { totalCount: number } } }>('query ($id: ID!) { enterprise(id: $id) { needs { totalCount } } }', { id })
  expect((await needs(`enterpriseId: "${id}"`)).totalCount).toBe(enterprise.needs.totalCount)
})
