import { builder } from '../../builder.ts'
import { InputError } from '../../core/errors.ts'
import { builtInGlossary } from '../score/glossary.ts'
import { builtInPolicy, sharesOf } from '../score/policy.ts'
import { readPolicy } from '../read/policy.ts'
import { CriterionKey } from '../candidate/reasons.ts'
import { criteria, type Criterion, type GlossaryPair as Pair, type Policy } from '../score/records.ts'
import type { Context } from '../../context.ts'

/** A version of the policy with what is told of how it came. */
export interface ToldPolicy extends Policy {
  reason: string | null
  createdAt: Date | null
}

const MatchWeight = builder.objectRef<{ criterion: Criterion; weight: number; share: number }>('MatchWeight').implement({
  description: 'How much a criterion counts (가중치).',
  fields: (t) => ({
    criterion: t.field({ type: CriterionKey, description: 'The criterion (기준).', resolve: ({ criterion }) => criterion }),
    weight: t.exposeFloat('weight', { description: 'Its weight as it was given (가중치), 0 or more.' }),
    share: t.exposeFloat('share', { description: 'Its share of all weights (비중), from 0 to 1.' }),
  }),
})

const builtIn = new Set(builtInGlossary.map(({ lay, technical }) => `${lay} ${technical}`))
export const isBuiltIn = ({ lay, technical }: Pair): boolean => builtIn.has(`${lay} ${technical}`)

const GlossaryTerm = builder.objectRef<Pair>('GlossaryTerm').implement({
  description: 'A word of people who have needs, and the word of the field that it stands for (용어 대응).',
  fields: (t) => ({
    lay: t.exposeString('lay', { description: 'Word of people who have needs (쉬운 말).' }),
    technical: t.exposeString('technical', { description: 'Word of the field (전문 용어).' }),
    isBuiltIn: t.boolean({ description: 'Whether it comes with the graph (내장 용어), so that nobody can end it.', resolve: isBuiltIn }),
  }),
})

export const MatchPolicy = builder.objectRef<ToldPolicy>('MatchPolicy').implement({
  description: 'By what scores are made, in a version that never changes (점수 산정 기준): weights, calibration and glossary.',
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Number of the version (판); 1 is built in.' }),
    weights: t.field({
      type: [MatchWeight],
      description: 'What the criteria count (가중치), in the same order always; only their ratios matter.',
      resolve: (policy) => sharesOf(policy).map((share, place) => ({ criterion: criteria[place] as Criterion, weight: policy.weights[criteria[place] as Criterion], share })),
    }),
    textCosine: t.exposeFloat('textCosine', { description: 'Cosine of two texts that counts as full likeness (본문 유사도 보정), above 0 and at most 1.' }),
    outcomePrior: t.exposeFloat('outcomePrior', { description: 'Outcomes that the mean of the pool counts for (사전 평균의 무게).' }),
    asksHalved: t.exposeFloat('asksHalved', { description: 'Recent requests after which fairness is one half (요청 반감 횟수).' }),
    askHalfLife: t.exposeInt('askHalfLife', { description: 'Days after which a request counts half (요청 반감 기간).' }),
    glossary: t.field({ type: [GlossaryTerm], description: 'Words that are read as others (용어 대응).', resolve: ({ glossary }) => glossary }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it was made (사유), as an operator says; null: it is built in.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', nullable: true, description: 'When it was made (등록 시각); null: it is built in.' }),
  }),
})

/** A version of the policy as it is told; null: there is none. @param version absent: the current one */
export async function toldPolicy({ prisma }: Pick<Context, 'prisma'>, version?: number): Promise<ToldPolicy | null> {
  const policy = await readPolicy(prisma, version)
  if (policy === null) return null
  const row = policy.version === builtInPolicy.version ? null : await prisma.matchPolicy.findUnique({ where: { version: policy.version }, select: { reason: true, createdAt: true } })
  return { ...policy, reason: row?.reason ?? null, createdAt: row?.createdAt ?? null }
}

builder.queryFields((t) => ({
  matchPolicy: t.field({
    type: MatchPolicy,
    nullable: true,
    description: 'By what scores are made (점수 산정 기준): anybody may know. Null where there is no such version.',
    args: { version: t.arg.int({ description: 'Number of the version (판), from 1; absent: the current one.' }) },
    extensions: { reads: { ordinary: 'a policy is put together of what is built in and what operators changed' } },
    resolve: (_root, { version }, ctx) => {
      if (version != null && version < 1) throw new InputError('version', 'Expected a whole number from 1 to 2147483647.')
      return toldPolicy(ctx, version ?? undefined)
    },
  }),
}))
