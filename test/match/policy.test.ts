import { beforeAll, describe, expect, test } from 'vitest'
import { encodeId } from '../../schema/core/global-id.ts'
import { type AskedGraph, withGraph } from '../support/graph.ts'
import { bearerOf } from '../support/viewers.ts'

const graph = withGraph()

const setText = `mutation ($version: Int!, $input: SetMatchPolicyInput!, $reason: String!) { setMatchPolicy(version: $version, input: $input, reason: $reason) { __typename
  ... on ValidationError { field } ... on ConflictError { conflict: field } ... on StaleVersionError { current }
  ... on SetMatchPolicyPayload { policy { version reason textCosine weights { criterion weight share } glossary { lay technical isBuiltIn } } } } }`
const policyText = 'query ($version: Int) { matchPolicy(version: $version) { version reason createdAt textCosine weights { criterion weight share } glossary { lay technical isBuiltIn } } }'

interface Policy {
  version: number
  reason: string | null
  createdAt: string | null
  textCosine: number
  weights: { criterion: string; weight: number; share: number }[]
  glossary: { lay: string; technical: string; isBuiltIn: boolean }[]
}

let operator: AskedGraph
beforeAll(async () => {
  operator = graph.as(await bearerOf(graph.database))
})

const policy = async (version?: number) => (await graph.ask<{ matchPolicy: Policy | null }>(policyText, version === undefined ? {} : { version })).matchPolicy
const set = async (input: object, version?: number, reason = '시험') => {
  const { setMatchPolicy } = await operator.ask<{ setMatchPolicy: { __typename: string; field?: string; conflict?: string; current?: number; policy?: Policy } }>(setText, { version: version ?? (await policy())?.version, input, reason })
  return setMatchPolicy
}

describe('the policy', () => {
  test('is told to everybody, the built-in version first', async () => {
    const first = await policy(1)
    expect(first).toMatchObject({ version: 1, reason: null, createdAt: null })
    expect(first?.weights.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(first?.glossary.length).toBeGreaterThan(100)
    expect(first?.glossary.every(({ isBuiltIn }) => isBuiltIn)).toBe(true)
    expect(await policy(999)).toBeNull()
  })

  test('changes by a new version, by which candidates are ranked from then on, and the former one stays', async () => {
    const need = await graph.database.prisma.need.findFirstOrThrow({ where: { status: 'OPEN' }, orderBy: { id: 'asc' } })
    const ranked = async () =>
      (await operator.ask<{ needMatches: { score: number; policyVersion: number; criteria: { key: string; weight: number; value: number }[] }[] }>(`{ needMatches(needId: "${encodeId('Need', need.id)}", first: 3) { score policyVersion criteria { key weight value } } }`)).needMatches
    const [before, former] = [await ranked(), await policy()]
    const made = await set({ weights: { field: 1, text: 0, stage: 0, industry: 0, career: 0, place: 0, outcomes: 0, fairness: 0 } })
    expect(made.policy).toMatchObject({ version: (former?.version ?? 0) + 1, reason: '시험' })
    const after = await ranked()
    expect(new Set(after.map(({ policyVersion }) => policyVersion))).toEqual(new Set([made.policy?.version]))
    for (const { score, criteria } of after) expect(score).toBeCloseTo(criteria.find(({ key }) => key === 'FIELD')?.value ?? -1, 12)
    expect(before[0]?.policyVersion).toBe(former?.version)
    expect(await policy(former?.version)).toEqual(former)
  })

  test('keeps what a change leaves out', async () => {
    const former = await policy()
    const made = await set({ textCosine: 0.4, weights: { text: 3 } })
    expect(made.policy?.textCosine).toBe(0.4)
    const others = (one: Policy | null | undefined) => one?.weights.filter(({ criterion }) => criterion !== 'TEXT').map(({ weight }) => weight)
    expect(others(made.policy)).toEqual(others(former))
  })

  test('is made from the version that holds', async () => {
    const current = (await policy())?.version ?? 0
    expect(await set({ textCosine: 0.5 }, current - 1)).toEqual({ __typename: 'StaleVersionError', current })
  })

  test.each([
    [{}, 'input'],
    [{ weights: { text: -0.1 } }, 'input.weights.text'],
    [{ weights: { text: 1e300 } }, 'input.weights.text'],
    [{ weights: { text: null } }, 'input.weights.text'],
    [{ weights: Object.fromEntries(['field', 'text', 'stage', 'industry', 'career', 'place', 'outcomes', 'fairness'].map((key) => [key, 0])) }, 'input.weights'],
    [{ textCosine: 0 }, 'input.textCosine'],
    [{ textCosine: 1.1 }, 'input.textCosine'],
    [{ outcomePrior: -1 }, 'input.outcomePrior'],
    [{ asksHalved: 0 }, 'input.asksHalved'],
    [{ askHalfLife: 0 }, 'input.askHalfLife'],
    [{ addTerms: [] }, 'input.addTerms'],
    [{ addTerms: [{ lay: '', technical: '점도' }] }, 'input.addTerms.0.lay'],
    [{ addTerms: [{ lay: '끈적끈적', technical: '점도' }, { lay: '끈적끈적', technical: '점도' }] }, 'input.addTerms.1'],
  ])('refuses %j by field, and makes no version', async (input, field) => {
    const before = await policy()
    expect(await set(input)).toEqual({ __typename: 'ValidationError', field })
    expect(await policy()).toEqual(before)
  })

  test.each(['NaN', 'Infinity', '"1"', '1e999'])('refuses the weight %s', async (weight) => {
    const before = await policy()
    const { data, errors } = await operator.post(`mutation { setMatchPolicy(version: ${before?.version ?? 0}, reason: "x", input: { weights: { text: ${weight} } }) { __typename ... on ValidationError { field } } }`)
    if (weight === '1e999') expect(data).toEqual({ setMatchPolicy: { __typename: 'ValidationError', field: 'input.weights.text' } })
    else expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(await policy()).toEqual(before)
  })

  test('takes words for the glossary and ends them again, never those that are built in', async () => {
    const term = { lay: '쩍쩍거림', technical: '균열전파' }
    const added = await set({ addTerms: [term] })
    expect(added.policy?.glossary).toContainEqual({ ...term, isBuiltIn: false })
    expect(await set({ addTerms: [term] })).toEqual({ __typename: 'ConflictError', conflict: 'input.addTerms.0' })
    const ended = await set({ endTerms: [term] })
    expect(ended.policy?.glossary).not.toContainEqual({ ...term, isBuiltIn: false })
    expect((await policy(added.policy?.version))?.glossary).toContainEqual({ ...term, isBuiltIn: false })
    expect(await set({ endTerms: [term] })).toEqual({ __typename: 'ConflictError', conflict: 'input.endTerms.0' })
    const [first] = (await policy())?.glossary ?? []
    expect(await set({ endTerms: [{ lay: first?.lay, technical: first?.technical }] })).toEqual({ __typename: 'ConflictError', conflict: 'input.endTerms.0' })
  })

  test('is changed by operators alone, once for a repeat by idempotency key', async () => {
    const { prisma } = graph.database
    const { id } = await prisma.organization.findFirstOrThrow({ where: { type: 'SUPPORT_ORGANIZATION' } })
    const other = graph.as(await bearerOf(graph.database, { organizationId: id, scopes: ['READ_EXPERTS', 'WRITE_MATCHES'] }))
    const version = (await policy())?.version
    const variables = { version, input: { textCosine: 0.45 }, reason: '시험' }
    expect((await other.post(setText, variables)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const twice = [await operator.post(setText, variables, { idempotencyKey: 'policy-once-1' }), await operator.post(setText, variables, { idempotencyKey: 'policy-once-1' })]
    expect(twice[0]?.data).toEqual(twice[1]?.data)
    expect((await policy())?.version).toBe((version ?? 0) + 1)
  })
})
