import { describe, expect, test } from 'vitest'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Region {
  name: string
  code: string | null
  validTo: string | null
  parent?: { name: string } | null
  successors?: { successor: { name: string } }[]
}

const region = async (args: string, selection = 'name code validTo') => (await graph.ask<{ region: Region | null }>(`{ region(${args}) { ${selection} } }`)).region
const names = async (args: string) => {
  const { regions } = await graph.ask<{ regions: { totalCount: number; nodes: { name: string }[] } }>(`{ regions(first: 100, ${args}) { totalCount nodes { name } } }`)
  return { count: regions.totalCount, names: regions.nodes.map((node) => node.name) }
}

describe('provinces', () => {
  test('were 17 on the last day of 2021 and are 16 since 2026-07-01', async () => {
    expect((await names('asOf: "2021-12-31", filter: { levels: [SIDO] }')).count).toBe(17)
    expect((await names('asOf: "2026-06-30", filter: { levels: [SIDO] }')).count).toBe(17)
    const now = await names('asOf: "2026-07-01", filter: { levels: [SIDO] }')
    expect(now.count).toBe(16)
    expect(now.names).toContain('전남광주통합특별시')
  })

  test.each([
    ['code: "29"', '광주광역시'],
    ['code: "29", scheme: KOSTAT', '세종특별자치시'],
    ['code: "KR-50", scheme: ISO_3166_2', '세종특별자치시'],
    ['code: "KR-49", scheme: ISO_3166_2', '제주특별자치도'],
    ['code: "50"', '제주특별자치도'],
    ['code: "26"', '부산광역시'],
    ['code: "26", scheme: KOSTAT', '울산광역시'],
    ['code: "31"', '울산광역시'],
    ['code: "31", scheme: KOSTAT', '경기도'],
  ])('the three code systems are told apart: %s is %s', async (args, name) => {
    expect((await region(args))?.name).toBe(name)
  })

  test('a renamed province is one region with two codes and names', async () => {
    const [old, now] = [await region('code: "45", asOf: "2021-02-23"'), await region('code: "52"')]
    expect([old?.name, now?.name]).toEqual(['전북특별자치도', '전북특별자치도'])
    expect(
      await graph.ask('{ region(code: "52") { then: name(asOf: "2021-02-23") now: name(asOf: "2024-01-18") was: code(asOf: "2024-01-17") is: code(asOf: "2024-01-18") } }'),
    ).toEqual({ region: { then: '전라북도', now: '전북특별자치도', was: '45', is: '52' } })
  })

  test('a code is read on its day', async () => {
    expect(await region('code: "52", asOf: "2024-01-17"')).toBeNull()
    expect(await region('code: "45", asOf: "2024-01-18"')).toBeNull()
    expect((await region('code: "45"'))?.name).toBe('전북특별자치도')
  })

  test('a merged province tells what took its place', async () => {
    const found = await region('code: "46"', 'name validTo code successors { successor { name } }')
    expect(found).toEqual({ name: '전라남도', validTo: '2026-06-30', code: null, successors: [{ successor: { name: '전남광주통합특별시' } }] })
  })
})

describe('cities, counties and districts', () => {
  test('군위군 moved from Gyeongbuk to Daegu on 2023-07-01', async () => {
    expect(
      await graph.ask('{ region(code: "27720") { name before: parent(asOf: "2023-06-30") { name } after: parent(asOf: "2023-07-01") { name } was: code(asOf: "2023-06-30") } }'),
    ).toEqual({ region: { name: '군위군', before: { name: '경상북도' }, after: { name: '대구광역시' }, was: '47720' } })
    const before = await names('asOf: "2021-12-31", filter: { within: "27" }')
    const after = await names('filter: { within: "27" }')
    expect(before.names).not.toContain('군위군')
    expect(after.names).toContain('군위군')
    expect(after.count).toBe(before.count + 1)
  })

  test('a district divided in two tells both parts', async () => {
    const found = await region('code: "28260"', 'name successors { successor { name } }')
    expect(found?.successors?.map(({ successor }) => successor.name).sort()).toEqual(['검단구', '서해구'])
  })

  test('of Gwangju and Jeonnam lie in the merged province since 2026-07-01', async () => {
    expect((await names('asOf: "2026-06-30", filter: { within: "29" }')).count).toBe(5)
    expect((await names('asOf: "2026-07-01", filter: { within: "12" }')).count).toBe(27)
  })
})

describe('a region filter', () => {
  const count = async (filter: string) =>
    (
      await graph.ask<{ organizations: { totalCount: number; appliedRegion: { isAbolished: boolean; successors: { name: string; code: string }[] } } }>(
        `{ organizations(filter: { ${filter} }) { totalCount appliedRegion { isAbolished successors { name code } } } }`,
      )
    ).organizations

  test('includes everything beneath', async () => {
    const seoul = await count('region: "11", synthetic: false')
    const gwanak = await count('region: "11620", synthetic: false')
    expect(gwanak.totalCount).toBeGreaterThanOrEqual(2)
    expect(seoul.totalCount).toBeGreaterThanOrEqual(gwanak.totalCount)
    expect(seoul.appliedRegion).toEqual({ isAbolished: false, successors: [] })
  })

  test('with an abolished code reaches what took its place, and says so', async () => {
    const [old, now] = [await count('region: "29"'), await count('region: "12"')]
    expect(old.appliedRegion).toEqual({ isAbolished: true, successors: [{ name: '전남광주통합특별시', code: '12' }] })
    expect(old.totalCount).toBe(now.totalCount)
    const renamed = await count('region: "45"')
    expect(renamed.appliedRegion).toEqual({ isAbolished: true, successors: [{ name: '전북특별자치도', code: '52' }] })
    expect(renamed.totalCount).toBe((await count('region: "52"')).totalCount)
  })

  test('read on an earlier day means the territory of that day', async () => {
    const then = await count('region: "29", asOf: "2026-06-30"')
    expect(then.appliedRegion).toEqual({ isAbolished: false, successors: [] })
    expect(then.totalCount).toBeLessThan((await count('region: "12"')).totalCount)
  })

  test('that is absent leaves nothing to say', async () => {
    expect(await graph.ask('{ organizations(first: 1) { appliedRegion { code } } }')).toEqual({ organizations: { appliedRegion: null } })
  })
})
