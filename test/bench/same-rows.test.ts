import { expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { firstDifference, normalised } from './same-rows.ts'

const id = '01890a5d-ac96-7b6c-8f3a-0123456789ab'

test('a row is the same however a road writes its ids, instants and amounts, and whatever the order of its fields', () => {
  const graph = { need: { id: encodeId('Need', id), createdAt: '2026-01-02T03:04:05.060Z', amount: 1_500_000, title: '반죽기 축 마모' } }
  const postgraphile = { need: { title: '반죽기 축 마모', amount: '1500000', createdAt: '2026-01-02T12:04:05.06+09:00', id } }
  const limit = { need: { amount: 1_500_000, id, title: '반죽기 축 마모', createdAt: '2026-01-02T03:04:05.06+00:00' } }
  expect(firstDifference(graph, postgraphile)).toBeNull()
  expect(firstDifference(graph, limit)).toBeNull()
})

test('fields of a lifted object belong to the row around it, which stays without them where there is none', () => {
  expect(normalised({ name: 'a', lifted: { legalForm: 'COOPERATIVE' } })).toEqual({ name: 'a', legalForm: 'COOPERATIVE' })
  expect(firstDifference({ name: 'a', lifted: null }, { name: 'a', legalForm: 'COOPERATIVE' })?.path).not.toBeUndefined()
})

test('cursors are each road’s own; whether there is a next page is not', () => {
  const page = (endCursor: string, hasNextPage: boolean) => ({ pageInfo: { endCursor, hasNextPage } })
  expect(firstDifference(page('a', true), page('b', true))).toBeNull()
  expect(firstDifference(page('a', true), page('a', false))).toEqual({ path: 'pageInfo.hasNextPage', one: true, other: false })
})

test.each([
  ['a row that one road has not', { nodes: [{ id }, { id: 'x' }] }, { nodes: [{ id }] }, 'nodes.1'],
  ['rows in another order', { nodes: [{ name: 'a' }, { name: 'b' }] }, { nodes: [{ name: 'b' }, { name: 'a' }] }, 'nodes.0.name'],
  ['another id', { node: { id } }, { node: { id: encodeId('Need', id.replace('ab', 'ac')) } }, 'node.id'],
  ['nothing in place of a row', { node: null }, { node: { id } }, 'node'],
  ['an empty list in place of nothing', { nodes: [] }, { nodes: null }, 'nodes'],
  ['another millisecond', { createdAt: '2026-01-02T03:04:05.060Z' }, { createdAt: '2026-01-02T03:04:05.061+00:00' }, 'createdAt'],
  ['a number as text where it is no amount', { score: 1 }, { score: '1' }, 'score'],
  ['a field that one road lacks', { name: 'a', note: null }, { name: 'a' }, 'note'],
])('%s is a difference, found where it is', (_what, one, other, path) => {
  expect(firstDifference(one, other)?.path).toBe(path)
})

test('a text that only looks like an id or a day stays as it is', () => {
  expect(normalised({ title: 'QUJD', purchasedOn: '2026-01-02', item: '12' })).toEqual({ title: 'QUJD', purchasedOn: '2026-01-02', item: '12' })
})
