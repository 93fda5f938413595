import { builder } from '../../builder.ts'
import type { Context, Scope } from '../../context.ts'
import { type Entity, type Field, fieldsOf, type ModelFields, ruledRelation } from '../../core/graph.ts'
import { privyMatchWhere, privyStepWhere } from '../access.ts'
import { MatchResult, MatchSide, MatchStepKind } from '../enums.ts'

/** How many steps a match tells of. */
const latest = 100

builder.prismaObject('MatchStep', {
  description: 'A step of a match (처리 기록): what was done, by which side, when and why.',
  fields: (t) => ({
    kind: t.expose('kind', { type: MatchStepKind, description: 'What was done (단계).' }),
    side: t.expose('side', { type: MatchSide, description: 'Which side did it, or for which one it was done (당사자).' }),
    decidedBy: t.exposeString('decidedBy', { nullable: true }),
    note: t.exposeString('note', { nullable: true }),
    hours: t.exposeFloat('hours', { nullable: true }),
    at: t.expose('at', { type: 'DateTime', description: 'When (시각).' }),
  }),
})

const MatchOutcome = builder.prismaObject('MatchOutcome', {
  description: 'Outcome of a completed match (매칭 결과), with what each side gives the other.',
  fields: (t) => ({
    result: t.expose('result', { type: MatchResult, description: 'Whether the problem is solved (결과).' }),
    hours: t.exposeFloat('hours', {}),
    jobs: t.exposeInt('jobs', { nullable: true }),
    needRating: t.exposeInt('needRating', { nullable: true }),
    expertRating: t.exposeInt('expertRating', { nullable: true }),
    completedOn: t.expose('completedOn', { type: 'Date', description: 'When it was completed (완료일).' }),
  }),
})

const concerned = 'told to both sides and to those who judge matches'

/** What was done with a match, for those whom it concerns. */
export function stepsOf(t: ModelFields): Field {
  return fieldsOf(t, 'steps').relation('steps' as never, {
    description: `What was done with it (처리 기록), the latest first, at most ${latest}: ${concerned}; empty for everybody else.`,
    query: ((_args: object, ctx: Context) => ({ where: privyStepWhere(ctx), orderBy: [{ at: 'desc' }, { id: 'desc' }], take: latest })) as never,
  })
}

/** What came of it, for the same. */
export function outcomeOf(t: ModelFields, of: Entity): Field {
  return ruledRelation(t, 'outcome', {
    type: MatchOutcome,
    of: { ...of, rule: (scope: Scope) => privyMatchWhere(scope) },
    foreignKey: 'id',
    description: `What came of it (결과): ${concerned}; null for everybody else, and until it is completed.`,
  })
}
