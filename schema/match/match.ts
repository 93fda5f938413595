import { builder } from '../builder.ts'
import { entity, ruledRelation } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { recordFields } from '../core/owned.ts'
import { expertState, viewableExpertWhere } from '../expert/access.ts'
import { Expert, expertEntity } from '../expert/expert.ts'
import { ExpertState, MatchStatus } from './enums.ts'
import { MatchFilter, matchWhere } from './inputs.ts'

export const matchEntity = entity('Match', 'Match')

export const Match = builder.prismaNode('Match', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    status: t.expose('status', { type: MatchStatus, description: 'State (상태).' }),
    score: t.exposeFloat('score', {}),
    need: t.relation('need', { description: 'The technical need (기술수요).' }),
    expert: ruledRelation(t, 'expert', {
      type: Expert,
      of: expertEntity,
      foreignKey: 'expertId',
      description: 'The expert (전문가); null where the viewer may not see the profile: `expertState` says why.',
    }),
    expertState: t.field({
      type: ExpertState,
      description: 'Why the expert is shown or not (전문가 표시 상태).',
      extensions: {
        reads: {
          ruledCase: { relation: 'expert', of: expertEntity, foreignKey: 'expertId', shown: 'VISIBLE', otherwise: { column: 'withdrawnAt', filled: 'WITHDRAWN', empty: 'NOT_SHARED' } },
        },
      },
      select: { expertId: true, expert: { select: { withdrawnAt: true } } },
      resolve: async (match, _args, ctx) => expertState(await ctx.holds('Expert', viewableExpertWhere(ctx), match.expertId), match.expert),
    }),
    ...recordFields(t),
  }),
})

export const matches = defineList({
  name: 'Match',
  korean: '매칭',
  type: Match,
  filter: MatchFilter,
  orderTexts: {
    SCORE: 'By score (적합도)',
    CREATED_AT: 'By the time at which it came into the graph (등록 시각)',
  },
  spec: {
    name: 'matches',
    of: matchEntity,
    orders: {
      SCORE: { column: 'score', type: 'number', indexed: 'DESC' },
      CREATED_AT: { column: 'createdAt', type: 'date', indexed: 'DESC' },
    },
    defaultOrder: { field: 'SCORE', direction: 'DESC' },
    where: matchWhere,
  },
})
