import { v7 } from 'uuid'
import { followNeeds } from '../../prisma/matching/follow-needs.ts'
import type { MatchSide } from '../../prisma/generated/client/enums.ts'
import type { Context } from '../context.ts'
import type { Told, Transaction } from '../core/write.ts'
import { openStatuses, workingStatuses } from './lifecycle.ts'

/**
 * Ends all matches of an expert or a need that goes: what nobody has accepted expires, what was agreed on stops, with a
 * step each by the side that goes; needs follow. Gives what to tell of them.
 */
export async function endMatches(tx: Transaction, of: { expertId: string } | { needId: string }, { now }: Pick<Context, 'now'>): Promise<Told[]> {
  const side: MatchSide = 'expertId' in of ? 'EXPERT' : 'NEED'
  const going = { ...of, status: { in: [...openStatuses, ...workingStatuses] } }
  const needs = await tx.match.findMany({ where: going, select: { needId: true }, distinct: ['needId'] })
  await tx.$queryRaw`select 1 from "Need" where id = any(${needs.map(({ needId }) => needId)}::uuid[]) order by id for no key update`
  const end = (statuses: typeof openStatuses, status: 'EXPIRED' | 'STOPPED') =>
    tx.match.updateManyAndReturn({ where: { ...of, status: { in: [...statuses] } }, data: { status, contestedAt: null, updatedAt: now, editedByUser: true }, select: { id: true, needId: true } })
  const [expired, stopped] = [await end(openStatuses, 'EXPIRED'), await end(workingStatuses, 'STOPPED')]
  const steps = [...expired.map(({ id }) => ({ id, kind: 'EXPIRED' as const })), ...stopped.map(({ id }) => ({ id, kind: 'STOPPED' as const }))]
  await tx.matchStep.createMany({ data: steps.map(({ id, kind }) => ({ id: v7(), matchId: id, kind, side, at: now })) })
  const followed = stopped.length === 0 ? [] : await followNeeds(tx, [...new Set(stopped.map(({ needId }) => needId))], now)
  return [
    ...steps.map(({ id }): Told => ({ type: 'Match', id, kind: 'CHANGED' })),
    ...followed.map(({ id, organizationId }): Told => ({ type: 'Need', id, kind: 'CHANGED', ownerId: organizationId })),
  ]
}
