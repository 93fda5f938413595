import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { loaderOf, rowOfId } from '../../core/row-loader.ts'
import { expertState, viewableExpertWhere } from '../../expert/access.ts'
import { Expert } from '../../expert/expert.ts'
import { Need } from '../../need/need.ts'
import { ExpertState } from '../enums.ts'
import { langArgs, langOf } from './lang.ts'
import { type Explained, MatchConflict, MatchCriterion, RankChange, toldConflicts } from './reasons.ts'
import { changesSentence } from '../score/sentences.ts'

/** A pair that could be matched. */
export interface Candidate extends Explained {
  /** From 1; null: a conflict keeps her out, or she doesn't agree to be matched. */
  rank: number | null
  policyVersion: number
}

/** Points of what would change a rank: everybody is ranked anew. */
export const changePoints = 20

export const MatchCandidate = builder.objectRef<Candidate>('MatchCandidate').implement({
  description: 'A pair of a technical need and an expert as it ranks at this moment (매칭 후보): nothing is kept of it.',
  fields: (t) => ({
    rank: t.exposeInt('rank', { nullable: true, description: 'Its place among all that may be matched, from 1 (순위); null: a conflict keeps her out.' }),
    score: t.float({ nullable: true, description: 'How well the expert suits the need (적합도), from 0 to 1; null: she doesn’t agree to be matched.', resolve: ({ score }) => score?.score ?? null }),
    need: rowOfId(t, { type: Need, typeName: 'Need', nullable: true, description: 'The technical need (기술수요); null: it is gone by now.', id: ({ need }) => need.id }),
    expert: rowOfId(t, { type: Expert, typeName: 'Expert', nullable: true, description: 'The expert (전문가); null where the viewer may not see the profile any more: `expertState` says why.', id: ({ expert }) => expert.id }),
    expertState: t.field({
      type: ExpertState,
      description: 'Why the expert is shown or not (전문가 표시 상태).',
      resolve: async ({ expert }, _args, ctx) => stateOf(expert.id, ctx),
    }),
    criteria: t.field({
      type: [MatchCriterion],
      description: 'What the score is made of (평가 기준별 점수), in the same order always; empty: she doesn’t agree to be matched.',
      resolve: ({ score, names }) => (score?.criteria ?? []).map((of) => ({ of, names })),
    }),
    conflicts: t.field({
      type: [MatchConflict],
      description: 'Why the expert can’t be matched with the need, whatever the score (매칭 제외 사유); empty: she can. Of ties and refusals others than herself and operators are told only that there is one.',
      resolve: (candidate, _args, ctx) => toldConflicts(ctx, candidate),
    }),
    whatWouldChangeIt: t.field({
      type: [RankChange],
      complexity: { field: changePoints, multiplier: 3 },
      description: 'Changes that she could bring about, each alone, that would better her rank for the need (순위를 바꾸는 조건), those that help most first; empty: none would.',
      resolve: ({ changes, names }) => (changes()?.changes ?? []).map((of) => ({ of, names })),
    }),
    outlook: t.string({
      nullable: true,
      complexity: { field: changePoints, multiplier: 1 },
      args: langArgs(t),
      description: 'The same in words (순위 전망): it says plainly when no single change suffices; null: she isn’t in the pool.',
      resolve: ({ changes }, args) => {
        const found = changes()
        return found === null ? null : changesSentence(found, langOf(args))
      },
    }),
    policyVersion: t.exposeInt('policyVersion', { description: 'Version of the weights and glossary (점수 판), as `matchPolicy` gives it.' }),
  }),
})

async function stateOf(id: string, ctx: Context) {
  const isVisible = await ctx.holds('Expert', viewableExpertWhere(ctx), id)
  return expertState(isVisible, isVisible ? { withdrawnAt: null } : { withdrawnAt: await withdrawnAt(ctx, id) })
}

/** When experts withdrew: one statement for all of a tick. */
const withdrawnAt = (ctx: Context, id: string): Promise<Date | null> =>
  loaderOf(ctx, 'when experts withdrew', async (ids) => {
    const rows = await ctx.prisma.expert.findMany({ where: { id: { in: [...ids] } }, select: { id: true, withdrawnAt: true } })
    const found = new Map(rows.map((row) => [row.id, row.withdrawnAt]))
    return ids.map((one) => found.get(one) ?? null)
  }).load(id)
