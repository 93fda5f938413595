import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ruledRelation } from '../../core/graph.ts'
import { loaderOf } from '../../core/row-loader.ts'
import { can } from '../../core/viewer.ts'
import { viewableExpertWhere } from '../../expert/access.ts'
import { isPrivy } from '../access.ts'
import { changePoints } from './candidate.ts'
import { langArgs, langOf } from './lang.ts'
import { Match } from '../match.ts'
import { readExperts } from '../read/experts.ts'
import { readNeeds } from '../read/needs.ts'
import { readPolicy } from '../read/policy.ts'
import { type Explained, explained, MatchConflict, MatchCriterion, RankChange, toldConflicts } from './reasons.ts'
import type { Policy } from '../score/records.ts'
import { MatchRun, runEntity } from '../run/run.ts'
import { scorePair } from '../score.ts'
import { changesSentence } from '../score/sentences.ts'

/** What of a match its reasons hang on. */
interface MatchRow {
  id: string
  needId: string
  expertId: string
  policyVersion: number | null
  need: { organizationId: string | null }
}

/** A match as it is explained today. */
interface Reasoned extends Explained {
  policyVersion: number | null
}

const select = { id: true, needId: true, expertId: true, policyVersion: true, need: { select: { organizationId: true } } } as const
const ordinary = { reads: { ordinary: 'the reasons of a match are computed by the pool that the process holds' } }
const whoText = 'Null for whoever is neither of its sides nor judges matches, and where the viewer may not see the expert'

builder.prismaObjectFields(Match, (t) => ({
  policyVersion: t.exposeInt('policyVersion', { nullable: true, description: 'Version of the weights and glossary that it was scored by (점수 판), as `matchPolicy` gives it; null: the score was given from outside.' }),
  run: ruledRelation(t, 'run', { type: MatchRun, of: runEntity, foreignKey: 'runId', description: 'The run that it was proposed from (매칭 실행); null: none, or the viewer may not see the run.' }),
  criteria: t.field({
    type: [MatchCriterion],
    nullable: true,
    select,
    complexity: { field: 5, multiplier: 8 },
    extensions: ordinary,
    description: `What its score is made of (평가 기준별 점수), by the version that it was scored by: computed anew of what need and expert tell today, beside how common words are in today’s pool, so that it may sum to another score than the one that was kept. Empty: the score was given from outside, or she doesn’t agree to be matched. ${whoText}.`,
    resolve: async (match, _args, ctx) => {
      const found = await reasonsOf(match, ctx)
      if (found === null) return null
      return found.policyVersion === null ? [] : (found.score?.criteria ?? []).map((of) => ({ of, names: found.names }))
    },
  }),
  conflicts: t.field({
    type: [MatchConflict],
    nullable: true,
    select,
    complexity: { field: 5, multiplier: 3 },
    extensions: ordinary,
    description: `Why its two sides could not be matched today (매칭 제외 사유); empty: nothing stands against it. Of ties and refusals others than herself and operators are told only that there is one. ${whoText}.`,
    resolve: async (match, _args, ctx) => {
      const found = await reasonsOf(match, ctx)
      return found === null ? null : toldConflicts(ctx, found)
    },
  }),
  whatWouldChangeIt: t.field({
    type: [RankChange],
    nullable: true,
    select,
    complexity: { field: changePoints, multiplier: 3 },
    extensions: ordinary,
    description: `Changes that the expert could bring about, each alone, that would better her rank for the need today by the current version (순위를 바꾸는 조건), those that help most first; empty: none would. ${whoText}.`,
    resolve: async (match, _args, ctx) => {
      const found = await reasonsOf(match, ctx)
      return found === null ? null : (found.changes()?.changes ?? []).map((of) => ({ of, names: found.names }))
    },
  }),
  outlook: t.string({
    nullable: true,
    select,
    args: langArgs(t as never),
    complexity: { field: changePoints, multiplier: 1 },
    extensions: ordinary,
    description: `The same in words (순위 전망): it says plainly when no single change suffices. ${whoText}, and where she isn’t in the pool.`,
    resolve: async (match, args, ctx) => {
      const changes = (await reasonsOf(match, ctx))?.changes() ?? null
      return changes === null ? null : changesSentence(changes, langOf(args))
    },
  }),
}))

/** Why a match has its score; null: the viewer isn't told. */
async function reasonsOf(match: MatchRow, ctx: Context): Promise<Reasoned | null> {
  const isHerself = match.expertId === ctx.viewer.expertId
  if (!isPrivy(ctx, match) || !(isHerself || can(ctx.viewer, 'READ_EXPERTS'))) return null
  if (!(await ctx.holds('Expert', viewableExpertWhere(ctx), match.expertId))) return null
  rowsOf(ctx).set(match.id, match)
  return loaderOf(ctx, 'reasons of matches', (ids) => reasons(ids.map((id) => rowsOf(ctx).get(id)), ctx)).load(match.id)
}

const rows = new WeakMap<Context, Map<string, MatchRow>>()

/** The matches of a request whose reasons were asked for. */
function rowsOf(ctx: Context): Map<string, MatchRow> {
  const known = rows.get(ctx) ?? new Map<string, MatchRow>()
  rows.set(ctx, known)
  return known
}

/** The reasons of several matches: a number of statements that grows with the versions alone by which they were scored. */
async function reasons(matches: readonly (MatchRow | undefined)[], ctx: Context): Promise<(Reasoned | null)[]> {
  const asked = matches.filter((match) => match !== undefined)
  const matching = await ctx.matching()
  const { pool } = matching
  const versions = [...new Set(asked.flatMap(({ policyVersion }) => (policyVersion === null || policyVersion === pool.policy.version ? [] : [policyVersion])))]
  const [needs, experts, policies] = await Promise.all([
    readNeeds(ctx.prisma, [...new Set(asked.map(({ needId }) => needId))], ctx),
    readExperts(ctx.prisma, [...new Set(asked.map(({ expertId }) => expertId))], { today: ctx.today, territory: ctx.territory, askHalfLife: pool.policy.askHalfLife }),
    Promise.all(versions.map((version) => readPolicy(ctx.prisma, version))),
  ])
  const [ofNeeds, ofExperts] = [new Map(needs.map((need) => [need.id, need])), new Map(experts.map((expert) => [expert.id, expert]))]
  const ofVersions = new Map<number, Policy>([pool.policy, ...policies.filter((policy) => policy !== null)].map((policy) => [policy.version, policy]))
  return matches.map((match) => {
    const [need, expert] = [ofNeeds.get(match?.needId ?? ''), ofExperts.get(match?.expertId ?? '')]
    if (match === undefined || need === undefined || expert === undefined) return null
    const policy = ofVersions.get(match.policyVersion ?? pool.policy.version) ?? pool.policy
    const score = expert.consents ? scorePair(need, expert, policy, pool.statistics()) : null
    return { ...explained(need, expert, score, matching), policyVersion: match.policyVersion }
  })
}
