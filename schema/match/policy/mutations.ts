import { v7 } from 'uuid'
import { z } from 'zod'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError, InputError, StaleVersionError } from '../../core/errors.ts'
import { parseInput } from '../../core/filter.ts'
import type { Field } from '../../core/graph.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import { reasonText } from '../../core/reason.ts'
import type { Transaction } from '../../core/write.ts'
import { heaviest, policyBounds, policyProblem } from '../score/policy.ts'
import { isBuiltIn, MatchPolicy, toldPolicy } from './type.ts'
import { currentPolicy } from '../read/policy.ts'
import { criteria, type Criterion, type GlossaryPair, type Policy } from '../score/records.ts'
import { isGlossaryWord } from '../score/text.ts'

interface Change {
  version: number
  input: { weights?: object | null; addTerms?: readonly object[] | null; endTerms?: readonly object[] | null }
  reason: string
}

const weightTexts: Readonly<Record<Criterion, string>> = {
  field: 'Of the science and technology fields (분야).',
  text: 'Of the likeness of the texts (문제 내용).',
  stage: 'Of experience at the stage (단계 경험).',
  industry: 'Of experience in the industry (산업 경험).',
  career: 'Of years of work (경력).',
  place: 'Of the distance (지역).',
  outcomes: 'Of past outcomes (성과).',
  fairness: 'Of how rarely she was asked (공정성).',
}

const MatchWeightsInput = builder.inputType('MatchWeightsInput', {
  description: 'Weights of the criteria (가중치), 0 or more each, one of them above 0; what is absent stays.',
  fields: (t) => Object.fromEntries(criteria.map((criterion) => [criterion, t.float({ description: weightTexts[criterion] })])),
})

const GlossaryTermInput = builder.inputType('GlossaryTermInput', {
  description: 'A word and the one that it is read as (용어 대응).',
  fields: (t) => ({
    lay: t.string({ required: true, description: 'Word of people who have needs (쉬운 말), 2 to 40 letters without josa.' }),
    technical: t.string({ required: true, description: 'Word of the field (전문 용어), 2 to 40 letters without josa.' }),
  }),
})

const SetMatchPolicyInput = builder.inputType('SetMatchPolicyInput', {
  description: 'What changes of how scores are made (점수 산정 기준 변경); what is absent stays.',
  fields: (t) => ({
    weights: t.field({ type: MatchWeightsInput, description: 'Weights of the criteria (가중치).' }),
    textCosine: t.float({ description: 'Cosine of two texts that counts as full likeness (본문 유사도 보정), 0.01 to 1.' }),
    outcomePrior: t.float({ description: 'Outcomes that the mean of the pool counts for (사전 평균의 무게), 0 to 1,000.' }),
    asksHalved: t.float({ description: 'Recent requests after which fairness is one half (요청 반감 횟수), 0.01 to 1,000.' }),
    askHalfLife: t.int({ description: 'Days after which a request counts half (요청 반감 기간), 1 to 3,650.' }),
    addTerms: t.field({ type: [GlossaryTermInput], description: 'Words that are read as others from now on (용어 추가), 1 to 200.' }),
    endTerms: t.field({ type: [GlossaryTermInput], description: 'Words that no longer are (용어 종료), 1 to 200: none that are built in.' }),
  }),
})

const bounded = ([least, most]: readonly [number, number]) => {
  const text = `Expected a number from ${least} to ${most}.`
  return z.number(text).min(least, text).max(most, text).exactOptional()
}
const word = z.string().trim().refine(isGlossaryWord, 'Expected a word of 2 to 40 letters without its josa.')
const terms = z.array(z.object({ lay: word, technical: word })).min(1, 'Expected at least one value.').max(200, 'Expected at most 200 values.').exactOptional()

const setMatchPolicyInput = z
  .object({
    weights: z.object(Object.fromEntries(criteria.map((criterion) => [criterion, bounded([0, heaviest])])) as Record<Criterion, ReturnType<typeof bounded>>).exactOptional(),
    textCosine: bounded(policyBounds.textCosine),
    outcomePrior: bounded(policyBounds.outcomePrior),
    asksHalved: bounded(policyBounds.asksHalved),
    askHalfLife: bounded(policyBounds.askHalfLife),
    addTerms: terms,
    endTerms: terms,
  })
  .refine((input) => Object.keys(input).length > 0, 'Expected at least one change.')

builder.mutationFields((t) => ({
  setMatchPolicy: mutation<Change>(t, {
    name: 'setMatchPolicy',
    description: 'Makes a new version of the weights, the calibration and the glossary (점수 산정 기준 변경): scores are made by it from then on. Former versions stay as they were.',
    scopes: ['OPERATE'],
    args: {
      version: t.arg.int({ required: true, description: 'Version that the change was made from (판), as `matchPolicy` gave it.' }),
      input: t.arg({ type: SetMatchPolicyInput, required: true, description: 'What changes (변경 내용).' }),
      reason: t.arg.string({ required: true, description: 'Why (사유), at most 500 characters: everybody can read it.' }),
    },
    refuses: ['ConflictError', 'StaleVersionError'],
    payload: (p) => ({
      policy: p.field({ type: MatchPolicy, nullable: true, description: 'The version that was made (새 판).', resolve: ({ id }, _args, ctx) => toldPolicy(ctx, versionOf(id)) }) as Field,
    }),
    effect: setMatchPolicy,
  }),
}))

const idStart = '00000000-0000-4000-8000-'

/** The id by which the audit trail and the outbox know a version. */
export const policyId = (version: number): string => `${idStart}${version.toString(16).padStart(12, '0')}`
const versionOf = (id: string): number => parseInt(id.slice(idStart.length), 16)

async function setMatchPolicy(tx: Transaction, { version, input: given, reason: givenReason }: Change, ctx: Context): Promise<Effect<never>> {
  const reason = reasonText(givenReason, 'reason')
  const plain = {
    ...given,
    ...(given.weights == null ? {} : { weights: { ...given.weights } }),
    ...(given.addTerms == null ? {} : { addTerms: given.addTerms.map((term) => ({ ...term })) }),
    ...(given.endTerms == null ? {} : { endTerms: given.endTerms.map((term) => ({ ...term })) }),
  }
  const { weights = {}, addTerms = [], endTerms = [], ...constants } = parseInput(setMatchPolicyInput, plain, 'input')
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('MatchPolicy'))`
  const current = await currentPolicy(tx)
  if (current.version !== version) throw new StaleVersionError(current.version)
  const next: Policy = { ...current, ...constants, weights: { ...current.weights, ...weights }, version: version + 1 }
  const problem = policyProblem(next)
  if (problem !== null) throw new InputError(`input.${problem.field}`, 'Expected one weight above zero.')
  refuseTerms(current.glossary, addTerms, endTerms)
  const { textCosine, outcomePrior, asksHalved, askHalfLife } = next
  await tx.matchPolicy.create({ data: { version: next.version, ...next.weights, textCosine, outcomePrior, asksHalved, askHalfLife, reason, createdAt: ctx.now } })
  if (endTerms.length > 0) await tx.glossaryEntry.updateMany({ where: { untilVersion: null, OR: endTerms }, data: { untilVersion: next.version } })
  await tx.glossaryEntry.createMany({ data: addTerms.map((term) => ({ id: v7(), ...term, sinceVersion: next.version, createdAt: ctx.now })) })
  return { type: 'MatchPolicy', id: policyId(next.version), kind: 'CREATED', version: next.version, reason, audience: 'OWNER' }
}

const textOf = ({ lay, technical }: GlossaryPair) => JSON.stringify([lay, technical])

/** @throws ConflictError for words that are read so already, or that nobody reads so or nobody can end; InputError for one that is named twice */
function refuseTerms(known: readonly GlossaryPair[], added: readonly GlossaryPair[], ended: readonly GlossaryPair[]): void {
  const before = new Set(known.map(textOf))
  const named = new Set<string>()
  for (const [place, term] of [...added.entries(), ...ended.entries()]) {
    const isAdded = added[place] === term
    const field = `input.${isAdded ? 'addTerms' : 'endTerms'}.${place}`
    if (named.has(textOf(term))) throw new InputError(field, 'Expected each value once.')
    named.add(textOf(term))
    if (isAdded && before.has(textOf(term))) throw new ConflictError('Expected words that the glossary does not have.', field)
    if (!isAdded && (!before.has(textOf(term)) || isBuiltIn(term))) throw new ConflictError('Expected words of the glossary that operators added.', field)
  }
}
