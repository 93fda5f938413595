import { beforeAll, expect, test } from 'vitest'
import { isInputObjectType } from 'graphql'
import { schema } from '../../schema/index.ts'
import { models } from '../../prisma/generated/datamodel.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { rootLists, unseenLists } from '../support/lists.ts'
import { makeRuns } from '../support/matches.ts'
import { bearerOf } from '../support/viewers.ts'

const graph = withGraph()

let operator: AskedGraph
beforeAll(async () => {
  await makeRuns(graph.database, 3)
  operator = graph.as(await bearerOf(graph.database))
})

const filterOf = (name: string) => schema.getQueryType()?.getFields()[name]?.args.find((argument) => argument.name === 'filter')?.type
const polled = rootLists.map(({ field }) => field.name).filter((name) => {
  const filter = filterOf(name)
  return isInputObjectType(filter) && 'updatedSince' in filter.getFields()
})

test('lists whose rows tell when they changed can be polled', () => {
  const main = ['organizations', 'enterprises', 'publicBuyers', 'experts', 'needs', 'matches', 'campaigns', 'purchases', 'observations']
  expect(polled).toEqual(expect.arrayContaining([...main, 'programmes', 'plans', 'measures', 'agreements', 'facilities', 'events', 'funds', 'surveys']))
})

test.each(polled)('%s since a time are those that changed then or later', async (name) => {
  const page = '{ totalCount nodes { id updatedAt } }'
  const asker = unseenLists.includes(name) ? operator : graph
  const ask = async (filter: string) => (await asker.ask<Record<string, { totalCount: number; nodes: { id: string; updatedAt: string }[] }>>(`{ ${name}(first: 100${filter}) ${page} }`))[name]
  const all = await ask('')
  expect(all?.nodes.length).toBeGreaterThan(0)
  const newest = [...(all?.nodes ?? [])].sort((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1))[0]?.updatedAt ?? ''
  const since = await ask(`, filter: { updatedSince: "${newest}" }`)
  const expected = all?.nodes.filter(({ updatedAt }) => updatedAt >= newest).map(({ id }) => id) ?? []
  expect(since?.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining(expected))
  expect(since?.nodes.every(({ updatedAt }) => updatedAt >= newest)).toBe(true)
  const later = new Date(Date.now() + 86_400_000).toISOString()
  expect(await ask(`, filter: { updatedSince: "${later}" }`)).toEqual({ totalCount: 0, nodes: [] })
})

test.each(['null', '"yesterday"', '5'])('a time that is %s is refused by name', async (value) => {
  const { errors } = await graph.post(`{ needs(filter: { updatedSince: ${value} }) { totalCount } }`)
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: 'filter.updatedSince' } }])
})

test('what changed is told to whoever polls from before', async () => {
  const { prisma } = graph.database
  const before = new Date(Date.now() - 1_000)
  const { id } = await prisma.need.findFirstOrThrow({ where: { status: 'OPEN' } })
  await prisma.need.update({ where: { id }, data: { title: '방금 바뀐 수요' } })
  const { needs } = await graph.ask<{ needs: { nodes: { title: string }[] } }>(`{ needs(filter: { updatedSince: "${before.toISOString()}" }) { nodes { title } } }`)
  expect(needs.nodes.map(({ title }) => title)).toContain('방금 바뀐 수요')
})

test.each(['Organization', 'Expert', 'Need', 'Match', 'Campaign', 'Purchase', 'Observation'])('the latest of many rows of %s are found by an index', async (model) => {
  const table = models[model]?.table ?? model
  const client = await graph.database.pool.connect()
  try {
    await client.query('begin')
    // A plan for a small table reads it whole whatever there is: what is asked is whether the index serves.
    await client.query('set local enable_seqscan = off')
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain select 1 from "${table}" where "updatedAt" >= now() - interval '1 second'`)
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain(`${table}_updatedAt_id_idx`)
    await client.query('rollback')
  } finally {
    client.release()
  }
})
