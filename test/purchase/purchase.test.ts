import { expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Purchase {
  purchasedOn: string
  amount: number
  category: string
  isSynthetic: boolean
}

const purchases = async (args: string) =>
  (await graph.ask<{ purchases: { totalCount: number; nodes: Purchase[] } }>(`{ purchases(first: 100, ${args}) { totalCount nodes { purchasedOn amount category isSynthetic } } }`)).purchases

test('purchases are narrowed by days, both included, and by category', async () => {
  const year = await purchases('filter: { from: "2025-01-01", to: "2025-12-31", categories: [SERVICES] }')
  expect(year.totalCount).toBeGreaterThan(0)
  for (const one of year.nodes) {
    expect(one.purchasedOn.slice(0, 4)).toBe('2025')
    expect(one.category).toBe('SERVICES')
  }
})

test('purchases are ordered by amount as numbers, whole won', async () => {
  const { nodes } = await purchases('orderBy: { field: AMOUNT, direction: DESC }')
  const amounts = nodes.map((one) => one.amount)
  expect(amounts).toEqual([...amounts].sort((a, b) => b - a))
  expect(amounts.every(Number.isSafeInteger)).toBe(true)
})

test('no source lists a purchase: all are synthetic', async () => {
  expect((await purchases('filter: { synthetic: false }')).totalCount).toBe(0)
})
