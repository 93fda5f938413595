import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { CodedError, ConflictError, InputError, NotFoundError } from '../../core/errors.ts'
import { both } from '../../core/filter.ts'
import { decodeId } from '../../core/global-id.ts'
import { statCost } from '../../core/stats.ts'
import { viewableExpertWhere } from '../../expert/access.ts'
import { viewableNeedWhere } from '../../need/access.ts'
import { type Candidate, MatchCandidate } from './candidate.ts'
import { mayRankExperts, mayRankNeeds } from './access.ts'
import type { Matching } from './matching.ts'
import { readExperts } from '../read/experts.ts'
import { readNeeds } from '../read/needs.ts'
import { explained } from './reasons.ts'
import type { ExpertRecord, NeedRecord } from '../score/records.ts'

const most = 100

/** Why no statement reads candidates. */
const ranked = { reads: { ordinary: 'candidates are ranked by the pool that the process holds' } }

const rowsOf = (named: readonly unknown[] | null | undefined, first: number) => ({ field: statCost.field, multiplier: Math.min(most, Math.max(1, named?.length ?? first)) })

builder.queryFields((t) => ({
  needMatches: t.field({
    type: [MatchCandidate],
    description:
      'Experts for a technical need, ranked as the pool stands at this moment, the best first (수요별 매칭 후보): everyone who may be matched is scored. For whoever judges matches (scope `WRITE_MATCHES` of an organisation that is no enterprise, or `OPERATE`) and for the owner of the need, both with the scope `READ_EXPERTS`. A need that is solved or withdrawn is `CONFLICT`.',
    args: {
      needId: t.arg.id({ required: true, description: 'Id of the technical need (기술수요).' }),
      first: t.arg.int({ required: true, defaultValue: 20, description: `How many (건수), 1 to ${most}.` }),
      expertIds: t.arg.idList({ description: `Only these experts (전문가), 1 to ${most}, in this order, those with a conflict too: what stands against them is told. Absent: the best of all.` }),
    },
    authScopes: { known: true },
    complexity: ({ first, expertIds }) => rowsOf(expertIds, first),
    extensions: ranked,
    resolve: (_root, args, ctx) => needMatches(args, ctx),
  }),
  expertMatches: t.field({
    type: [MatchCandidate],
    description:
      'Open technical needs for an expert, the best first (전문가별 매칭 후보); a need’s `rank` here is its place among all open needs that she may be matched with. For herself, and with the scope `READ_EXPERTS` for whoever judges matches (scope `WRITE_MATCHES` of an organisation that is no enterprise, or `OPERATE`).',
    args: {
      expertId: t.arg.id({ required: true, description: 'Id of the expert (전문가); her own is `viewer { expert { id } }`.' }),
      first: t.arg.int({ required: true, defaultValue: 20, description: `How many (건수), 1 to ${most}.` }),
    },
    authScopes: { known: true },
    complexity: ({ first }) => rowsOf(null, first),
    extensions: ranked,
    resolve: (_root, args, ctx) => expertMatches(args, ctx),
  }),
}))

async function needMatches({ needId, first, expertIds }: { needId: string; first: number; expertIds?: readonly string[] | null | undefined }, ctx: Context): Promise<Candidate[]> {
  checkFirst(first)
  const id = decodeId(needId, ['Need'], 'needId')
  const found = await ctx.prisma.need.findFirst({ where: both({ id }, viewableNeedWhere(ctx)), select: { organizationId: true, status: true } })
  if (found === null) throw new NotFoundError('needId')
  if (!mayRankExperts(ctx, found)) throw forbidden()
  if (found.status === 'RESOLVED' || found.status === 'WITHDRAWN') throw new ConflictError('Expected a need that is neither solved nor withdrawn.', 'needId')
  const matching = await ctx.matching()
  const need = matching.pool.need(id) ?? (await readNeeds(ctx.prisma, [id], ctx))[0]
  if (need === undefined) throw new NotFoundError('needId')
  if (expertIds != null) return (await namedExperts(expertIds, matching, ctx)).map((expert) => namedCandidate(need, expert, matching))
  return matching.pool.rank(need, { first }).ranked.flatMap(({ id: expertId, rank }) => {
    const expert = matching.pool.expert(expertId)
    return expert === undefined ? [] : [candidate(need, expert, rank, matching)]
  })
}

async function expertMatches({ expertId, first }: { expertId: string; first: number }, ctx: Context): Promise<Candidate[]> {
  checkFirst(first)
  const id = decodeId(expertId, ['Expert'], 'expertId')
  if ((await ctx.prisma.expert.count({ where: both({ id }, viewableExpertWhere(ctx)) })) === 0) throw new NotFoundError('expertId')
  if (!mayRankNeeds(ctx, { id })) throw forbidden()
  const matching = await ctx.matching()
  const expert = matching.pool.expert(id) ?? (await readExperts(ctx.prisma, [id], at(matching, ctx)))[0]
  if (expert === undefined) throw new NotFoundError('expertId')
  return matching.pool.needsFor(expert, { first }).ranked.flatMap(({ id: needId, rank }) => {
    const need = matching.pool.need(needId)
    return need === undefined ? [] : [candidate(need, expert, rank, matching)]
  })
}

const forbidden = () => new CodedError('FORBIDDEN', 'Expected a viewer with a scope that this needs; its description names it.')

function checkFirst(first: number): void {
  if (first < 1 || first > most) throw new InputError('first', `Expected a whole number from 1 to ${most}.`)
}

const at = ({ pool }: Matching, { today, territory }: Context) => ({ today, territory, askHalfLife: pool.policy.askHalfLife })

function candidate(need: NeedRecord, expert: ExpertRecord, rank: number | null, matching: Matching): Candidate {
  const { pool } = matching
  return { ...explained(need, expert, pool.explain(need, expert), matching), rank, policyVersion: pool.policy.version }
}

/** An expert who was asked for by name. */
function namedCandidate(need: NeedRecord, expert: ExpertRecord, matching: Matching): Candidate {
  if (expert.consents) {
    const told = candidate(need, expert, null, matching)
    return { ...told, rank: told.changes()?.rank ?? null }
  }
  return { ...explained(need, expert, null, matching), rank: null, policyVersion: matching.pool.policy.version }
}

/** The experts of some ids, in their order. @throws NotFoundError for one whom the viewer may not see */
async function namedExperts(globalIds: readonly string[], matching: Matching, ctx: Context): Promise<ExpertRecord[]> {
  if (globalIds.length < 1 || globalIds.length > most) throw new InputError('expertIds', `Expected 1 to ${most} ids.`)
  const ids = globalIds.map((globalId, place) => decodeId(globalId, ['Expert'], `expertIds.${place}`))
  const seen = await ctx.prisma.expert.findMany({ where: both({ id: { in: ids } }, viewableExpertWhere(ctx)), select: { id: true } })
  const records = new Map((await readExperts(ctx.prisma, seen.map(({ id }) => id), at(matching, ctx))).map((record) => [record.id, record]))
  return ids.map((id, place) => {
    const record = records.get(id)
    if (record === undefined) throw new NotFoundError(`expertIds.${place}`)
    return record
  })
}
