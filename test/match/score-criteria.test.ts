import { describe, expect, test } from 'vitest'
import { careerValue, fairnessValue, fieldValue, industryValue, outcomesValue, placeValue, stageValue } from '../../schema/match/score/criteria.ts'

describe('field', () => {
  const valueOf = (asked: string[], own: string[], edition = 2023) => fieldValue({ fields: asked, edition: 2023 }, { fields: own, edition })

  test.each([
    { asked: ['LB'], own: ['LB'], value: 1, nearness: ['SAME'] },
    { asked: ['LB'], own: ['EC', 'LB'], value: 1, nearness: ['SAME'] },
    { asked: ['LB'], own: ['LA'], value: 0.4, nearness: ['SAME_AREA'] },
    { asked: ['LB'], own: ['EA', 'NA'], value: 0, nearness: ['OTHER_AREA'] },
    { asked: ['LB', 'EC'], own: ['LB'], value: 0.5, nearness: ['OTHER_AREA', 'SAME'] },
    { asked: ['LB', 'EC'], own: ['LB', 'EA'], value: 0.7, nearness: ['SAME_AREA', 'SAME'] },
  ])('asked $asked of one who has $own is worth $value', ({ asked, own, value, nearness }) => {
    const found = valueOf(asked, own)
    expect(found.value).toBeCloseTo(value, 12)
    expect(found.evidence.pairs.map((pair) => pair.nearness)).toEqual(nearness)
  })

  test('the same code of another edition is not held to be near', () => {
    const { value, evidence } = valueOf(['LB'], ['LB'], 2018)
    expect(value).toBe(0)
    expect(evidence.pairs).toEqual([{ asked: 'LB', nearest: 'LB', nearness: 'OTHER_EDITION' }])
  })

  test('what a side does not tell is said', () => {
    expect(valueOf([], ['LB'])).toMatchObject({ value: 0.5, evidence: { told: 'NEED_SILENT' } })
    expect(valueOf(['LB'], [])).toMatchObject({ value: 0, evidence: { told: 'EXPERT_SILENT' } })
  })
})

describe('stage and industry', () => {
  test.each([
    { stages: ['PRODUCTION', 'STARTUP'] as const, value: 1, told: 'BOTH' },
    { stages: ['STARTUP'] as const, value: 0.2, told: 'BOTH' },
    { stages: [] as const, value: 0, told: 'EXPERT_SILENT' },
  ])('who helped at $stages is worth $value for production', ({ stages, value, told }) => {
    expect(stageValue({ stage: 'PRODUCTION' }, { stages })).toMatchObject({ value, evidence: { told } })
  })

  test.each([
    { industry: 'C', industries: ['A', 'C'], value: 1, told: 'BOTH' },
    { industry: 'C', industries: ['A'], value: 0, told: 'BOTH' },
    { industry: 'C', industries: [], value: 0, told: 'EXPERT_SILENT' },
    { industry: null, industries: ['A'], value: 0.5, told: 'NEED_SILENT' },
  ])('who worked in $industries is worth $value for a need of $industry', ({ industry, industries, value, told }) => {
    expect(industryValue({ industry }, { industries })).toMatchObject({ value, evidence: { told } })
  })
})

describe('career', () => {
  const bands = ['UNDER_5', 'FROM_5_TO_9', 'FROM_10_TO_19', 'FROM_20'] as const
  const values = (prefersHighCareer: boolean) => bands.map((careerBand) => careerValue({ prefersHighCareer }, { careerBand }).value)

  test('grows with the years', () => expect(values(false)).toEqual([0.4, 0.6, 0.8, 1]))
  test('puts high-career members far before all others where the need prefers them', () => expect(values(true)).toEqual([0.1, 0.2, 0.3, 1]))
})

describe('place', () => {
  test.each([
    { need: '27', expert: '27', onSite: true, value: 1, borders: 0 },
    { need: '27', expert: '47', onSite: true, value: 0.7, borders: 1 },
    { need: '27', expert: '51', onSite: true, value: 0.4, borders: 2 },
    { need: '27', expert: '11', onSite: true, value: 0.1, borders: 4 },
    { need: '27', expert: '50', onSite: true, value: 0.1, borders: null },
    { need: '12', expert: '29', onSite: true, value: 1, borders: 0 },
    { need: '46', expert: '45', onSite: true, value: 0.7, borders: 1 },
    { need: '27', expert: '99', onSite: true, value: 0.1, borders: null },
    { need: '27', expert: '50', onSite: false, value: 0.6, borders: null },
    { need: '27', expert: '47', onSite: false, value: 0.7, borders: 1 },
    { need: null, expert: '47', onSite: false, value: 0.5, borders: null },
    { need: '27', expert: null, onSite: true, value: 0, borders: null },
    { need: '27', expert: null, onSite: false, value: 0.6, borders: null },
  ])('an expert of $expert is worth $value in $need (on site: $onSite)', ({ need, expert, onSite, value, borders }) => {
    expect(placeValue({ province: need, onSite }, { province: expert })).toMatchObject({ value, evidence: { borders, remote: !onSite } })
  })
})

describe('outcomes', () => {
  const valueOf = (count: number, sum: number, outcomePrior = 5) => outcomesValue({ outcomes: { count, sum } }, { outcomePrior }, 0.6).value

  test.each([
    { count: 0, sum: 0, value: 0.6 },
    { count: 1, sum: 1, value: 4 / 6 },
    { count: 10, sum: 10, value: 13 / 15 },
    { count: 10, sum: 0, value: 3 / 15 },
  ])('$count that come to $sum are worth $value beside a mean of 0.6', ({ count, sum, value }) => expect(valueOf(count, sum)).toBeCloseTo(value, 12))

  test('one good outcome does not stand above ten', () => expect(valueOf(1, 1)).toBeLessThan(valueOf(10, 10)))
  test('without a prior they are the mean, and the mean of the pool where there is none', () => {
    expect(valueOf(4, 1, 0)).toBe(0.25)
    expect(valueOf(0, 0, 0)).toBe(0.6)
  })
})

describe('fairness', () => {
  test.each([
    [0, 1],
    [3, 0.5],
    [9, 0.25],
  ])('%d asks are worth %d where three halve it', (asks, value) => expect(fairnessValue({ asks }, { asksHalved: 3 }).value).toBe(value))
})
