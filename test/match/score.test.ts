import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictReasons } from '../../schema/match/score/conflicts.ts'
import { builtInPolicy, sharesOf } from '../../schema/match/score/policy.ts'
import { criteria, type ExpertRecord, type NeedRecord } from '../../schema/match/score/records.ts'
import { scorePair, weightedMean } from '../../schema/match/score.ts'
import { poolStatistics } from '../../schema/match/score/statistics.ts'
import { anyExpert, anyNeed, anyPolicy, makeExpert, makeNeed } from './score-records.ts'

const experts = fc.uniqueArray(anyExpert, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })

describe('the score of a pair', () => {
  test('is the sum of what its criteria contribute, with a conflict or without', () => {
    const score = scorePair(makeNeed(), makeExpert({ consents: false }), builtInPolicy, poolStatistics([makeExpert()], builtInPolicy))
    expect(score.criteria.map(({ key }) => key)).toEqual([...criteria])
    expect(score.criteria.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(score.score)
    expect(score.conflicts).toEqual([{ reason: 'NO_CONSENT' }])
  })

  test('lies from 0 to 1, and so does each of its criteria', () => {
    fc.assert(
      fc.property(anyNeed, experts, anyPolicy, (need, pool, policy) => {
        const statistics = poolStatistics(pool, policy)
        for (const expert of pool) {
          const { score, criteria: parts, conflicts } = scorePair(need, expert, policy, statistics)
          for (const value of [score, ...parts.map((part) => part.value), ...parts.map(({ weight }) => weight)]) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(1)
          }
          expect(parts.every(({ key, evidence }) => key === evidence.key)).toBe(true)
          expect(conflicts.every(({ reason }) => conflictReasons.includes(reason))).toBe(true)
        }
      }),
    )
  })

  test('never falls where a criterion rises', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(values, fc.nat(7), fc.double({ min: 0, max: 1, noNaN: true }), anyPolicy, (before, place, risen, policy) => {
        const shares = sharesOf(policy)
        const after = before.with(place, Math.max(before[place] ?? 0, risen))
        expect(weightedMean(shares, after)).toBeGreaterThanOrEqual(weightedMean(shares, before))
      }),
    )
  })

  test.each<[string, (need: NeedRecord, expert: ExpertRecord) => ExpertRecord]>([
    ['helped at the stage of the need', (need, expert) => ({ ...expert, stages: [...expert.stages, need.stage] })],
    ['worked in its industry', (need, expert) => ({ ...expert, industries: [...expert.industries, need.industry ?? 'A'] })],
    ['is of its province', (need, expert) => ({ ...expert, province: need.province ?? expert.province })],
    ['has its fields', (need, expert) => ({ ...expert, fields: [...new Set([...expert.fields, ...need.fields])] })],
    ['has a longer career', (_need, expert) => ({ ...expert, careerBand: 'FROM_20' })],
    ['was asked less', (_need, expert) => ({ ...expert, asks: 0 })],
    ['has better outcomes', (_need, { outcomes, ...expert }) => ({ ...expert, outcomes: { count: outcomes.count, sum: outcomes.count } })],
  ])('never falls for one who also %s', (_what, better) => {
    fc.assert(
      fc.property(anyNeed, experts, anyPolicy, (need, pool, policy) => {
        const statistics = poolStatistics(pool, policy)
        for (const expert of pool) {
          expect(scorePair(need, better(need, expert), policy, statistics).score).toBeGreaterThanOrEqual(scorePair(need, expert, policy, statistics).score)
        }
      }),
    )
  })

  test('does not hang on the order in which anything is told', () => {
    fc.assert(
      fc.property(anyNeed, experts, anyPolicy, (need, pool, policy) => {
        const turned = (expert: ExpertRecord): ExpertRecord => ({
          ...expert,
          fields: expert.fields.toReversed(),
          stages: expert.stages.toReversed(),
          industries: expert.industries.toReversed(),
          ties: expert.ties.toReversed(),
        })
        const [one, other] = [poolStatistics(pool, policy), poolStatistics(pool.toReversed(), policy)]
        for (const expert of pool) {
          expect(scorePair({ ...need, fields: need.fields.toReversed() }, turned(expert), policy, other)).toEqual(scorePair(need, expert, policy, one))
        }
      }),
    )
  })
})
