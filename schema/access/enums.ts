import { builder } from '../builder.ts'
import { enumOf } from '../core/graph.ts'

export const AccessScope = enumOf('AccessScope')
export const ApiKeyKind = enumOf('ApiKeyKind')
export const MemberRole = enumOf('MemberRole')
export const ConsentPurpose = enumOf('ConsentPurpose')
export const ConsentFieldGroup = enumOf('ConsentFieldGroup')
export const ConsentAudience = enumOf('ConsentAudience')

export const ViewerKind = builder.enumType('ViewerKind', {
  description: 'Sort of a viewer (이용자 종류).',
  values: {
    ANONYMOUS: { description: 'Nobody whom the graph knows: the open view (익명)' },
    APP: { description: 'An app or an expert by an API key (앱)' },
    PERSON: { description: 'A person by a token of the operator’s identity provider (사람)' },
  },
} as const)

export const ConsentState = builder.enumType('ConsentState', {
  description: 'Whether a consent holds (동의 상태).',
  values: {
    LIVE: { description: 'It holds today (유효)' },
    WITHDRAWN: { description: 'It was withdrawn, or a newer consent took its place (철회)' },
    LAPSED: { description: 'Its last day has passed (기한 경과)' },
  },
} as const)
