import { builder } from '../builder.ts'
import { enumOf } from '../core/graph.ts'

export const MatchStatus = enumOf('MatchStatus')
export const MatchSide = enumOf('MatchSide')
export const MatchStepKind = enumOf('MatchStepKind')
export const MatchResult = enumOf('MatchResult')

export const ExpertState = builder.enumType('ExpertState', {
  description: 'Why a match shows its expert or not (전문가 표시 상태).',
  values: {
    VISIBLE: { description: 'The viewer may see the expert (공개)' },
    NOT_SHARED: { description: 'The expert does not share the profile with the viewer (비공개)' },
    WITHDRAWN: { description: 'The expert withdrew consent (동의 철회)' },
  },
} as const)
