import { expect, test } from 'vitest'
import { geometricMean, median, summaryOf } from './figures.ts'
import { at } from './load.ts'
import { questions } from './queries/index.ts'
import { verdicts } from './report/report.ts'

const of = (rps: number, p99 = 10) => ({ rps, p50: 5, p99 })

test('a ratio is the median of the ratios within a round, not the ratio of the medians', () => {
  const { roads, ratios } = summaryOf(new Map([['compiled', [of(100), of(300), of(200)]], ['limit', [of(100), of(200), of(800)]]]))
  expect(roads.compiled?.rps).toBe(200)
  expect(roads.limit?.rps).toBe(200)
  expect(ratios).toEqual({ limit: 1 })
})

test('a road that was not measured has no ratio', () => {
  expect(summaryOf(new Map([['limit', [of(1)]]])).ratios).toEqual({})
})

test('median, percentile and geometric mean', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(geometricMean([1, 4])).toBeCloseTo(2)
  const hundred = Array.from({ length: 100 }, (_, index) => index)
  expect([at(hundred, 0.5), at(hundred, 0.99), at([7], 0.99)]).toEqual([50, 99, 7])
})

test('a bar that one question misses is missed, though the mean holds', () => {
  const [first, second] = questions
  if (first === undefined || second === undefined) throw new Error('no questions')
  const run = (question: typeof first, postgraphile: number, p99: number) => ({
    question,
    answeredBy: {},
    summary: { roads: { compiled: of(100, p99), postgraphile: of(100 / postgraphile, 20) }, ratios: { postgraphile } },
  })
  expect(verdicts({ questions: [run(first, 1.4, 10), run(second, 6, 10)] }).map(({ holds }) => holds)).toEqual([false, true, true])
  expect(verdicts({ questions: [run(first, 1.6, 10), run(second, 6, 30)] }).map(({ holds }) => holds)).toEqual([true, true, false])
})
