import type { Prisma } from '../generated/client/client.ts'

/** A need whose state changed, and the organisation that has it; null: a prospective entrepreneur does. */
export interface FollowedNeed {
  id: string
  organizationId: string | null
}

/**
 * Lets the states of needs follow those of their matches, in one statement: work that goes on comes before what is
 * agreed on, that before what solved it, or of which no outcome is told; without any of these a need waits for an
 * expert. What its owner says of it (a draft, taken back) stays.
 * @param tx in which the matches were changed before
 * @returns the needs that changed
 */
export function followNeeds(tx: Prisma.TransactionClient, ids: readonly string[], now: Date): Promise<FollowedNeed[]> {
  return tx.$queryRaw<FollowedNeed[]>`
    update "Need" n set "status" = s.next, "updatedAt" = ${now}, "editedByUser" = true
    from (
      select x.id, (case
        when bool_or(m.status = 'IN_PROGRESS') then 'IN_PROGRESS'
        when bool_or(m.status = 'ACCEPTED') then 'MATCHED'
        when bool_or(m.status = 'COMPLETED' and coalesce(o.result = 'SOLVED', true)) then 'RESOLVED'
        else 'OPEN' end)::"NeedStatus" as next
      from "Need" x left join "Match" m on m."needId" = x.id left join "MatchOutcome" o on o."matchId" = m.id
      where x.id = any(${[...ids]}::uuid[]) and x.status not in ('DRAFT', 'WITHDRAWN') group by x.id) s
    where n.id = s.id and n.status <> s.next returning n.id::text as id, n."organizationId"::text as "organizationId"`
}
