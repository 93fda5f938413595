import { expect, test } from 'vitest'
import { compileTimesOf, geometricMean, growthOf, limitsOf, median, summaryOf } from './figures.ts'
import { at } from './load.ts'
import { inShortTurns } from './parts/part.ts'
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

test('growth is how many times as long an answer takes, within a round', () => {
  const grown = growthOf([of(100), of(400), of(300)], [of(100), of(200), of(300)])
  expect(grown.ratio).toBe(1)
  expect([grown.small.rps, grown.large.rps]).toEqual([300, 200])
  expect(growthOf([of(130)], [of(100)]).ratio).toBeCloseTo(1.3)
})

test('limits cost what an answer takes more with them, within a round', () => {
  const taken = (rps: number, cpu: number) => ({ rps, cpu })
  const cost = limitsOf([taken(90, 220), taken(80, 400), taken(100, 230)], [taken(100, 200), taken(100, 300), taken(100, 220)])
  expect(cost).toEqual({ limited: taken(90, 230), unlimited: taken(100, 220), cpu: 20, ratio: 0.9 })
})

test('times of new documents are told by their median and the 95th of a hundred', () => {
  expect(compileTimesOf(Array.from({ length: 100 }, (_, index) => 99 - index))).toEqual({ documents: 100, median: 49.5, p95: 95 })
})

test('short turns take as long altogether, and none is too short to be measured', () => {
  const pace = { seconds: 5, warmUp: 1, rounds: 3, connections: 16 }
  expect(inShortTurns(pace)).toEqual({ seconds: 1, warmUp: 0.2, rounds: 15, connections: 16 })
  expect(inShortTurns({ ...pace, seconds: 1.2 })).toMatchObject({ seconds: 0.6, rounds: 6 })
  expect(inShortTurns({ ...pace, seconds: 0.3 })).toMatchObject({ seconds: 0.3, rounds: 3 })
})
