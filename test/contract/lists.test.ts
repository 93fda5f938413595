import { beforeAll, describe, expect, test } from 'vitest'
import { type AskedGraph, statementsOf, withGraph } from '../support/graph.ts'
import { leavesOf, listFieldsOf, relationsOf, rootLists, unseenLists } from '../support/lists.ts'
import { makeRuns } from '../support/matches.ts'
import { bearerOf } from '../support/viewers.ts'

const graph = withGraph()

let operator: AskedGraph
beforeAll(async () => {
  await makeRuns(graph.database, 5)
  operator = graph.as(await bearerOf(graph.database))
})

/** Who asks for a list: whoever sees its rows. */
const asker = (name: string): AskedGraph => (unseenLists.includes(name) ? operator : graph)

interface Connection {
  totalCount: number
  nodes: { id: string }[]
  edges: { cursor: string; node: { id: string } }[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const pageOf = (row: string) => `{ totalCount nodes { ${row} } edges { cursor node { ${row} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
const page = pageOf('id')

async function ask(name: string, args: string): Promise<Connection> {
  const data = await asker(name).ask<Record<string, Connection>>(`{ ${name}(${args}) ${page} }`)
  return data[name] as Connection
}

/** The ids of a list, page by page. */
async function walk(name: string, size: number, order: string, forward: boolean): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  for (;;) {
    const position: string = cursor === null ? '' : `, ${forward ? 'after' : 'before'}: "${cursor}"`
    const answer = await ask(name, `${forward ? 'first' : 'last'}: ${size}${position}, orderBy: ${order}`)
    ids[forward ? 'push' : 'unshift'](...answer.nodes.map((node) => node.id))
    if (!(forward ? answer.pageInfo.hasNextPage : answer.pageInfo.hasPreviousPage)) return ids
    cursor = forward ? answer.pageInfo.endCursor : answer.pageInfo.startCursor
  }
}

describe.each(rootLists.map((list) => [list.field.name, list] as const))('%s', (name, list) => {
  const orders = list.orders.flatMap((field) => ['ASC', 'DESC'].map((direction) => `{ field: ${field}, direction: ${direction} }`))

  test.each(orders)('walked page by page ordered by %s gives every row once, in both directions', async (order) => {
    const { totalCount } = await ask(name, 'first: 1')
    const size = Math.min(100, Math.max(1, Math.ceil(totalCount / 3)))
    const forward = await walk(name, size, order, true)
    const backward = await walk(name, size, order, false)
    expect(forward).toHaveLength(totalCount)
    expect(new Set(forward).size).toBe(totalCount)
    expect(backward).toEqual(forward)
  })

  test('gives edges beside nodes, and says where the page lies', async () => {
    const answer = await ask(name, 'first: 2')
    expect(answer.edges.map((edge) => edge.node.id)).toEqual(answer.nodes.map((node) => node.id))
    expect(answer.pageInfo).toMatchObject({
      hasPreviousPage: false,
      startCursor: answer.edges[0]?.cursor ?? null,
      endCursor: answer.edges.at(-1)?.cursor ?? null,
      hasNextPage: answer.totalCount > 2,
    })
  })

  test('takes 20 rows when no size is asked for', async () => {
    const { totalCount } = await ask(name, 'first: 1')
    const data = await asker(name).ask<Record<string, { nodes: unknown[] }>>(`{ ${name} { nodes { __typename } } }`)
    expect(data[name]?.nodes).toHaveLength(Math.min(20, totalCount))
  })

  test.each([
    ['first: 0', 'first'],
    ['first: -1', 'first'],
    ['first: 101', 'first'],
    ['first: 2147483648', 'first'],
    ['last: 0', 'last'],
    ['first: 1, last: 1', 'last'],
    ['after: "x"', 'after'],
    ['first: 1, after: "bm90IGEgY3Vyc29y"', 'after'],
    ['last: 1, before: "bm90IGEgY3Vyc29y"', 'before'],
    ['filter: {}', 'filter'],
    ['filter: { synthetic: null }', 'filter.synthetic'],
    ['filter: { nobodyKnowsThis: 1 }', 'filter.nobodyKnowsThis'],
    ['orderBy: { field: NOBODY_KNOWS_THIS }', 'orderBy.field'],
  ])('refuses %s by field', async (args, field) => {
    const key = /filter: \{ (\w+)/.exec(args)?.[1]
    if (key !== undefined && !graph.hasFilter(name, key === 'synthetic' ? key : null)) return
    const { errors } = await asker(name).post(`{ ${name}(${args}) { totalCount nodes { __typename } } }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })

  test('refuses a cursor of another list, and one of its own that was altered', async () => {
    const other = rootLists.find((one) => one.field.name !== name && one.field.name !== 'citations')?.field.name as string
    const foreign = (await ask(other, 'first: 1')).pageInfo.endCursor as string
    const mine = (await ask(name, 'first: 1')).pageInfo.endCursor as string
    const altered = `${mine.slice(0, 20)}${mine[20] === 'A' ? 'B' : 'A'}${mine.slice(21)}`
    for (const cursor of [foreign, altered]) {
      const { errors } = await asker(name).post(`{ ${name}(first: 1, after: "${cursor}") { totalCount } }`)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' })
    }
  })

  test('counts null arguments as absent', async () => {
    const filter = graph.hasFilter(name, null) ? 'filter: null, ' : ''
    const { errors } = await asker(name).post(`{ ${name}(first: null, after: null, last: null, before: null, ${filter}orderBy: null) { totalCount } }`)
    expect(errors).toBeUndefined()
  })

  test('answers in the same number of statements for 2 rows and for 20, whatever lies below', async () => {
    const { edges } = await ask(name, 'first: 20')
    const starts = edges.filter((_edge, place) => place % 2 === 1 && place < edges.length - 1).map((edge) => `after: "${edge.cursor}", `)
    for (const relation of relationsOf(list.node)) {
      const count = async (position: string, size: number) => {
        const query = `{ ${name}(${position}first: ${size}) { totalCount nodes { ${leavesOf(list.node)} ${relation.selection} } } }`
        return (await statementsOf(() => asker(name).ask(query))).length
      }
      // Where two rows have nothing below them, a statement is spared: the fullest pair counts.
      const pairs: number[] = []
      for (const start of ['', ...starts]) pairs.push(await count(start, 2))
      expect(await count('', 20), relation.name).toBe(Math.max(...pairs))
    }
  })
})

describe('lists below other types', () => {
  const nested = rootLists.flatMap((list) => listFieldsOf(list.node).map((below) => [list.field.name, below.field.name, below.node] as const))

  test.each(nested)('%s → %s pages by cursor, counts, and keeps aliases apart', async (outer, inner, node) => {
    // Rows that hang on another have no id of their own.
    const page = pageOf(node.getFields()['id'] === undefined ? leavesOf(node) : 'id')
    const whole = await asker(outer).ask<Record<string, { nodes: Record<string, Connection>[] }>>(
      `{ ${outer}(first: 20) { nodes { ${inner}(first: 50) ${page} } } }`,
    )
    const aliased = await asker(outer).ask<Record<string, { nodes: Record<string, Connection>[] }>>(
      `{ ${outer}(first: 20) { nodes { one: ${inner}(first: 1) ${page} count: ${inner} { totalCount } end: ${inner}(last: 1) ${page} } } }`,
    )
    for (const [place, row] of (whole[outer]?.nodes ?? []).entries()) {
      const list = row[inner] as Connection
      const { one, count, end } = aliased[outer]?.nodes[place] as Record<string, Connection>
      expect(list.nodes.length).toBe(Math.min(50, list.totalCount))
      expect(one?.nodes).toEqual(list.nodes.slice(0, 1))
      expect(one?.edges).toEqual(list.edges.slice(0, 1))
      expect(one?.pageInfo.hasNextPage).toBe(list.totalCount > 1)
      expect(count?.totalCount).toBe(list.totalCount)
      if (list.totalCount <= 50) expect(end?.nodes).toEqual(list.nodes.slice(-1))
    }
  })
})
