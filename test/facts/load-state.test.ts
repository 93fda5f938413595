import { expect, test } from 'vitest'
import { isLoaded, rememberLoad } from '../../prisma/load/state.ts'
import { withGraph } from '../support/graph.ts'

const graph = withGraph('empty')

test('a set counts as loaded until one of other files is', async () => {
  const { database } = graph
  expect(await isLoaded(database, 'demo', 'old')).toBe(false)
  await rememberLoad(database, 'demo', 'old')
  await rememberLoad(database, 'facts', 'old')
  expect([await isLoaded(database, 'demo', 'old'), await isLoaded(database, 'facts', 'old')]).toEqual([true, true])
  await rememberLoad(database, 'facts', 'new')
  expect([await isLoaded(database, 'demo', 'old'), await isLoaded(database, 'facts', 'old'), await isLoaded(database, 'facts', 'new')]).toEqual([false, false, true])
})
