import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { statementsOf, withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Series {
  metric: { name: string }
  region: { name: string }
  undatedCount: number
  basis: { rows: number; syntheticRows: number; isComplete: boolean }
  territoryChanges: { kind: string; on: string; note: string; region: { name: string }; counterpart: { name: string } | null }[]
  points: {
    day: string
    value: string
    period: { value: string }
    observation: { unit: string; territoryChanges: { note: string; region: { name: string } }[]; citations: { factId: string }[] }
    change: { years: string; absolute: string; ratio: string | null; yearlyGrowth: string | null; isApproximate: boolean; method: string; since: { value: string } } | null
  }[]
}

const fields = `metric { name } region { name } undatedCount basis { rows syntheticRows isComplete }
  territoryChanges { kind on note region { name } counterpart { name } }
  points { day value period { value } observation { unit territoryChanges { note region { name } } citations { factId } }
    change { years absolute ratio yearlyGrowth isApproximate method since { value } } }`
const series = async (args: string) => (await graph.ask<{ observationSeries: Series }>(`{ observationSeries(${args}) { ${fields} } }`)).observationSeries

describe('the series of Daegu', () => {
  test('tells 400 and 1,162 enterprises with their derived change', async () => {
    const { points, basis, region, metric } = await series('metric: "ENTERPRISES", regionCode: "27"')
    expect([region.name, metric.name]).toEqual(['대구광역시', '사회적경제 기업 수'])
    expect(points.map(({ day, value, period }) => [day, value, period.value])).toEqual([
      ['2014-07-02', '400', '2014'],
      ['2021-12-31', '1162', '2021-12-31'],
    ])
    expect(points.map(({ change }) => change)).toEqual([
      null,
      { years: '7.499127', absolute: '762', ratio: '2.905', yearlyGrowth: '0.152816', isApproximate: false, method: 'DERIVED', since: { value: '400' } },
    ])
    expect(points[1]?.observation.citations.map(({ factId }) => factId)).toContain('004-12')
    expect(basis).toEqual({ rows: 2, syntheticRows: 0, isComplete: false })
  })

  test('says that the territory changed when 군위군 joined it', async () => {
    const { points, territoryChanges } = await series('metric: "JOBS", regionCode: "27"')
    expect(territoryChanges).toEqual([
      { kind: 'JOINED', on: '2023-07-01', note: '2023-07-01: 군위군 joined (편입), before in 경상북도.', region: { name: '군위군' }, counterpart: { name: '경상북도' } },
    ])
    expect(points.map(({ observation }) => observation.territoryChanges.map((change) => change.region.name))).toEqual([['군위군'], ['군위군']])
  })

  test('within a time holds the periods that reach into it', async () => {
    const values = async (args: string) => (await series(`metric: "ENTERPRISES", regionCode: "27", ${args}`)).points.map(({ value }) => value)
    expect(await values('from: "2014-12-31"')).toEqual(['400', '1162'])
    expect(await values('from: "2015-01-01"')).toEqual(['1162'])
    expect(await values('to: "2021-12-30"')).toEqual(['400'])
    expect(await values('from: "2015-01-01", to: "2015-12-31"')).toEqual([])
  })
})

describe('a series', () => {
  test('compares no certified with preliminary ones, and no items with places', async () => {
    const { points, territoryChanges } = await series('metric: "ENTERPRISES", regionCode: "11620"')
    expect(points.map(({ value }) => value).sort()).toEqual(['12', '16', '4'])
    expect(points.map(({ change }) => change)).toEqual([null, null, null])
    expect(territoryChanges).toEqual([])
  })

  test('leaves made-up and undated figures out, and counts the undated', async () => {
    const { prisma } = graph.database
    const { id: metricId } = await prisma.metric.findFirstOrThrow({ where: { key: 'JOBS' } })
    const { id: regionId } = await prisma.region.findFirstOrThrow({ where: { name: '부산광역시' } })
    const of = { metricId, regionId, periodKind: 'AT', unit: 'PERSON' } as const
    const on = (day: string) => ({ period: day, periodEarliest: new Date(day) })
    await prisma.observation.createMany({
      data: [
        { ...of, id: randomUUID(), value: '0', ...on('2020-12-31') },
        { ...of, id: randomUUID(), value: '10', ...on('2021-12-31'), qualifier: 'APPROX' },
        { ...of, id: randomUUID(), value: '15', ...on('2021-12-31'), synthetic: true },
        { ...of, id: randomUUID(), value: '20', ...on('2022-12-31') },
        { ...of, id: randomUUID(), value: '99' },
      ],
    })
    const { points, undatedCount, basis } = await series('metric: "JOBS", regionCode: "26"')
    expect(points.map(({ value, change }) => [value, change?.absolute, change?.ratio, change?.yearlyGrowth, change?.isApproximate])).toEqual([
      ['0', undefined, undefined, undefined, undefined],
      ['10', '10', null, null, true],
      ['20', '10', '2', '1', true],
    ])
    expect([undatedCount, basis.rows]).toEqual([1, 3])
    const all = await series('metric: "JOBS", regionCode: "26", includeSynthetic: true')
    expect(all.basis).toEqual({ rows: 4, syntheticRows: 1, isComplete: false })
  })

  test('takes as many statements for one figure as for several', async () => {
    const query = (args: string) => `{ observationSeries(metric: "ENTERPRISES", regionCode: "27"${args}) { ${fields} } }`
    const one = await statementsOf(() => graph.ask(query(', from: "2021-01-01"')))
    expect((await statementsOf(() => graph.ask(query('')))).length).toBe(one.length)
  })

  test.each([
    ['metric: "NOTHING", regionCode: "27"', 'metric'],
    ['metric: "", regionCode: "27"', 'metric'],
    ['metric: "JOBS", regionCode: "99"', 'regionCode'],
    ['metric: "JOBS", regionCode: "대구"', 'regionCode'],
    ['metric: "JOBS", regionCode: "27", from: "2022-01-01", to: "2021-12-31"', 'to'],
  ])('%s is refused by field', async (args, field) => {
    const { errors } = await graph.post(`{ observationSeries(${args}) { undatedCount } }`)
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field })
  })
})
