import { Prisma } from '../../../prisma/generated/client/client.ts'
import type { Context } from '../../context.ts'
import type { Where } from '../../core/page.ts'

/** Experts who share a group of their fields for matching, with whomever: what opens it to whom is decided by the match. */
export function sharingWhere({ today }: Pick<Context, 'today'>, fieldGroup: 'PROFILE' | 'IDENTITY' | 'CONTACT'): Where {
  return { withdrawnAt: null, consents: { some: { fieldGroup, purpose: 'MATCHING', withdrawnAt: null, retentionUntil: { gte: today } } } }
}

/** Experts who may be matched: those who let their profile be used for it. */
export const matchableWhere = (scope: Pick<Context, 'today'>): Where => sharingWhere(scope, 'PROFILE')

/** Whether the expert in row `e` may be matched on a day; the same rule in SQL. */
export const isMatchable = (day: string): Prisma.Sql => Prisma.sql`(e."withdrawnAt" is null and exists (select 1 from "Consent" c
  where c."expertId" = e.id and c."fieldGroup" = 'PROFILE' and c.purpose = 'MATCHING' and c."withdrawnAt" is null and c."retentionUntil" >= ${day}::date))`
