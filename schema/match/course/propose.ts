import { v7 } from 'uuid'
import { z } from 'zod'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { CodedError, ConflictError, NotFoundError } from '../../core/errors.ts'
import { both, parseInput, some } from '../../core/filter.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import { reviews } from '../../core/viewer.ts'
import type { Transaction } from '../../core/write.ts'
import { viewableExpertWhere } from '../../expert/access.ts'
import { viewableNeedWhere } from '../../need/access.ts'
import { isOfNeed } from '../access.ts'
import { firstConflict, readPair } from './conflict-of.ts'
import { addStep } from './held-match.ts'
import { openNeedStatuses } from './lifecycle.ts'
import { matchPayload } from './arguments.ts'
import { viewableRunWhere } from '../run/access.ts'
import { scorePair } from '../score.ts'
import type { PoolStatistics } from '../score/statistics.ts'

const ProposeMatchInput = builder.inputType('ProposeMatchInput', {
  description: 'A match that somebody proposes (매칭 제안).',
  fields: (t) => ({
    needId: t.id({ required: true, description: 'Id of the technical need (기술수요): published, neither solved nor withdrawn.' }),
    expertId: t.id({ required: true, description: 'Id of the expert (전문가).' }),
    programmeId: t.id({ description: 'Id of the programme that it is counted for (소속 사업); absent: none.' }),
    runId: t.id({ description: 'Id of the run that gave the need this expert (매칭 실행), as one assigned or an alternate; absent: none did.' }),
  }),
})

const proposeInput = z.object({ needId: some.id('Need').unwrap(), expertId: some.id('Expert').unwrap(), programmeId: some.id('Programme').unwrap().nullish(), runId: some.id('MatchRun').unwrap().nullish() })

builder.mutationFields((t) => ({
  proposeMatch: mutation<{ input: object }, never, PoolStatistics>(t, {
    name: 'proposeMatch',
    description:
      'Proposes a match of a need with an expert (매칭 제안), scored at this moment: those who judge matches, and the organisation that has the need for its own. A conflict of interest, a consent or place that is lacking, or a demand that can’t be met is a `ConflictError`, whatever the score. A match that expired is proposed anew.',
    scopes: ['WRITE_MATCHES'],
    args: { input: t.arg({ type: ProposeMatchInput, required: true, description: 'The match (매칭).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: matchPayload,
    before: async (ctx) => (await ctx.matching()).pool.statistics(),
    effect: proposeMatch,
  }),
}))

async function proposeMatch(tx: Transaction, { input: given }: { input: object }, ctx: Context, statistics: PoolStatistics): Promise<Effect<never>> {
  const { needId, expertId, programmeId = null, runId = null } = parseInput(proposeInput, { ...given }, 'input')
  // Her consents and the need stay as they are until this is written.
  await tx.$queryRaw`select 1 from "Expert" where id = ${expertId}::uuid for key share`
  await tx.$queryRaw`select 1 from "Need" where id = ${needId}::uuid for no key update`
  const need = await tx.need.findFirst({ where: both({ id: needId }, viewableNeedWhere(ctx)), select: { status: true, organizationId: true, synthetic: true } })
  if (need === null) throw new NotFoundError('input.needId')
  const expert = await tx.expert.findFirst({ where: both({ id: expertId }, viewableExpertWhere(ctx)), select: { synthetic: true } })
  if (expert === null) throw new NotFoundError('input.expertId')
  const isOwn = isOfNeed(ctx.viewer, { expertId, need })
  if (!reviews(ctx.viewer) && !isOwn) throw new CodedError('FORBIDDEN', 'Expected a viewer who judges matches, or who acts for the organisation that has the need.')
  if (!openNeedStatuses.includes(need.status)) throw new ConflictError('Expected a need that is published, neither solved nor withdrawn.', 'input.needId')
  const pair = await readPair(tx, needId, expertId, ctx)
  if (pair === null) throw new ConflictError('Expected a need and an expert that can be matched.', 'input.expertId')
  const conflict = firstConflict(pair)
  if (conflict !== null) throw new ConflictError(conflict, 'input.expertId')
  const synthetic = need.synthetic || expert.synthetic
  if (programmeId !== null) await mustCount(tx, programmeId, synthetic)
  if (runId !== null) await mustHaveGiven(tx, runId, { needId, expertId }, ctx)
  const { score } = scorePair(pair.need, pair.expert, pair.policy, statistics)
  const { id, version, isNew } = await writeProposed(tx, { needId, expertId, programmeId, runId, synthetic, score, policyVersion: pair.policy.version }, ctx)
  await addStep(tx, id, { kind: 'PROPOSED', side: isOwn ? 'NEED' : 'OPERATOR' }, ctx)
  return { type: 'Match', id, kind: isNew ? 'CREATED' : 'CHANGED', version, organizationId: isOwn ? need.organizationId : null, values: isNew ? [] : [{ field: 'status', former: 'EXPIRED', current: 'PROPOSED' }] }
}

async function mustCount(tx: Transaction, programmeId: string, synthetic: boolean): Promise<void> {
  const programme = await tx.programme.findUnique({ where: { id: programmeId }, select: { synthetic: true } })
  if (programme === null) throw new NotFoundError('input.programmeId')
  if (programme.synthetic !== synthetic) throw new ConflictError('Expected rows that are all real, or all made up.', 'input.programmeId')
}

async function mustHaveGiven(tx: Transaction, runId: string, { needId, expertId }: Pick<Proposal, 'needId' | 'expertId'>, ctx: Context): Promise<void> {
  if ((await tx.matchRun.count({ where: both({ id: runId }, viewableRunWhere(ctx)) })) === 0) throw new NotFoundError('input.runId')
  if ((await tx.matchRunPair.count({ where: { expertId, need: { runId, needId } } })) === 0) throw new ConflictError('Expected a run that gave the need this expert.', 'input.runId')
}

interface Proposal {
  needId: string
  expertId: string
  programmeId: string | null
  runId: string | null
  synthetic: boolean
  score: number
  policyVersion: number
}

/** A new match, or the one of the same pair that expired. @throws ConflictError for a pair that has a match in another state */
async function writeProposed(tx: Transaction, proposal: Proposal, { now }: Context): Promise<{ id: string; version: number; isNew: boolean }> {
  const { needId, expertId, ...columns } = proposal
  const known = await tx.match.findUnique({ where: { needId_expertId: { needId, expertId } }, select: { id: true, version: true, status: true } })
  if (known === null) {
    const id = v7()
    await tx.match.create({ data: { id, ...proposal, createdAt: now, updatedAt: now } })
    return { id, version: 1, isNew: true }
  }
  const { id, version } = known
  const anew = { ...columns, status: 'PROPOSED', contestedAt: null, reviewedBy: null, reviewedAt: null, answerBy: null, needAcceptedAt: null, expertAcceptedAt: null } as const
  const { count } = await tx.match.updateMany({ where: { id, version, status: 'EXPIRED' }, data: { ...anew, updatedAt: now, editedByUser: true } })
  if (count !== 1) throw new ConflictError('Expected a pair without a match, or one that expired.', 'input.expertId')
  return { id, version: version + 1, isNew: false }
}
