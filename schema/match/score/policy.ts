import { builtInGlossary } from './glossary.ts'
import { criteria, type Policy } from './records.ts'
import { isGlossaryWord } from './text.ts'

/**
 * Version 1 of the policy. Weights and calibration were chosen on planted pairs of three seeds and are reported on five others
 * (`npm run bench:matching`). Short texts of two hands that mean the same seldom have a cosine above 0.2, so likeness is full
 * at 0.16. Place, career, outcomes and fairness find nobody: their weights are policy.
 */
export const builtInPolicy: Policy = {
  version: 1,
  weights: { field: 0.18, text: 0.48, stage: 0.1, industry: 0.08, career: 0.04, place: 0.05, outcomes: 0.04, fairness: 0.03 },
  textCosine: 0.16,
  outcomePrior: 5,
  asksHalved: 3,
  askHalfLife: 90,
  glossary: builtInGlossary,
}

/** What is wrong with a policy: the field, as a path in it, and what was expected there. */
export interface PolicyProblem {
  field: string
  expected: string
}

/** Least and greatest value of each constant. */
export const policyBounds = {
  textCosine: [0.01, 1],
  outcomePrior: [0, 1000],
  asksHalved: [0.01, 1000],
  askHalfLife: [1, 3650],
} as const
export const heaviest = 1e9
const lightest = 1e-9

/** The first thing that keeps a policy from being used; null: it can be. */
export function policyProblem(policy: Policy): PolicyProblem | null {
  for (const key of criteria) {
    const weight = policy.weights[key]
    if (!(weight >= 0 && weight <= heaviest)) return { field: `weights.${key}`, expected: `a number from 0 to ${heaviest}` }
  }
  if (!criteria.some((key) => policy.weights[key] >= lightest)) return { field: 'weights', expected: `one weight of ${lightest} or more` }
  for (const [field, [least, most]] of Object.entries(policyBounds) as [keyof typeof policyBounds, readonly [number, number]][]) {
    if (!(policy[field] >= least && policy[field] <= most)) return { field, expected: `a number from ${least} to ${most}` }
  }
  for (const [place, pair] of policy.glossary.entries()) {
    for (const side of ['lay', 'technical'] as const) {
      if (!isGlossaryWord(pair[side])) return { field: `glossary.${place}.${side}`, expected: 'a word of 2 to 40 letters without its josa' }
    }
  }
  return null
}

/** Each weight as a share of all, in the order of the criteria: they sum to one. */
export function sharesOf({ weights }: Policy): number[] {
  // Divided by the greatest first: the sum of eight great weights stays finite.
  const greatest = Math.max(...criteria.map((key) => weights[key]))
  const scaled = criteria.map((key) => weights[key] / greatest)
  const sum = scaled.reduce((total, one) => total + one, 0)
  return scaled.map((one) => one / sum)
}
