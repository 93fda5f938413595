import { builder } from '../builder.ts'
import { entity } from '../core/graph.ts'
import { Named } from '../core/named.ts'
import { namedList } from '../core/ordered-list.ts'
import { citations, recordFields } from '../core/owned.ts'
import { observations } from '../observation/observation.ts'
import { Organization } from '../organization/organization.ts'
import { countedGroups } from './counted-group.ts'
import { PlanKind, ProgrammeStatus } from './enums.ts'
import { MeasureFilter, measureWhere, PlanFilter, planWhere } from './inputs.ts'
import { relationsFrom, relationsTo } from './relation.ts'

export const planEntity = entity('Plan', 'Plan')
export const measureEntity = entity('Measure', 'Measure')
export const planFieldEntity = entity('PlanField', 'PlanField')
export const taskGroupEntity = entity('TaskGroup', 'TaskGroup')

const inPlace = { orderBy: { place: 'asc' } } as const

export const Plan = builder.prismaNode('Plan', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    kind: t.expose('kind', { type: PlanKind, description: 'Kind (종류).' }),
    organization: t.relation('organization', { type: Organization }),
    parent: t.relation('parent', { nullable: true }),
    children: t.relation('children', { description: 'Plans that rest on it (하위 계획).', query: { orderBy: [{ fromYear: 'asc' }, { id: 'asc' }] } }),
    fromYear: t.exposeInt('fromYear', {}),
    toYear: t.exposeInt('toYear', {}),
    fields: t.relation('fields', { description: 'Its fields (분야), in the order of the plan.', query: inPlace }),
    measures: measures.below(t, 'measures', 'Its measures (시책); those that no source names are not here, only counted.'),
    events: t.relation('events', { description: 'Events that deliberate it or stand in it (관련 행사).', query: { orderBy: { id: 'asc' } } }),
    observations: observations.below(t, 'observations', 'Figures about the plan as a whole (계획 수치).'),
    ...recordFields(t),
  }),
})

export const PlanField = builder.prismaNode('PlanField', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    place: t.exposeInt('place', {}),
    plan: t.relation('plan', { description: 'The plan (계획).' }),
    taskGroups: t.relation('taskGroups', { description: 'Its groups of tasks (과제 묶음), in the order of the plan.', query: inPlace }),
    measures: measures.below(t, 'measures', 'Its measures (시책).'),
    citations: citations(t),
  }),
})

export const TaskGroup = builder.prismaNode('TaskGroup', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    place: t.exposeInt('place', {}),
    isPriority: t.exposeBoolean('isPriority', {}),
    field: t.relation('field', { description: 'The field (분야).' }),
    measures: measures.below(t, 'measures', 'Its measures (시책).'),
    citations: citations(t),
  }),
})

export const Measure = builder.prismaNode('Measure', {
  id: { field: 'id', description: 'Global id (식별자).' },
  interfaces: () => [Named],
  fields: (t) => ({
    name: t.exposeString('name', {}),
    nameEn: t.exposeString('nameEn', { nullable: true }),
    status: t.expose('status', { type: ProgrammeStatus, nullable: true, description: 'How far it has come (추진 상태); null: not told.' }),
    description: t.exposeString('description', { nullable: true }),
    organization: t.relation('organization', { type: Organization }),
    plan: t.relation('plan', { nullable: true }),
    field: t.relation('field', { nullable: true }),
    taskGroup: t.relation('taskGroup', { nullable: true }),
    year: t.exposeInt('year', { nullable: true }),
    countedGroups: countedGroups(t),
    observations: observations.below(t, 'observations', 'Figures about it: budgets, targets and results (시책 수치).'),
    relationsFrom: relationsFrom(t),
    relationsTo: relationsTo(t),
    ...recordFields(t),
  }),
})

export const plans = namedList({ name: 'Plan', plural: 'plans', korean: '계획', type: Plan, of: planEntity, filter: PlanFilter, where: planWhere })

export const measures = namedList({
  name: 'Measure',
  plural: 'measures',
  korean: '시책',
  type: Measure,
  of: measureEntity,
  filter: MeasureFilter,
  where: measureWhere,
})

export const planFields = namedList({ name: 'PlanField', plural: 'planFields', korean: '분야', type: PlanField, of: planFieldEntity, filter: null, where: () => ({}) })

export const taskGroups = namedList({ name: 'TaskGroup', plural: 'taskGroups', korean: '과제 묶음', type: TaskGroup, of: taskGroupEntity, filter: null, where: () => ({}) })
