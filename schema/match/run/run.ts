import { builder } from '../../builder.ts'
import { entity, type Entity, ruledRelation } from '../../core/graph.ts'
import { versionFields } from '../../core/history.ts'
import { defineList } from '../../core/list.ts'
import { byId } from '../../core/node.ts'
import { ownedList } from '../../core/owned.ts'
import { Expert, expertEntity } from '../../expert/expert.ts'
import { Need, needEntity } from '../../need/need.ts'
import { viewableRunNeedWhere, viewableRunWhere } from './access.ts'
import { runDiff } from './diff.ts'
import { CohortNeedFilter, cohortNeedWhere, MatchObjective, MatchRunFilter, MatchRunStatus, matchRunWhere, UnmatchedReason } from './inputs.ts'

export const runEntity = entity('MatchRun', 'MatchRun', viewableRunWhere)
/** Needs of a run are no nodes: a run leads to them. */
export const runNeedEntity: Entity = { typeName: 'CohortNeed', model: 'MatchRunNeed', rule: viewableRunNeedWhere }

export const MatchRun = builder.prismaNode('MatchRun', {
  id: { field: 'id', description: 'Global id (식별자).' },
  fields: (t) => ({
    status: t.expose('status', { type: MatchRunStatus, description: 'State (실행 상태).' }),
    objective: t.expose('objective', { type: MatchObjective, description: 'What is made as great as it can be (배정 목표).' }),
    perNeed: t.exposeInt('perNeed', {}),
    perExpert: t.exposeInt('perExpert', { nullable: true }),
    minScore: t.exposeFloat('minScore', {}),
    policyVersion: t.exposeInt('policyVersion', { nullable: true }),
    inputsHash: t.exposeString('inputsHash', { nullable: true }),
    progress: t.exposeFloat('progress', {}),
    value: t.exposeFloat('value', { nullable: true }),
    bound: t.exposeFloat('bound', { nullable: true }),
    failure: t.exposeString('failure', { nullable: true }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was asked for (요청 시각).' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed (수정 시각).' }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it was first begun (시작 시각); null: it waits.' }),
    endedAt: t.expose('endedAt', { type: 'DateTime', nullable: true, description: 'When it ended (종료 시각); null: it did not.' }),
    previous: ruledRelation(t, 'previous', {
      type: matchRunType(),
      of: runEntity,
      foreignKey: 'previousId',
      description: 'The run before that it is compared with (이전 실행): the last one done of the same actor and objective; null: there is none, or this one is not done.',
    }),
    cohortNeeds: runNeeds.below(t, 'needs', 'Needs of the cohort with what each got (실행 대상 수요).'),
    diff: runDiff(t),
    ...versionFields(t),
  }),
})

/** The type within its own fields, where TypeScript can't tell it yet. */
function matchRunType(): unknown {
  return MatchRun
}

builder.prismaObject('MatchRunPair', {
  description: 'A pair that a run found (실행 결과 쌍): assigned, or an alternate for the need.',
  fields: (t) => ({
    rank: t.exposeInt('rank', {}),
    isAlternate: t.exposeBoolean('isAlternate', {}),
    score: t.exposeFloat('score', { description: 'Its score (적합도), from 0 to 1.' }),
    expert: ruledRelation(t, 'expert', {
      type: Expert,
      of: expertEntity,
      foreignKey: 'expertId',
      description: 'The expert (전문가); null where the viewer may no longer see the profile.',
    }),
  }),
})

export const CohortNeed = builder.prismaObject('MatchRunNeed', {
  name: 'CohortNeed',
  description: 'A need of a run’s cohort with what it got (실행 대상 수요).',
  fields: (t) => ({
    need: ruledRelation(t, 'need', { type: Need, of: needEntity, foreignKey: 'needId', description: 'The technical need (기술수요); null where the viewer may not see it.' }),
    unmatched: t.expose('unmatched', { type: UnmatchedReason, nullable: true }),
    pairs: ownedList(t, 'pairs', 'Experts that it got, then those who stand by (배정·예비 전문가), each by score; empty until the run is done.', [{ isAlternate: 'asc' }, { rank: 'asc' }]),
  }),
})

const runNeeds = defineList({
  name: 'CohortNeed',
  korean: '실행 대상 수요',
  type: CohortNeed,
  filter: CohortNeedFilter,
  orderTexts: { NEED: 'By the need’s id, which is by the time at which it came into the graph (수요 등록순)' },
  spec: {
    name: 'runNeeds',
    of: runNeedEntity,
    orders: { NEED: { column: 'needId', type: 'string', indexed: 'ASC' } },
    defaultOrder: { field: 'NEED', direction: 'ASC' },
    where: cohortNeedWhere,
  },
})

export const matchRuns = defineList({
  name: 'MatchRun',
  korean: '매칭 실행',
  type: MatchRun,
  filter: MatchRunFilter,
  orderTexts: { CREATED_AT: 'By the time at which it was asked for (요청 시각)' },
  spec: {
    name: 'matchRuns',
    of: runEntity,
    orders: { CREATED_AT: { column: 'createdAt', type: 'date', indexed: 'DESC' } },
    defaultOrder: { field: 'CREATED_AT', direction: 'DESC' },
    where: matchRunWhere,
  },
})

builder.queryFields((t) => ({
  matchRun: byId(t, { type: MatchRun, of: runEntity, description: 'One run of the matching over a cohort (매칭 실행)' }),
  matchRuns: matchRuns.root(t, 'Runs of the matching (매칭 실행 목록) of the viewer’s organisations; operators see all.'),
}))
