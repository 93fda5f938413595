import { type EndedMatch, recordEnds } from '../../../prisma/matching/ends.ts'
import type { MatchSide, MatchStatus } from '../../../prisma/generated/client/enums.ts'
import type { Context } from '../../context.ts'
import type { Told, Transaction } from '../../core/write.ts'
import { openStatuses, workingStatuses } from './lifecycle.ts'

/**
 * Ends all matches of an expert or a need that goes: what nobody has accepted expires, what was agreed on stops, with a
 * step each by the side that goes; needs follow; a human's look that was asked for is owed no more. Gives what to tell of them.
 */
export async function endMatches(tx: Transaction, of: { expertId: string } | { needId: string }, { now }: Pick<Context, 'now'>): Promise<Told[]> {
  const side: MatchSide = 'expertId' in of ? 'EXPERT' : 'NEED'
  const going = { ...of, status: { in: [...openStatuses, ...workingStatuses] } }
  const needs = await tx.match.findMany({ where: going, select: { needId: true }, distinct: ['needId'] })
  await tx.$queryRaw`select 1 from "Need" where id = any(${needs.map(({ needId }) => needId)}::uuid[]) order by id for no key update`
  const end = async (statuses: readonly MatchStatus[], status: EndedMatch['status']): Promise<EndedMatch[]> => {
    const ended = await tx.match.updateManyAndReturn({ where: { ...of, status: { in: [...statuses] } }, data: { status, contestedAt: null, updatedAt: now, editedByUser: true }, select: { id: true, needId: true } })
    return ended.map((match) => ({ ...match, status }))
  }
  const ended = [...(await end(openStatuses, 'EXPIRED')), ...(await end(workingStatuses, 'STOPPED'))]
  // Nobody is to look any more at what a reviewer declined.
  const settled = await tx.match.updateManyAndReturn({ where: { ...of, status: 'DECLINED', contestedAt: { not: null } }, data: { contestedAt: null, updatedAt: now, editedByUser: true }, select: { id: true } })
  const followed = await recordEnds(tx, ended, side, now)
  return [
    ...[...ended, ...settled].map(({ id }): Told => ({ type: 'Match', id, kind: 'CHANGED' })),
    ...followed.map(({ id, organizationId }): Told => ({ type: 'Need', id, kind: 'CHANGED', ownerId: organizationId })),
  ]
}
