import { builder } from '../builder.ts'
import { entity, type Field, type ModelFields, ruledRelation, ruledText } from '../core/graph.ts'
import { defineList } from '../core/list.ts'
import { recordFields } from '../core/owned.ts'
import { expertState, viewableExpertWhere } from '../expert/access.ts'
import { Expert, expertEntity } from '../expert/expert.ts'
import { isPrivy, privyJson, privyMatchWhere } from './access.ts'
import { ExpertState, MatchStatus } from './enums.ts'
import { MatchFilter, matchWhere } from './inputs.ts'
import { outcomeOf, stepsOf } from './course/steps.ts'

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
    programme: t.relation('programme', { nullable: true, description: 'The programme that it is counted for (소속 사업); null: none.' }),
    reviewedAt: t.expose('reviewedAt', { type: 'DateTime', nullable: true, description: 'When a person decided that it may be offered (심사 시각); null: nobody did yet.' }),
    reviewedBy: concerned(t, 'reviewedBy', 'String', 'Name of who decided so (심사자)'),
    answerBy: t.expose('answerBy', { type: 'Date', nullable: true, description: 'Last day on which both sides may answer the offer (회신 기한); null: it was not offered.' }),
    needAcceptedAt: concerned(t, 'needAcceptedAt', 'DateTime', 'When the side of the need accepted (수요 측 수락 시각)'),
    expertAcceptedAt: concerned(t, 'expertAcceptedAt', 'DateTime', 'When the expert accepted (전문가 수락 시각)'),
    contestedAt: concerned(t, 'contestedAt', 'DateTime', 'Since when a human’s look at it is asked for (이의 제기 시각)'),
    steps: stepsOf(t),
    outcome: outcomeOf(t, matchEntity),
    ...recordFields(t, {
      told: 'both sides and those who judge matches',
      select: { expertId: true, need: { select: { organizationId: true } } },
      json: privyJson,
      mayRead: isPrivy,
    }),
  }),
})

/** A column that is told to both sides and to those who judge matches. */
function concerned(t: ModelFields, column: string, type: 'String' | 'DateTime', text: string): Field {
  return ruledText(t, column, {
    type,
    description: `${text}; null: not yet, or the viewer is of neither side and judges no matches.`,
    columns: ['expertId'],
    relations: { need: { select: { organizationId: true } } },
    where: privyMatchWhere,
    holds: isPrivy,
  })
}

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
