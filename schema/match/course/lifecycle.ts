import { Prisma } from '../../../prisma/generated/client/client.ts'
import type { MatchSide, MatchStatus, NeedStatus } from '../../../prisma/generated/client/enums.ts'

/** Before both sides have accepted. */
export const openStatuses: readonly MatchStatus[] = ['PROPOSED', 'REVIEWED', 'OFFERED']
/** While an expert's place is taken. */
export const workingStatuses: readonly MatchStatus[] = ['ACCEPTED', 'IN_PROGRESS']

/** States of a need that is published and neither solved nor withdrawn: experts are looked for. */
export const openNeedStatuses: readonly NeedStatus[] = ['OPEN', 'MATCHED', 'IN_PROGRESS']
/** Whether the need in row `n` is in one of them. */
export const isOpenNeed: Prisma.Sql = Prisma.raw(`n.status in (${openNeedStatuses.map((status) => `'${status}'`).join(', ')})`)

/** From which states each act leads on; what else it asks for stands with the act. */
export const actsFrom = {
  offer: ['REVIEWED'],
  accept: ['OFFERED'],
  decline: openStatuses,
  start: ['ACCEPTED'],
  recordProgress: ['IN_PROGRESS'],
  complete: ['IN_PROGRESS'],
  rate: ['COMPLETED'],
  stop: workingStatuses,
  contest: [...openStatuses, 'DECLINED'],
} as const satisfies Record<string, readonly MatchStatus[]>

export type Act = keyof typeof actsFrom

/** Whether an act is possible in a state. */
export const isPossible = (act: Act, status: MatchStatus): boolean => (actsFrom[act] as readonly MatchStatus[]).includes(status)

/** Whether a person's look is awaited: at what nobody has judged yet, and at what somebody contests. */
export const awaitsReview = ({ status, contestedAt }: { status: MatchStatus; contestedAt: Date | null }): boolean => status === 'PROPOSED' || contestedAt !== null

/** When each side accepted; null: it did not. */
export interface Acceptances {
  needAcceptedAt: Date | null
  expertAcceptedAt: Date | null
}

/**
 * The acceptances after one side accepts, and the state: it is accepted once both have.
 * @returns null: that side has accepted before
 */
export function accepted({ needAcceptedAt, expertAcceptedAt }: Acceptances, side: Exclude<MatchSide, 'OPERATOR'>, now: Date): (Acceptances & { status: 'OFFERED' | 'ACCEPTED' }) | null {
  if ((side === 'NEED' ? needAcceptedAt : expertAcceptedAt) !== null) return null
  const both = side === 'NEED' ? { needAcceptedAt: now, expertAcceptedAt } : { needAcceptedAt, expertAcceptedAt: now }
  return { ...both, status: both.needAcceptedAt !== null && both.expertAcceptedAt !== null ? 'ACCEPTED' : 'OFFERED' }
}

/** Days within which each thing is to be done. A human's look that a person asks for is owed within 30 days (개인정보 보호법 §37의2); the others are ours. */
export const dueDays = { review: 14, contest: 30, rating: 30 } as const

/** Most days that an offer may be open. */
export const mostOfferDays = 90
