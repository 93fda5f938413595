import { describe, expect, test } from 'vitest'
import { builtInPolicy, policyProblem, sharesOf } from '../../schema/match/score/policy.ts'
import { criteria, type Policy } from '../../schema/match/score/records.ts'

describe('a policy', () => {
  const weighing = (own: Partial<Policy['weights']>): Policy => ({ ...builtInPolicy, weights: { ...builtInPolicy.weights, ...own } })
  const nothing = Object.fromEntries(criteria.map((key) => [key, 0])) as Policy['weights']

  test('of version 1 can be used, and so can one weight alone', () => {
    expect(policyProblem(builtInPolicy)).toBeNull()
    expect(policyProblem({ ...builtInPolicy, weights: { ...nothing, text: 3 } })).toBeNull()
  })

  test.each([
    ['a negative weight', weighing({ stage: -0.1 }), 'weights.stage'],
    ['a weight that is no number', weighing({ text: NaN }), 'weights.text'],
    ['a weight without end', weighing({ place: Infinity }), 'weights.place'],
    ['no weight at all', { ...builtInPolicy, weights: nothing }, 'weights'],
    ['a cosine of nothing', { ...builtInPolicy, textCosine: 0 }, 'textCosine'],
    ['a cosine above one', { ...builtInPolicy, textCosine: 1.01 }, 'textCosine'],
    ['a cosine that is no number', { ...builtInPolicy, textCosine: NaN }, 'textCosine'],
    ['a negative prior', { ...builtInPolicy, outcomePrior: -1 }, 'outcomePrior'],
    ['asks that are halved at once', { ...builtInPolicy, asksHalved: 0 }, 'asksHalved'],
    ['a half-life of no day', { ...builtInPolicy, askHalfLife: 0 }, 'askHalfLife'],
    ['an empty word', { ...builtInPolicy, glossary: [{ lay: '김 서림', technical: '결로' }, { lay: ' ', technical: '결로' }] }, 'glossary.1.lay'],
    ['a word of one letter', { ...builtInPolicy, glossary: [{ lay: '김 서림', technical: '결' }] }, 'glossary.0.technical'],
  ])('with %s is refused by the name of the field', (_what, policy, field) => {
    expect(policyProblem(policy)).toMatchObject({ field })
  })

  test('counts by the ratios of its weights', () => {
    const twice = weighing(Object.fromEntries(criteria.map((key) => [key, builtInPolicy.weights[key] * 2])))
    expect(sharesOf(twice)).toEqual(sharesOf(builtInPolicy))
    expect(sharesOf(builtInPolicy).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12)
    expect(sharesOf(weighing(Object.fromEntries(criteria.map((key) => [key, 1e9]))))).toEqual(Array(8).fill(1 / 8))
  })
})
