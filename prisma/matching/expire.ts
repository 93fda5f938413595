import type { PrismaClient } from '../generated/client/client.ts'
import { koreanDay } from '../korean-day.ts'
import { type EndedMatch, recordEnds } from './ends.ts'

/** Most needs whose matches end in one transaction; the next sweep goes on. */
const mostNeeds = 500

/** Matches of an expert whose consents for the profile are past their last day, none of them withdrawn: she said nothing herself. */
const lapsed = `exists (select 1 from "Consent" c where c."expertId" = m."expertId" and c."fieldGroup" = 'PROFILE' and c."withdrawnAt" is null and c."retentionUntil" < $1::date)
  and not exists (select 1 from "Consent" c where c."expertId" = m."expertId" and c."fieldGroup" = 'PROFILE' and c."withdrawnAt" is null and c."retentionUntil" >= $1::date)`

/** Matches that end by the calendar: offers that nobody answered in time, unless a person's look at them is awaited, and those of experts whose consent has lapsed. */
const due = `(m.status = 'OFFERED' and m."contestedAt" is null and m."answerBy" < $1::date) or (m.status in ('PROPOSED', 'REVIEWED', 'OFFERED', 'ACCEPTED', 'IN_PROGRESS') and ${lapsed})`

/**
 * Ends the matches whose day has passed: what nobody has accepted expires, what was agreed on stops, with a step and a
 * change event each, in a number of statements that does not grow with them. Several processes may do so at once: each
 * match ends once. Rows are held in the order need, match, as those who change one match do.
 * @returns how many ended
 */
export function expireMatches(prisma: PrismaClient, now: Date): Promise<number> {
  const today = koreanDay(now)
  return prisma.$transaction(async (tx) => {
    const held = await tx.$queryRawUnsafe<{ id: string }[]>(
      `select n.id::text as id from "Need" n where n.id in (select m."needId" from "Match" m where ${due}) order by n.id limit ${mostNeeds} for no key update skip locked`,
      today,
    )
    if (held.length === 0) return 0
    const ended = await tx.$queryRawUnsafe<EndedMatch[]>(
      `update "Match" m set "status" = (case when m.status in ('ACCEPTED', 'IN_PROGRESS') then 'STOPPED' else 'EXPIRED' end)::"MatchStatus", "contestedAt" = null, "updatedAt" = $3, "editedByUser" = true
       where m."needId" = any($2::uuid[]) and (${due}) returning m.id::text as id, m."needId"::text as "needId", m.status::text as status`,
      today,
      held.map(({ id }) => id),
      now,
    )
    const needs = await recordEnds(tx, ended, 'OPERATOR', now)
    await tx.outboxEvent.createMany({
      data: [
        ...ended.map(({ id }) => ({ kind: 'CHANGED' as const, targetType: 'Match', targetId: id, audience: 'EVERYBODY' as const })),
        ...needs.map(({ id, organizationId }) => ({ kind: 'CHANGED' as const, targetType: 'Need', targetId: id, audience: 'EVERYBODY' as const, ownerId: organizationId })),
      ],
    })
    return ended.length
  })
}
