import { v7 } from 'uuid'
import type { Prisma } from '../generated/client/client.ts'
import type { MatchSide } from '../generated/client/enums.ts'
import { type FollowedNeed, followNeeds } from './follow-needs.ts'

/** A match that ended without a decision of its own: by the calendar, or since one of its sides went. */
export interface EndedMatch {
  id: string
  needId: string
  /** `EXPIRED` where nobody had accepted, `STOPPED` where work was agreed on. */
  status: 'EXPIRED' | 'STOPPED'
}

/**
 * Writes the steps of such matches and lets the needs follow on which work was agreed.
 * @param side that went; OPERATOR: nobody did
 * @returns the needs that changed
 */
export async function recordEnds(tx: Prisma.TransactionClient, ended: readonly EndedMatch[], side: MatchSide, now: Date): Promise<FollowedNeed[]> {
  if (ended.length === 0) return []
  await tx.matchStep.createMany({ data: ended.map(({ id, status }) => ({ id: v7(), matchId: id, kind: status, side, at: now })) })
  const stopped = ended.filter(({ status }) => status === 'STOPPED')
  return stopped.length === 0 ? [] : followNeeds(tx, [...new Set(stopped.map(({ needId }) => needId))], now)
}
