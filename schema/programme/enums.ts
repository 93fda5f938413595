import { enumOf } from '../core/graph.ts'

export const ProgrammeForm = enumOf('ProgrammeForm')
export const ProgrammeRole = enumOf('ProgrammeRole')
export const ProgrammeStatus = enumOf('ProgrammeStatus')
export const OutcomeState = enumOf('OutcomeState')
export const GoalKind = enumOf('GoalKind')
export const PlanKind = enumOf('PlanKind')
export const RelationKind = enumOf('RelationKind')
