import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conflictReasons, conflictsOf } from '../../schema/match/score/conflicts.ts'
import { createPool } from '../../schema/match/pool.ts'
import { builtInPolicy } from '../../schema/match/score/policy.ts'
import { anyExpert, anyNeed, makeExpert, makeNeed } from './score-records.ts'

describe('a hard filter', () => {
  test.each([
    { of: 'nothing', need: {}, expert: {}, reasons: [] },
    { of: 'a tie with somebody else', need: {}, expert: { ties: [{ with: 'enterprise-2', kind: 'OWNER' }] }, reasons: [] },
    { of: 'the same organisation', need: {}, expert: { ties: [{ with: 'enterprise-1', kind: 'SAME_ORGANIZATION' }] }, reasons: ['SAME_ORGANIZATION'] },
    { of: 'family', need: {}, expert: { ties: [{ with: 'enterprise-1', kind: 'FAMILY' }] }, reasons: ['FAMILY'] },
    { of: 'a need of her own', need: { organizationId: null, entrepreneurId: 'team-1' }, expert: { ties: [{ with: 'team-1', kind: 'OWNER' }] }, reasons: ['OWNER'] },
    { of: 'an offer that she declined', need: {}, expert: { declined: ['enterprise-1'] }, reasons: ['DECLINED'] },
    { of: 'no consent', need: {}, expert: { consents: false }, reasons: ['NO_CONSENT'] },
    { of: 'no place left', need: {}, expert: { capacityLeft: 0 }, reasons: ['NO_CAPACITY'] },
    { of: 'a place count that is no number', need: {}, expert: { capacityLeft: NaN }, reasons: ['NO_CAPACITY'] },
    { of: 'a language', need: { languages: ['KO', 'EN'] }, expert: {}, reasons: ['LANGUAGE'] },
    { of: 'work on site', need: { onSite: true }, expert: { worksOnSite: false }, reasons: ['ON_SITE'] },
    { of: 'no work on site where none is asked for', need: {}, expert: { worksOnSite: false }, reasons: [] },
    { of: 'all at once', need: { onSite: true }, expert: { worksOnSite: false, consents: false, declined: ['enterprise-1'] }, reasons: ['DECLINED', 'NO_CONSENT', 'ON_SITE'] },
  ] as const)('for $of gives $reasons', ({ need, expert, reasons }) => {
    expect(conflictsOf(makeNeed(need), makeExpert(expert)).map(({ reason }) => reason)).toEqual(reasons)
  })

  test.each([
    ['2026-03-01', '2026-05-31', '2026-03-01', '2026-05-31', true],
    ['2026-03-01', '2026-05-31', '2026-03-02', null, false],
    ['2026-03-01', '2026-05-31', null, '2026-05-30', false],
    ['2026-03-01', null, '2026-02-01', null, true],
    ['2026-03-01', null, null, '2026-02-28', false],
    [null, '2026-05-31', '2026-06-01', null, false],
    [null, '2026-05-31', '2026-05-31', null, true],
    [null, null, '2026-06-01', '2026-06-30', true],
  ] as const)('of a need from %s until %s lets one pass who is there from %s until %s: %s', (startsOn, endsOn, availableFrom, availableUntil, passes) => {
    const found = conflictsOf(makeNeed({ startsOn, endsOn }), makeExpert({ availableFrom, availableUntil }))
    expect(found).toEqual(passes ? [] : [{ reason: 'NOT_AVAILABLE', wanted: { from: startsOn, until: endsOn }, available: { from: availableFrom, until: availableUntil } }])
  })

  test('tells its evidence', () => {
    const found = conflictsOf(makeNeed({ languages: ['EN'] }), makeExpert({ ties: [{ with: 'enterprise-1', kind: 'FAMILY' }] }))
    expect(found).toEqual([
      { reason: 'FAMILY', with: 'enterprise-1' },
      { reason: 'LANGUAGE', missing: ['EN'] },
    ])
  })

  test('is never outweighed, though all scores are zero', () => {
    const policy = { ...builtInPolicy, weights: { field: 1, text: 0, stage: 0, industry: 0, career: 0, place: 0, outcomes: 0, fairness: 0 } }
    fc.assert(
      fc.property(anyNeed, fc.uniqueArray(anyExpert, { selector: ({ id }) => id, maxLength: 12 }), (need, list) => {
        const [asked, experts] = [{ ...need, fields: ['SA'] }, list.map((expert) => ({ ...expert, fields: [] }))]
        const { ranked, eligible, refused } = createPool(policy, { experts }).rank(asked, { first: 100 })
        const free = experts.filter((expert) => conflictsOf(asked, expert).length === 0).map(({ id }) => id)
        expect(ranked.map(({ id }) => id)).toEqual(free.sort())
        expect(ranked.every(({ score }) => score === 0)).toBe(true)
        expect(eligible).toBe(free.length)
        expect(conflictReasons.reduce((sum, reason) => sum + refused[reason], 0)).toBe(experts.length - free.length)
      }),
    )
  })
})
