import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder } from '../../schema/match/pool/best.ts'
import { conflictsOf } from '../../schema/match/score/conflicts.ts'
import { createPool } from '../../schema/match/pool.ts'
import { builtInPolicy } from '../../schema/match/score/policy.ts'
import type { ExpertRecord, NeedRecord, Policy } from '../../schema/match/score/records.ts'
import { scorePair } from '../../schema/match/score.ts'
import { poolStatistics } from '../../schema/match/score/statistics.ts'
import { anyExpert, anyNeed, anyPolicy, makeExpert, makeNeed } from './score-records.ts'

const experts = fc.uniqueArray(anyExpert, { selector: ({ id }) => id, minLength: 1, maxLength: 20 })
const needs = fc.uniqueArray(anyNeed, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })
const everyone = { first: 1000 }

/** The ranking by the pure function called on each. */
function ranked(need: NeedRecord, pool: readonly ExpertRecord[], policy: Policy) {
  const statistics = poolStatistics(pool, policy)
  return pool
    .filter((expert) => conflictsOf(need, expert).length === 0)
    .map((expert) => ({ id: expert.id, score: scorePair(need, expert, policy, statistics).score }))
    .sort(inOrder)
    .map((one, place) => ({ ...one, rank: place + 1 }))
}

describe('a pool', () => {
  test('ranks to the last bit as the pure function does, called on each', () => {
    fc.assert(
      fc.property(needs, experts, anyPolicy, (asked, pool, policy) => {
        const index = createPool(policy, { experts: pool })
        for (const need of asked) expect(index.rank(need, everyone).ranked).toEqual(ranked(need, pool, policy))
      }),
    )
  })

  test('ranks the same after any changes as one that was made anew', () => {
    const change = fc.oneof(
      anyExpert.map((expert) => ({ put: expert })),
      fc.integer({ min: 0, max: 60 }).map((number) => ({ remove: `expert-${String(number).padStart(2, '0')}` })),
    )
    fc.assert(
      fc.property(needs, experts, fc.array(change, { maxLength: 60 }), anyPolicy, (asked, start, changes, policy) => {
        const index = createPool(policy, { experts: start, needs: asked })
        const left = new Map(start.map((expert) => [expert.id, expert]))
        for (const one of changes) {
          if ('put' in one) {
            index.putExpert(one.put)
            left.set(one.put.id, one.put)
          } else expect(index.removeExpert(one.remove)).toBe(left.delete(one.remove))
        }
        const now = [...left.values()]
        expect(index.expertCount).toBe(now.length)
        const anew = createPool(policy, { experts: now.toReversed(), needs: asked.toReversed() })
        for (const need of asked) {
          expect(index.rank(need, everyone).ranked).toEqual(ranked(need, now, policy))
          expect(index.rank(need, everyone)).toEqual(anew.rank(need, everyone))
        }
        for (const expert of now) expect(index.needsFor(expert, everyone)).toEqual(anew.needsFor(expert, everyone))
      }),
    )
  })

  test('ranks needs for an expert by the same scores', () => {
    fc.assert(
      fc.property(needs, experts, anyPolicy, (asked, pool, policy) => {
        const index = createPool(policy, { experts: pool, needs: asked })
        for (const expert of pool) {
          const found = asked.flatMap((need) => ranked(need, pool, policy).flatMap(({ id, score }) => (id === expert.id ? [{ id: need.id, score }] : [])))
          expect(index.needsFor(expert, everyone).ranked.map(({ id, score }) => ({ id, score }))).toEqual(found.sort(inOrder))
        }
      }),
    )
  })

  test('lists a part of the ranking by first, skip and the least score', () => {
    fc.assert(
      fc.property(anyNeed, experts, fc.nat(6), fc.nat(6), fc.double({ min: 0, max: 1, noNaN: true }), (need, pool, first, skip, minScore) => {
        const all = ranked(need, pool, builtInPolicy).filter(({ score }) => score >= minScore)
        const { ranked: listed, eligible } = createPool(builtInPolicy, { experts: pool }).rank(need, { first, skip, minScore })
        expect(listed).toEqual(all.slice(skip, skip + first))
        expect(eligible).toBe(all.length)
      }),
    )
  })

  test('puts ties in the order of their ids, and follows needs that come and go', () => {
    const index = createPool(builtInPolicy, { experts: ['b', 'c', 'a'].map((id) => makeExpert({ id })) })
    expect(index.rank(makeNeed()).ranked.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    index.putNeed(makeNeed({ id: 'one' }))
    index.putNeed(makeNeed({ id: 'two', text: '배송 순서' }))
    expect(index.needsFor(makeExpert()).ranked.map(({ id }) => id)).toEqual(['one', 'two'])
    expect(index.removeNeed('one')).toBe(true)
    expect(index.removeNeed('one')).toBe(false)
    expect(index.needsFor(makeExpert()).ranked.map(({ id }) => id)).toEqual(['two'])
  })
})

describe('what would change a rank', () => {
  test('is what ranking the changed expert gives', () => {
    fc.assert(
      fc.property(anyNeed, experts, anyPolicy, (need, pool, policy) => {
        const index = createPool(policy, { experts: pool })
        for (const expert of pool) {
          const found = index.whatWouldChangeIt(need, expert.id)
          const now = ranked(need, pool, policy)
          const rank = now.find(({ id }) => id === expert.id)?.rank ?? null
          const target = rank === null || rank > 3 ? 3 : rank === 1 ? null : rank - 1
          expect(found).toMatchObject({ rank, target })
          expect(found?.singleSuffices).toBe(found?.changes.some(({ reachesTarget }) => reachesTarget))
          for (const { criterion, needed, newRank, newScore, reachesTarget } of found?.changes ?? []) {
            const changed: ExpertRecord = {
              ...expert,
              ...(needed.criterion === 'stage' ? { stages: [...expert.stages, needed.stage] } : {}),
              ...(needed.criterion === 'industry' ? { industries: [...expert.industries, needed.industry] } : {}),
              ...(needed.criterion === 'place' ? { province: needed.province, worksOnSite: needed.onSite || expert.worksOnSite } : {}),
              ...(needed.criterion === 'availability' ? { availableFrom: null, availableUntil: null, capacityLeft: Math.max(1, expert.capacityLeft) } : {}),
            }
            const again = ranked(need, pool.map((one) => (one.id === expert.id ? changed : one)), policy).find(({ id }) => id === expert.id)
            expect({ criterion, rank: again?.rank, score: again?.score }).toEqual({ criterion: needed.criterion, rank: newRank, score: newScore })
            expect(newRank).toBeLessThan(rank ?? Infinity)
            expect(reachesTarget).toBe(target !== null && newRank <= target)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  const rivals = Array.from({ length: 5 }, (_one, place) => makeExpert({ id: `expert-${place}` }))

  test('is one thing where one is enough', () => {
    const index = createPool(builtInPolicy, { experts: [...rivals, makeExpert({ id: 'a', stages: ['STARTUP'] })] })
    expect(index.whatWouldChangeIt(makeNeed(), 'a')).toMatchObject({ rank: 6, target: 3, singleSuffices: true, changes: [{ criterion: 'stage', newRank: 1, reachesTarget: true }] })
  })

  test('is said to be no single thing where two would be needed', () => {
    const index = createPool(builtInPolicy, { experts: [...rivals, makeExpert({ id: 'a', stages: ['STARTUP'], fields: ['EA'] })] })
    expect(index.whatWouldChangeIt(makeNeed(), 'a')).toMatchObject({ rank: 6, target: 3, singleSuffices: false, changes: [] })
  })

  test('is the time and a place free for one who has neither', () => {
    const index = createPool(builtInPolicy, { experts: [...rivals, makeExpert({ id: 'a', capacityLeft: 0, availableFrom: '2027-01-01' })] })
    const need = makeNeed({ startsOn: '2026-03-01', endsOn: '2026-05-31' })
    expect(index.whatWouldChangeIt(need, 'a')).toMatchObject({ rank: null, target: 3, changes: [{ criterion: 'availability', newRank: 1 }] })
  })

  test('is nothing for who is first, and unknown for who is not there', () => {
    const index = createPool(builtInPolicy, { experts: rivals })
    expect(index.whatWouldChangeIt(makeNeed(), 'expert-0')).toMatchObject({ rank: 1, target: null, gap: null, changes: [], singleSuffices: false })
    expect(index.whatWouldChangeIt(makeNeed(), 'somebody')).toBeNull()
  })
})
