import { builder } from '../builder.ts'
import { enumOf } from '../core/graph.ts'

export const FacilityKind = enumOf('FacilityKind')
export const MilestoneKind = enumOf('MilestoneKind')

export const Punctuality = builder.enumType('Punctuality', {
  description: 'How a milestone lies to its plan (일정 준수).',
  values: {
    EARLY: { description: 'It came before the planned time (조기)' },
    ON_TIME: { description: 'It came within the planned time (정시)' },
    LATE: { description: 'It came after the planned time (지연)' },
    PENDING: { description: 'The planned time has not passed (예정)' },
    UNKNOWN: { description: 'No plan is told, or it is not told whether it came (미상)' },
  },
} as const)
