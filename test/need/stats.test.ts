import { describe, expect, test } from 'vitest'
import { statementsOf, withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Stats {
  total: number
  basis: { rows: number; syntheticRows: number; isComplete: boolean }
  groups: { count: number; keys: { value: string | null; label: string }[] }[]
  published: unknown[]
}

const fields = 'total basis { rows syntheticRows isComplete } groups { count keys { value label } } published { value }'
const stats = async (args: string) => (await graph.ask<{ needStats: Stats }>(`{ needStats(${args}) { ${fields} } }`)).needStats
const table = ({ groups }: Stats) => Object.fromEntries(groups.map(({ keys, count }) => [keys.map(({ value }) => value ?? '-').join(' '), count]))

interface Need {
  stage: string
  status: string
  createdAt: string
  fields: { code: string }[]
}

const everyNeed = async () => {
  const { a, b } = await graph.ask<{ a: { nodes: Need[] }; b: { nodes: Need[] } }>(
    `{ a: needs(first: 100) { nodes { ...part } } b: needs(last: 50) { nodes { ...part } } } fragment part on Need { stage status createdAt fields { code } }`,
  )
  return [...a.nodes, ...b.nodes]
}

describe('needs counted', () => {
  test('by one key are those of the list, counted one by one', async () => {
    const all = await everyNeed()
    expect(all).toHaveLength(150)
    const count = (values: (need: Need) => string[]) => {
      const counts: Record<string, number> = {}
      for (const need of all) for (const value of values(need)) counts[value] = (counts[value] ?? 0) + 1
      return counts
    }
    const by = async (keys: string) => table(await stats(`groupBy: [${keys}], includeSynthetic: true`))
    expect(await by('STAGE')).toEqual(count(({ stage }) => [stage]))
    expect(await by('STATUS')).toEqual(count(({ status }) => [status]))
    expect(await by('FIELD')).toEqual(count(({ fields: list }) => list.map(({ code }) => code)))
    expect(await by('STATUS, FIELD')).toEqual(count(({ status, fields: list }) => list.map(({ code }) => `${status} ${code}`)))
    const year = (at: string) => new Date(Date.parse(at) + 9 * 3_600_000).toISOString().slice(0, 4)
    expect(await by('YEAR')).toEqual(count(({ createdAt }) => [year(createdAt)]))
  })

  test('count in the group of each field and once in the total', async () => {
    const { groups, total } = await stats('groupBy: [FIELD], includeSynthetic: true')
    expect(total).toBe(150)
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(150)
  })

  test('by a field that the filter names are grouped by it alone', async () => {
    const { groups, total } = await stats('groupBy: [FIELD], includeSynthetic: true, filter: { fields: ["EE"] }')
    expect(groups.map(({ keys, count }) => [keys[0]?.value, count])).toEqual([['EE', total]])
  })

  test('are found where their owner is: an enterprise or a prospective entrepreneur', async () => {
    const { groups, total } = await stats('groupBy: [REGION], includeSynthetic: true')
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    for (const { keys, count } of groups) {
      const code = keys[0]?.value
      if (code == null) continue
      const { needs } = await graph.ask<{ needs: { totalCount: number } }>(`{ needs(filter: { region: "${code}" }) { totalCount } }`)
      expect(count, code).toBe(needs.totalCount)
    }
  })

  test('of a day are those that had come by then', async () => {
    const all = await everyNeed()
    const { total } = await stats('groupBy: [STAGE], includeSynthetic: true, asOf: "2024-12-31"')
    expect(total).toBe(all.filter(({ createdAt }) => createdAt < '2024-12-31T15:00:00.000Z').length)
    expect(total).toBeGreaterThan(0)
  })

  test('are none without made-up ones, and say what they rest on', async () => {
    expect(await stats('groupBy: [STAGE]')).toEqual({ total: 0, groups: [], basis: { rows: 0, syntheticRows: 0, isComplete: false }, published: [] })
    expect((await stats('groupBy: [STAGE], includeSynthetic: true')).basis).toEqual({ rows: 150, syntheticRows: 150, isComplete: false })
  })

  test('take the same statements, however many they are', async () => {
    const count = async (status: string) => {
      const { length } = await statementsOf(() => graph.ask(`{ needStats(groupBy: [FIELD, STAGE], includeSynthetic: true, filter: { statuses: [${status}] }) { ${fields} } }`))
      return length
    }
    expect(await count('OPEN')).toBe(await count('WITHDRAWN'))
  })

  test.each([
    ['groupBy: []', 'groupBy'],
    ['groupBy: [STAGE, STATUS, FIELD]', 'groupBy'],
    ['groupBy: [FIELD, FIELD]', 'groupBy.1'],
    ['groupBy: [FIELD], filter: { region: "99" }', 'filter.region'],
    ['groupBy: [FIELD], filter: { synthetic: true }', 'filter.synthetic'],
  ])('%s are refused by field', async (args, field) => {
    const { errors } = await graph.post(`{ needStats(${args}) { total } }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})
