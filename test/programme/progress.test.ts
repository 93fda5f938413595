import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { statementsOf, withGraph } from '../support/graph.ts'

const graph = withGraph()
const idOf = (type: string, id: string) => Buffer.from(`${type}:${id}`).toString('base64')

interface Progress {
  plan: { name: string }
  measuresWithoutFigures: number
  basis: { rows: number; syntheticRows: number; isComplete: boolean }
  budgets: { year: number; budget: { won: number } | null; lines: { won: number }[]; itemised: number; unitemised: number | null; method: string }[]
  rows: { measure: { name: string } | null; metric: { key: string }; year: number; target: { value: string } | null; budget: { won: number } | null; actual: { value: string } | null; ratio: string | null; state: string }[]
}

const fields = `plan { name } measuresWithoutFigures basis { rows syntheticRows isComplete }
  budgets { year budget { won } lines { won } itemised unitemised method }
  rows { measure { name } metric { key } year target { value } budget { won } actual { value } ratio method state }`
const progress = async (id: string, more = '') =>
  (await graph.ask<{ planProgress: Progress | null }>(`{ planProgress(planId: "${id}"${more}) { ${fields} } }`)).planProgress

const plan = randomUUID()
const small = randomUUID()

beforeAll(async () => {
  const { prisma } = graph.database
  const { id: organizationId } = await prisma.organization.findFirstOrThrow({ where: { type: 'PUBLIC_BUYER', synthetic: false } })
  const metricId = randomUUID()
  await prisma.metric.create({ data: { id: metricId, key: 'PLAN_FIGURE', name: '계획 수치', nameEn: 'Figure of a plan' } })
  await prisma.plan.createMany({
    data: [plan, small].map((id) => ({ id, name: '2021년 시행계획', kind: 'IMPLEMENTATION' as const, organizationId, fromYear: 2021, toYear: 2021 })),
  })
  const [sales, fund, silent, invented, only] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const measure = (id: string, name: string, more: object = {}) => ({ id, name, organizationId, planId: plan, year: 2021, ...more })
  await prisma.measure.createMany({
    data: [
      measure(sales, '가 판매지원'),
      measure(fund, '나 기금 조성'),
      measure(silent, '다 수치 없는 시책'),
      measure(invented, '라 가상 시책', { synthetic: true }),
      measure(only, '시책', { planId: small }),
    ],
  })
  const of = { metricId, periodKind: 'DURING', unit: 'WON', nature: 'BUDGET' } as const
  const at = (day: string) => ({ period: day, periodEarliest: new Date(day) })
  await prisma.observation.createMany({
    data: [
      { ...of, id: randomUUID(), planId: plan, value: '206000000000' },
      { ...of, id: randomUUID(), measureId: sales, value: '260000000', period: '2021', periodEarliest: new Date('2021-01-01') },
      { ...of, id: randomUUID(), measureId: fund, value: '500000000' },
      { ...of, id: randomUUID(), measureId: fund, value: '1', synthetic: true },
      { ...of, id: randomUUID(), measureId: invented, value: '7', synthetic: true },
      { ...of, id: randomUUID(), measureId: sales, unit: 'COMPANY', nature: 'TARGET', value: '40', ...at('2021-12-31') },
      { ...of, id: randomUUID(), measureId: sales, unit: 'COMPANY', nature: 'ACTUAL', value: '30', ...at('2021-12-31') },
      { ...of, id: randomUUID(), measureId: fund, unit: 'TEAM', nature: 'TARGET', value: '3' },
      { ...of, id: randomUUID(), measureId: only, value: '1' },
    ],
  })
})

describe('the progress of a plan', () => {
  test('shows targets against results, and a missing result as not reported', async () => {
    const found = await progress(idOf('Plan', plan))
    expect(found?.rows.map(({ measure, year, target, budget, actual, ratio, state }) => [measure?.name ?? null, year, target?.value ?? budget?.won, actual?.value ?? null, ratio, state])).toEqual([
      [null, 2021, 206_000_000_000, null, null, 'NOT_REPORTED'],
      ['가 판매지원', 2021, '40', '30', '0.75', 'REPORTED'],
      ['가 판매지원', 2021, 260_000_000, null, null, 'NOT_REPORTED'],
      ['나 기금 조성', 2021, '3', null, null, 'NOT_REPORTED'],
      ['나 기금 조성', 2021, 500_000_000, null, null, 'NOT_REPORTED'],
    ])
    expect(found?.measuresWithoutFigures).toBe(1)
    expect(found?.basis).toEqual({ rows: 6, syntheticRows: 0, isComplete: false })
  })

  test('never splits a budget further than sources do', async () => {
    const found = await progress(idOf('Plan', plan))
    expect(found?.budgets).toEqual([
      { year: 2021, budget: { won: 206_000_000_000 }, lines: [{ won: 260_000_000 }, { won: 500_000_000 }], itemised: 760_000_000, unitemised: 205_240_000_000, method: 'DERIVED' },
    ])
  })

  test('counts made-up figures only when asked', async () => {
    expect((await progress(idOf('Plan', plan), ', includeSynthetic: true'))?.basis).toEqual({ rows: 8, syntheticRows: 2, isComplete: false })
  })

  test('takes the same statements for few figures and many', async () => {
    const count = async (id: string) => (await statementsOf(() => progress(idOf('Plan', id)))).length
    expect(await count(plan)).toBe(await count(small))
  })

  test('of a plan that is not there is null; an id that names no plan is refused', async () => {
    expect(await progress(idOf('Plan', randomUUID()))).toBeNull()
    for (const id of ['x', idOf('Measure', plan)]) {
      const { errors } = await graph.post(`{ planProgress(planId: "${id}") { measuresWithoutFigures } }`)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'planId' })
    }
  })
})
