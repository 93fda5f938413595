import type { Scope } from '../context.ts'
import { entities, type Entity } from '../core/graph.ts'
import { builder } from '../builder.ts'
import { enumOf } from '../core/graph.ts'

/** The types whose changes are told, by the graph's word for each: all that have versions. */
const types = {
  ENTERPRISE: { name: 'Enterprise', text: 'Enterprise (기업)' },
  PUBLIC_BUYER: { name: 'PublicBuyer', text: 'Public buyer (공공구매기관)' },
  SUPPORT_ORGANIZATION: { name: 'SupportOrganization', text: 'Support organisation (중간지원조직)' },
  CIVIC_ORGANIZATION: { name: 'CivicOrganization', text: 'Civic organisation (시민·민간단체)' },
  CERTIFICATION: { name: 'Certification', text: 'Certificate (인증·지정·확인)' },
  EXPERT: { name: 'Expert', text: 'Expert (전문가)' },
  PROSPECTIVE_ENTREPRENEUR: { name: 'ProspectiveEntrepreneur', text: 'Prospective entrepreneur (예비창업자)' },
  NEED: { name: 'Need', text: 'Technical need (기술수요)' },
  MATCH: { name: 'Match', text: 'Match (매칭)' },
  MATCH_RUN: { name: 'MatchRun', text: 'Run of the matching (매칭 실행)' },
  PURCHASE: { name: 'Purchase', text: 'Purchase (구매)' },
  CAMPAIGN: { name: 'Campaign', text: 'Campaign (캠페인)' },
  OBSERVATION: { name: 'Observation', text: 'Observation (관측값)' },
  PROGRAMME: { name: 'Programme', text: 'Programme, project, scheme, service or pool (사업)' },
  PLAN: { name: 'Plan', text: 'Plan (계획)' },
  MEASURE: { name: 'Measure', text: 'Measure (시책)' },
  AGREEMENT: { name: 'Agreement', text: 'Agreement (업무협약)' },
  FACILITY: { name: 'Facility', text: 'Facility (시설)' },
  EVENT: { name: 'Event', text: 'Event (행사)' },
  FUND: { name: 'Fund', text: 'Fund (기금)' },
  SURVEY: { name: 'Survey', text: 'Survey (실태조사)' },
  SHARING_PLATFORM: { name: 'SharingPlatform', text: 'Sharing platform (공유 플랫폼)' },
  SHARED_RESOURCE: { name: 'SharedResource', text: 'Shared resource (공유자원)' },
} as const

export type ChangeType = keyof typeof types

export const changeTypes = Object.keys(types) as ChangeType[]

/** The type of node of a type of change. */
export function entityOf(type: ChangeType): Entity {
  const of = entities.get(types[type].name)
  if (of === undefined) throw new Error(`no type of node is named ${types[type].name}`)
  return of
}

export const ChangeTypeEnum = builder.enumType('ChangeType', {
  description: 'Types whose changes are told (변경 대상): all that have a `version`.',
  values: Object.fromEntries(Object.entries(types).map(([type, { text }]) => [type, { description: text }])) as Record<ChangeType, { description: string }>,
})

export const ChangeKind = enumOf('ChangeKind')

/** Where a change stands in the order in which changes are told. */
export interface Position {
  /** Number of the transaction that wrote it. */
  transaction: number
  /** Its number in there; 0: before all of the transaction. */
  id: number
}

/** Whether one stands before the other. */
export const isBefore = (one: Position, other: Position): boolean => one.transaction < other.transaction || (one.transaction === other.transaction && one.id < other.id)

/** A change that a viewer is told. */
export interface ChangeEvent extends Position {
  kind: 'CREATED' | 'CHANGED' | 'WITHDRAWN'
  type: ChangeType
  targetId: string
  at: Date
  /** Its position as clients hold it. */
  cursor: string
}

/** What changes are asked for. */
export interface Following {
  /** Any of them. */
  types: readonly ChangeType[]
  /** Cursor behind which to begin; null: with what happens from now on. */
  since: string | null
}

/** Changes that are told at once. */
export interface Telling<Ctx extends Scope> {
  /** Empty: nothing has happened; the position is told alone. */
  events: readonly ChangeEvent[]
  /** Where a later stream goes on. */
  cursor: string
  /** In which their nodes are read: who the viewer is, and what it sees, at this moment. */
  ctx: Ctx
}
