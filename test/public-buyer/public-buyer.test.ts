import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

test('public buyers are ministries, local governments, councils and corporations, their legal kind null where no source tells it', async () => {
  const { publicBuyers } = await graph.ask<{ publicBuyers: { nodes: { name: string; kind: string | null }[] } }>(
    '{ publicBuyers(first: 100, filter: { synthetic: false }) { nodes { name kind } } }',
  )
  const kind = (name: string) => publicBuyers.nodes.find((node) => node.name === name)?.kind
  expect(kind('과학기술정보통신부')).toBe('STATE')
  expect(kind('경상남도의회')).toBe('LOCAL_COUNCIL')
  expect(kind('한국교통안전공단')).toBeNull()
})

test('a buyer’s purchases are its own', async () => {
  const { publicBuyers } = await graph.ask<{ publicBuyers: { nodes: { id: string; purchases: { totalCount: number; nodes: { buyer: { id: string }; amount: number }[] } }[] } }>(
    '{ publicBuyers(first: 20, filter: { synthetic: true }) { nodes { id purchases(first: 5) { totalCount nodes { buyer { id } amount } } } } }',
  )
  expect(publicBuyers.nodes.some((node) => node.purchases.totalCount > 5)).toBe(true)
  for (const node of publicBuyers.nodes) {
    for (const purchase of node.purchases.nodes) {
      expect(purchase.buyer.id).toBe(node.id)
      expect(Number.isSafeInteger(purchase.amount)).toBe(true)
    }
  }
})
