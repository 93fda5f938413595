import { v7 } from 'uuid'
import { organizationFor } from '../../access/organization-for.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { mustFor } from '../../core/acting.ts'
import { CodedError, ConflictError, InputError, NotFoundError } from '../../core/errors.ts'
import { both, parseInput } from '../../core/filter.ts'
import { decodeId } from '../../core/global-id.ts'
import { type Effect, mutation, writtenNode } from '../../core/mutation.ts'
import type { Where } from '../../core/page.ts'
import { can, operates } from '../../core/viewer.ts'
import type { Transaction } from '../../core/write.ts'
import { viewableExpertWhere } from '../../expert/access.ts'
import { viewableNeedWhere } from '../../need/access.ts'
import { rankableNeedWhere } from '../candidate/access.ts'
import { openNeedStatuses } from '../course/lifecycle.ts'
import { viewableRunWhere } from './access.ts'
import { mostPairs } from './cohort.ts'
import { most, RunMatchingInput, runMatchingInput } from './inputs.ts'
import { MatchRun, runEntity } from './run.ts'
import { matchableWhere } from '../read/sharing.ts'

const runField = 'The run (매칭 실행)'

builder.mutationFields((t) => ({
  runMatching: mutation<{ input: Record<string, unknown> }>(t, {
    name: 'runMatching',
    description: `Assigns a whole cohort at once, as well as it can be under everybody’s places and conflicts (일괄 매칭). It runs behind: the answer is the run as it waits; \`matchRun(id:)\` and \`changes\` tell its progress. Needs of others are for those who judge matches, as in \`needMatches\`; the scope \`READ_EXPERTS\` is needed too. At most ${most.needs} needs and ${most.experts} experts; of more than ${mostPairs.toLocaleString('en')} pairs the best candidates of each need alone are weighed, and \`bound\` is that of these.`,
    scopes: ['WRITE_MATCHES'],
    args: { input: t.arg({ type: RunMatchingInput, required: true, description: 'The cohort and how it is assigned (일괄 매칭 조건).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ run: writtenNode(p, { type: MatchRun, of: runEntity, description: runField }) }),
    effect: runMatching,
  }),
  cancelMatchRun: mutation<{ id: string }>(t, {
    name: 'cancelMatchRun',
    description: 'Cancels a run that waits or is computed (매칭 실행 취소): nothing of it is kept but that it was asked for. It takes no version, since a run that is computed changes each second.',
    scopes: ['WRITE_MATCHES'],
    args: { id: t.arg.id({ required: true, description: 'Id of the run (매칭 실행).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ run: writtenNode(p, { type: MatchRun, of: runEntity, description: runField }) }),
    effect: cancelMatchRun,
  }),
}))

async function runMatching(tx: Transaction, { input: given }: { input: Record<string, unknown> }, ctx: Context): Promise<Effect<never>> {
  const { needs, experts, organizationId: globalId, perExpert, ...limits } = parseInput(runMatchingInput, { ...given }, 'input')
  const organizationId = globalId == null && operates(ctx.viewer) ? null : (await organizationFor(tx, globalId ?? null, 'WRITE_MATCHES', ctx, 'input.organizationId')).id
  if (!can(ctx.viewer, 'READ_EXPERTS')) throw new CodedError('FORBIDDEN', 'Expected a viewer with the scope READ_EXPERTS.')
  const needIds = await cohortOf(needs ?? null, {
    field: 'input.needs',
    type: 'Need',
    limit: most.needs,
    find: (where) => tx.need.findMany({ where: both(viewableNeedWhere(ctx), where), select: { id: true }, take: most.needs + 1, orderBy: { id: 'asc' } }),
    allowed: rankableNeedWhere(ctx),
    fit: { status: { in: [...openNeedStatuses] } },
    unfit: 'Expected a need that is published and neither solved nor withdrawn.',
  })
  const expertIds = await cohortOf(experts ?? null, {
    field: 'input.experts',
    type: 'Expert',
    limit: most.experts,
    find: (where) => tx.expert.findMany({ where: both(viewableExpertWhere(ctx), where), select: { id: true }, take: most.experts + 1, orderBy: { id: 'asc' } }),
    allowed: {},
    fit: matchableWhere(ctx),
    unfit: 'Expected an expert who consents to matching.',
  })
  if (!(await hasPlaces(tx, expertIds))) throw new ConflictError('Expected at least one expert who has a place left.', 'input.experts')
  const id = v7()
  const version = await tx.matchPolicy.aggregate({ _max: { version: true } })
  await tx.matchRun.create({
    data: { id, ...limits, perExpert: perExpert ?? null, actor: ctx.viewer.id, organizationId, policyVersion: version._max.version, createdAt: ctx.now, updatedAt: ctx.now },
  })
  await tx.matchRunNeed.createMany({ data: needIds.map((needId) => ({ id: v7(), runId: id, needId })) })
  await tx.matchRunExpert.createMany({ data: expertIds.map((expertId) => ({ runId: id, expertId })) })
  return { type: 'MatchRun', id, kind: 'CREATED', audience: 'OWNER', ownerId: organizationId, version: 1, organizationId }
}

interface Side {
  field: string
  type: string
  limit: number
  /** Ids of those that the viewer sees and that satisfy a condition. */
  find: (where: Where) => Promise<{ id: string }[]>
  /** Whom the viewer may let take part. */
  allowed: Where
  /** Who can take part. */
  fit: Where
  /** What was expected of one that can't. */
  unfit: string
}

/**
 * One side of a cohort: those named, or all that can take part.
 * @throws NotFoundError, CodedError FORBIDDEN or ConflictError naming the place of the first that isn't there, may not or can't, InputError where all are too many
 */
async function cohortOf(globalIds: readonly string[] | null, { field, type, limit, find, allowed, fit, unfit }: Side): Promise<string[]> {
  if (globalIds === null) {
    const found = await find(both(allowed, fit))
    if (found.length === 0) throw new InputError(field, 'Expected somebody who can take part; there is nobody.')
    if (found.length > limit) throw new InputError(field, `Expected at most ${limit}; there are more, so name which.`)
    return found.map(({ id }) => id)
  }
  const ids = globalIds.map((globalId, place) => decodeId(globalId, [type], `${field}.${place}`))
  const lacking = async (where: Where): Promise<number> => {
    const found = new Set((await find(both({ id: { in: ids } }, where))).map(({ id }) => id))
    return ids.findIndex((id) => !found.has(id))
  }
  const unable = await lacking(both(allowed, fit))
  if (unable < 0) return ids
  const missing = await lacking({})
  if (missing >= 0) throw new NotFoundError(`${field}.${missing}`)
  const forbidden = await lacking(allowed)
  if (forbidden >= 0) throw new CodedError('FORBIDDEN', 'Expected needs of the organisation that the viewer acts for, or a viewer who judges matches.', `${field}.${forbidden}`)
  throw new ConflictError(unfit, `${field}.${unable}`)
}

/** Whether any of the experts has a place left, all profiles of hers together. */
async function hasPlaces(tx: Transaction, ids: readonly string[]): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ has: boolean }]>`
    select exists (select 1 from "Expert" e join "Expert" p on p.id = coalesce(e."sameAsId", e.id) left join "ExpertLoad" l on l."expertId" = p.id
      where e.id = any(${[...ids]}::uuid[]) and p.capacity > coalesce(l.active, 0)) as has`
  return row.has
}

async function cancelMatchRun(tx: Transaction, { id: globalId }: { id: string }, ctx: Context): Promise<Effect<never>> {
  const id = decodeId(globalId, ['MatchRun'], 'id')
  const run = await tx.matchRun.findFirst({ where: both({ id }, viewableRunWhere(ctx)) })
  if (run === null) throw new NotFoundError('id')
  mustFor(ctx.viewer, 'WRITE_MATCHES', run.organizationId)
  const [ended] = await tx.matchRun.updateManyAndReturn({
    where: { id, status: { in: ['QUEUED', 'RUNNING'] } },
    data: { status: 'CANCELLED', endedAt: ctx.now, updatedAt: ctx.now },
    select: { version: true },
  })
  if (ended === undefined) throw new ConflictError('Expected a run that waits or is computed.', 'id')
  const { organizationId } = run
  return {
    type: 'MatchRun', id, kind: 'CHANGED', audience: 'OWNER', ownerId: organizationId, version: ended.version, organizationId,
    values: [{ field: 'status', former: run.status, current: 'CANCELLED' }],
  }
}
