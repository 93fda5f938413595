import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assignment, assign, type Cohort } from '../../schema/match/assignment.ts'
import { highsValue } from '../bench/matching/highs.ts'
import { bruteForce, cohortOf, columnsOf, greedy, worthOf } from './cohorts.ts'

const seed = 20_261_129
const objectives = ['TOTAL', 'WORST_FIRST', 'BALANCED'] as const

/** Few scores make ties, many tell roundings. */
const score = fc.oneof(fc.constantFrom(0, 0.01, 0.25, 0.5, 0.5, 0.75, 1), fc.integer({ min: 0, max: 1e9 }).map((billionths) => billionths / 1e9))

const small = (objective: Cohort['objective']): fc.Arbitrary<Cohort> =>
  fc
    .record({ needs: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }), experts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }) })
    .chain(({ needs, experts }) =>
      fc.record({
        pairs: fc.uniqueArray(fc.tuple(fc.nat(needs.length - 1), fc.nat(experts.length - 1), score), { selector: ([n, e]) => n * 10 + e, maxLength: 12 }),
        minScore: fc.constantFrom(0, 0, 0, 0.25, 0.5),
      }).map(({ pairs, minScore }) => ({
        needs: needs.map((places, at) => ({ id: `n${at}`, places })),
        experts: experts.map((places, at) => ({ id: `e${at}`, places })),
        candidates: columnsOf(pairs),
        minScore,
        objective,
      })),
    )

const edgesOf = ({ candidates }: Cohort, { pairs }: Pick<Assignment, 'pairs'>): number[] =>
  pairs.map(({ need, expert }) => candidates.need.findIndex((n, at) => n === need && candidates.expert[at] === expert))

/** Checks that nobody has more than places, no pair stands twice, and each is a candidate with its score. */
function expectFeasible(cohort: Cohort, { pairs, alternates }: Assignment): void {
  const held = cohort.needs.map(() => 0)
  const load = cohort.experts.map(() => 0)
  const seen = new Set<string>()
  for (const { need, expert, score: told } of [...pairs, ...alternates]) {
    const [at = -1] = edgesOf(cohort, { pairs: [{ need, expert, score: told, rank: 1 }] })
    expect(at).toBeGreaterThanOrEqual(0)
    expect(cohort.candidates.score[at]).toBeCloseTo(told, 9)
    expect(told).toBeGreaterThan(0)
    expect(told).toBeGreaterThanOrEqual(cohort.minScore)
    expect(seen.has(`${need} ${expert}`)).toBe(false)
    seen.add(`${need} ${expert}`)
    load[expert] = (load[expert] ?? 0) + 1
  }
  for (const { need } of pairs) held[need] = (held[need] ?? 0) + 1
  // Who stands by has a place beside all that are assigned and all others that stand by.
  load.forEach((k, e) => expect(k).toBeLessThanOrEqual(cohort.experts[e]?.places ?? 0))
  held.forEach((k, n) => expect(k).toBeLessThanOrEqual(cohort.needs[n]?.places ?? 0))
}

describe.each(objectives)('%s', (objective) => {
  test(`the assignment is as good as the best of all assignments, on 500 random small cohorts (seed ${seed})`, () => {
    let assigned = 0
    fc.assert(
      fc.property(small(objective), (cohort) => {
        const found = assign(cohort)
        expectFeasible(cohort, found)
        const worth = worthOf(cohort, edgesOf(cohort, found))
        bruteForce(cohort).forEach((value, place) => expect(worth[place]).toBeCloseTo(value, 8))
        expect(found.value).toBeCloseTo(worth.at(-1) ?? 0, 8)
        expect(found.bound).toBe(found.value)
        assigned += found.pairs.length
      }),
      { numRuns: 500, seed },
    )
    expect(assigned).toBeGreaterThan(500)
  })

  test(`it is the same in whatever order needs, experts and candidates come (seed ${seed})`, () => {
    const told = (cohort: Cohort, { pairs, alternates, unmatched, ...figures }: Assignment) => ({
      ...figures,
      pairs: pairs.map(({ need, expert, ...pair }) => ({ need: cohort.needs[need]?.id, expert: cohort.experts[expert]?.id, ...pair })),
      alternates: alternates.map(({ need, expert, ...pair }) => ({ need: cohort.needs[need]?.id, expert: cohort.experts[expert]?.id, ...pair })),
      unmatched: unmatched.map(({ need, reason }) => ({ need: cohort.needs[need]?.id, reason })),
    })
    fc.assert(
      fc.property(small(objective), fc.infiniteStream(fc.nat(1000)), (cohort, keys) => {
        const shuffled = (size: number) => Array.from({ length: size }, (_, at) => [at, keys.next().value as number] as const).sort(([a, x], [b, y]) => x - y || a - b).map(([at]) => at)
        const [needs, experts, pairs] = [shuffled(cohort.needs.length), shuffled(cohort.experts.length), shuffled(cohort.candidates.score.length)]
        const other: Cohort = {
          ...cohort,
          needs: needs.map((at) => cohort.needs[at] as (typeof cohort.needs)[number]),
          experts: experts.map((at) => cohort.experts[at] as (typeof cohort.experts)[number]),
          candidates: columnsOf(pairs.map((at) => [needs.indexOf(cohort.candidates.need[at] ?? -1), experts.indexOf(cohort.candidates.expert[at] ?? -1), cohort.candidates.score[at] ?? 0] as const)),
        }
        expect(told(other, assign(other))).toEqual(told(cohort, assign(cohort)))
      }),
      { numRuns: 200, seed },
    )
  })

  test('a pair that is no candidate is never assigned, and neither is one for which nothing speaks', () => {
    const needs = [{ id: 'n0', places: 2 }, { id: 'n1', places: 2 }]
    const experts = [{ id: 'e0', places: 2 }, { id: 'e1', places: 2 }]
    const nothing = assign({ needs, experts, candidates: columnsOf([[0, 0, 0], [1, 1, 0]]), minScore: 0, objective })
    expect(nothing).toMatchObject({ pairs: [], alternates: [], value: 0, bound: 0 })
    expect(nothing.unmatched).toEqual([{ need: 0, reason: 'BELOW_MIN_SCORE' }, { need: 1, reason: 'BELOW_MIN_SCORE' }])
    const none = assign({ needs, experts, candidates: columnsOf([]), minScore: 0, objective })
    expect(none.unmatched).toEqual([{ need: 0, reason: 'NO_CANDIDATE' }, { need: 1, reason: 'NO_CANDIDATE' }])
  })

  test.each([
    ['loose', { experts: 150 }],
    ['tight', { experts: 45 }],
    ['with equal scores', { experts: 60, isEqual: true }],
  ])('HiGHS finds the same value for a cohort that is %s', async (_name, more) => {
    const cohort = cohortOf({ needs: 60, candidates: 12, perNeed: 3, perExpert: 4, ...more }, objective)
    const found = assign(cohort)
    expect(found.bound).toBe(found.value)
    expect(await highsValue(cohort, found)).toBeCloseTo(found.value, 6)
  })
})

test('a need that gets too few is told why', () => {
  const found = assign({
    needs: [{ id: 'a', places: 1 }, { id: 'b', places: 1 }, { id: 'c', places: 2 }, { id: 'd', places: 1 }],
    experts: [{ id: 'x', places: 1 }, { id: 'y', places: 1 }],
    candidates: columnsOf([[0, 0, 0.9], [1, 0, 0.8], [2, 1, 0.7], [2, 0, 0.2], [3, 1, 0.1]]),
    minScore: 0.3,
    objective: 'TOTAL',
  })
  expect(found.pairs).toEqual([{ need: 0, expert: 0, score: 0.9, rank: 1 }, { need: 2, expert: 1, score: 0.7, rank: 1 }])
  expect(found.unmatched).toEqual([{ need: 1, reason: 'NO_CAPACITY' }, { need: 2, reason: 'BELOW_MIN_SCORE' }, { need: 3, reason: 'BELOW_MIN_SCORE' }])
})

test('worst-first leaves nobody empty whom another order would, and says why no lowest score is higher', () => {
  const cohort = (objective: Cohort['objective']): Cohort => ({
    needs: [{ id: 'a', places: 2 }, { id: 'b', places: 1 }],
    experts: [{ id: 'x', places: 1 }, { id: 'y', places: 1 }],
    candidates: columnsOf([[0, 0, 0.9], [0, 1, 0.9], [1, 1, 0.1]]),
    minScore: 0,
    objective,
  })
  expect(assign(cohort('TOTAL')).pairs.map(({ need }) => need)).toEqual([0, 0])
  const { pairs, worstFirst } = assign(cohort('WORST_FIRST'))
  expect(pairs.map(({ need }) => need)).toEqual([0, 1])
  expect(worstFirst).toMatchObject({ lowest: 0.1, fill: { atLeast: [2, 0] } })
  expect(worstFirst?.above?.atLeast[0]).toBeLessThan(2)
})

test('what worst-first fills is as much as any assignment could, which it checks by the least cut in every layer', () => {
  for (const experts of [20, 35, 80]) {
    const { worstFirst } = assign(cohortOf({ needs: 50, experts, candidates: 6, perNeed: 3, perExpert: 3 }, 'WORST_FIRST'))
    expect(worstFirst?.fill.atLeast[0]).toBeGreaterThan(0)
  }
})

test('balance takes full loads off experts for a small part of the total', () => {
  const sizes = { needs: 200, experts: 400, candidates: 20, perNeed: 3, perExpert: 4 }
  const full = ({ pairs }: Assignment) => pairs.filter(({ expert }, at) => pairs.slice(0, at + 1).filter((one) => one.expert === expert).length === 4).length
  const sum = ({ pairs }: Assignment) => pairs.reduce((all, { score: one }) => all + one, 0)
  const [total, balanced] = [assign(cohortOf(sizes, 'TOTAL')), assign(cohortOf(sizes, 'BALANCED'))]
  expect(full(balanced)).toBeLessThan(full(total))
  expect(sum(balanced)).toBeGreaterThan(0.97 * sum(total))
})

test('the best assignment is never worth less than a greedy one', () => {
  for (const experts of [70, 160]) {
    const cohort = cohortOf({ needs: 80, experts, candidates: 15, perNeed: 3, perExpert: 4 }, 'TOTAL')
    expect(assign(cohort).value).toBeGreaterThan(greedy(cohort).value - 1e-9)
  }
})

test.each([
  ['a score that is no number', [[0, 0, NaN]]],
  ['a score above 1', [[0, 0, 1.5]]],
  ['a negative score', [[0, 0, -0.1]]],
  ['a pair that stands twice', [[0, 0, 0.5], [0, 0, 0.25]]],
  ['an expert who is not in the cohort', [[0, 7, 0.5]]],
] as const)('%s is refused', (_name, rows) => {
  const seats = [{ id: 'a', places: 1 }]
  expect(() => assign({ needs: seats, experts: seats, candidates: columnsOf(rows), minScore: 0, objective: 'TOTAL' })).toThrow(RangeError)
})
