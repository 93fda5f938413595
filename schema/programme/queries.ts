import { builder } from '../builder.ts'
import { byId } from '../core/node.ts'
import { Agreement, agreementEntity, agreements } from './agreement.ts'
import { CountedGroup, countedGroupEntity, countedGroupList } from './counted-group.ts'
import { Law, lawEntity, laws } from './law.ts'
import { Measure, measureEntity, measures, Plan, planEntity, PlanField, planFieldEntity, planFields, plans, TaskGroup, taskGroupEntity, taskGroups } from './plan.ts'
import { Programme, programmeEntity, programmes } from './programme.ts'
import { Relation, relationEntity, relations } from './relation.ts'

builder.queryFields((t) => ({
  programme: byId(t, { type: Programme, of: programmeEntity, description: 'One programme, project, scheme, service or pool (사업)' }),
  programmes: programmes.root(t, 'Programmes, projects, schemes, services and pools (사업 목록).'),
  agreement: byId(t, { type: Agreement, of: agreementEntity, description: 'One agreement (업무협약)' }),
  agreements: agreements.root(t, 'Agreements (업무협약 목록).'),
  plan: byId(t, { type: Plan, of: planEntity, description: 'One plan (계획)' }),
  plans: plans.root(t, 'Basic plans and yearly ones (계획 목록).'),
  measure: byId(t, { type: Measure, of: measureEntity, description: 'One measure (시책)' }),
  measures: measures.root(t, 'Measures, within plans and on their own (시책 목록).'),
  planField: byId(t, { type: PlanField, of: planFieldEntity, description: 'One field of a plan (분야)' }),
  planFields: planFields.root(t, 'Fields of plans (분야 목록).'),
  taskGroup: byId(t, { type: TaskGroup, of: taskGroupEntity, description: 'One group of tasks of a plan (과제 묶음)' }),
  taskGroups: taskGroups.root(t, 'Groups of tasks of plans (과제 묶음 목록).'),
  relation: byId(t, { type: Relation, of: relationEntity, description: 'One relation that a source tells (관계)' }),
  relations: relations.root(t, 'Relations that sources tell (관계 목록).'),
  law: byId(t, { type: Law, of: lawEntity, description: 'One law (법률)' }),
  laws: laws.root(t, 'Laws (법률 목록).'),
  countedGroup: byId(t, { type: CountedGroup, of: countedGroupEntity, description: 'One group that a source only counts (집계 대상)' }),
  countedGroups: countedGroupList.root(t, 'Groups that sources count without naming them (집계 대상 목록).'),
}))
