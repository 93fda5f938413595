import { describe, expect, test } from 'vitest'
import { wonOf } from '../../schema/observation/money.ts'
import { withGraph } from '../support/graph.ts'

const graph = withGraph()

interface Figure {
  metric: { key: string }
  value: string
  unit: string
  qualifier: string
  nature: string
  kind: string | null
  stage: string | null
  periodKind: string
  period: { value: string; precision: string; part: string | null; earliest: string; latest: string; quotedAs: string | null } | null
  base: { value: string; unit: string } | null
  citations: { factId: string; method: string; source: { key: string } }[]
}

const fields = `metric { key } value unit qualifier nature kind stage periodKind
  period { value precision part earliest latest quotedAs } base { value unit } citations { factId method source { key } }`

const figures = async (filter: string) =>
  (await graph.ask<{ observations: { nodes: Figure[] } }>(`{ observations(first: 100, filter: ${filter}) { nodes { ${fields} } } }`)).observations.nodes

describe('the figures of the sources', () => {
  test('Daegu had 400 enterprises in 2014 and 1,162 at the end of 2021', async () => {
    const found = await figures('{ region: "27", asOf: "2021-12-31", metrics: ["ENTERPRISES"], synthetic: false }')
    expect(found.map(({ value, unit, qualifier, periodKind, period }) => ({ value, unit, qualifier, periodKind, earliest: period?.earliest, latest: period?.latest }))).toEqual([
      { value: '400', unit: 'ITEM', qualifier: 'EXACT', periodKind: 'AT', earliest: '2014-01-01', latest: '2014-12-31' },
      { value: '1162', unit: 'ITEM', qualifier: 'EXACT', periodKind: 'AT', earliest: '2021-12-31', latest: '2021-12-31' },
    ])
    expect(found[1]?.citations).toContainEqual({ factId: '004-12', method: 'STATED', source: { key: '004' } })
  })

  test('Daegu had 4,200 jobs in 2014 and 8,373 at the end of 2021', async () => {
    const found = await figures('{ region: "27", asOf: "2021-12-31", metrics: ["JOBS"], synthetic: false }')
    expect(found.map(({ value, unit }) => [value, unit])).toEqual([
      ['4200', 'PERSON'],
      ['8373', 'PERSON'],
    ])
    expect(found[1]?.citations.map((citation) => citation.factId)).toContain('004-13')
  })

  test('Gwanak-gu had 12 certified and 4 preliminary social enterprises, 16 in all', async () => {
    const found = await figures('{ region: "11620", kinds: [SOCIAL_ENTERPRISE], natures: [ACTUAL], synthetic: false }')
    const at = found.filter((figure) => figure.period?.value === '2018-01-23')
    const value = (stage: string | null) => at.find((figure) => figure.stage === stage)?.value
    expect([value('CERTIFIED'), value('PRELIMINARY'), value(null)]).toEqual(['12', '4', '16'])
    expect(Number(value('CERTIFIED')) + Number(value('PRELIMINARY'))).toBe(Number(value(null)))
  })

  test('91 companies took part in the Ontact campaign', async () => {
    const found = await figures('{ metrics: ["PARTICIPATING_COMPANIES"], synthetic: false }')
    expect(found).toMatchObject([{ value: '91', unit: 'COMPANY', qualifier: 'EXACT', nature: 'ACTUAL', period: null }])
  })

  test('more than half of the 82 young people were hired', async () => {
    const found = await figures('{ synthetic: false, natures: [ACTUAL] }')
    const share = found.filter((figure) => figure.unit === 'PERCENT' && figure.base !== null)
    expect(share).toMatchObject([{ value: '50', qualifier: 'MORE_THAN', base: { value: '82', unit: 'PERSON' } }])
  })

  test('a sum that no source states is marked as derived', async () => {
    const found = await figures('{ region: "11620", synthetic: false }')
    const derived = found.filter((figure) => figure.citations.some((citation) => citation.method === 'DERIVED' && citation.factId === '002-08d'))
    expect(derived).toMatchObject([{ value: '26' }])
  })

  test('each rests on a citation', async () => {
    for (const figure of await figures('{ synthetic: false }')) expect(figure.citations.length, figure.metric.key).toBeGreaterThan(0)
  })
})

describe('a metric', () => {
  test('is found by its key, with its figures', async () => {
    const answer = await graph.ask<{ metric: { name: string; observations: { totalCount: number } } | null; nothing: null }>(
      '{ metric(key: "ENTERPRISES") { name observations(filter: { synthetic: false }) { totalCount } } nothing: metric(key: "NOTHING") { name } }',
    )
    expect(answer.metric?.observations.totalCount).toBeGreaterThanOrEqual(2)
    expect(answer.nothing).toBeNull()
  })
})

describe('money', () => {
  test('is whole won where the unit is won, and null elsewhere', () => {
    const value = (digits: string) => ({ toFixed: () => digits })
    expect(wonOf({ value: value('24700000000'), unit: 'WON' })).toBe(24_700_000_000n)
    expect(wonOf({ value: value('86'), unit: 'PERCENT' })).toBeNull()
  })
})
