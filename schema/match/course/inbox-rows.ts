import { Prisma } from '../../../prisma/generated/client/client.ts'
import { organizationsWith, ownOrganizations, reviews, type Viewer } from '../../core/viewer.ts'
import type { Sql } from '../../core/where-sql.ts'
import type { Context } from '../../context.ts'
import { needSide } from '../access.ts'
import { dueDays } from './lifecycle.ts'

/** What awaits the viewer's decision. */
export type InboxKind = 'REVIEW' | 'CONTEST' | 'ANSWER' | 'RATE'

/** A line of the inbox; days and instants as the database writes them. */
export interface InboxLine {
  kind: InboxKind
  matchId: string
  /** Since when it waits, in milliseconds. */
  since: number
  dueOn: string
}

/** Behind which line a page begins. */
export interface InboxPosition {
  since: number
  key: string
}

const millis = (column: Sql): Sql => Prisma.sql`floor(extract(epoch from ${column}) * 1000)::float8`
const dayOf = (column: Sql): Sql => Prisma.sql`(${column} at time zone 'Asia/Seoul')::date`

/**
 * What those who judge matches look at, but nobody her own: what nobody has judged yet, and what is contested. Of each
 * no more than the page can hold is read, in the order of an index.
 */
function toReview(size: number, after: InboxPosition | null, viewer: Viewer): Sql[] {
  const part = (kind: InboxKind, column: Sql, days: number, where: Sql): Sql => {
    const behind = after === null ? Prisma.empty : Prisma.sql` and ${column} >= to_timestamp((${after.since}::float8 - 1) / 1000) and (${millis(column)}, ${kind}::text || ' ' || m.id::text) > (${after.since}::float8, ${after.key}::text)`
    return Prisma.sql`(select ${kind}::text, m.id, ${millis(column)}, ${dayOf(column)} + ${days}::int from "Match" m where ${where}${notOwn(viewer)}${behind} order by ${column}, m.id limit ${Prisma.raw(String(size + 1))})`
  }
  return [
    part('REVIEW', Prisma.sql`m."createdAt"`, dueDays.review, Prisma.sql`m.status = 'PROPOSED' and m."contestedAt" is null`),
    part('CONTEST', Prisma.sql`m."contestedAt"`, dueDays.contest, Prisma.sql`m."contestedAt" is not null`),
  ]
}

/** Leaves out matches of the viewer's own sides. */
function notOwn(viewer: Viewer): Sql {
  const own = ownOrganizations(viewer)
  const needs = own.length === 0 ? Prisma.empty : Prisma.sql` and not exists (select 1 from "Need" n where n.id = m."needId" and n."organizationId" = any(${own}::uuid[]))`
  return viewer.expertId === null ? needs : Prisma.sql`${needs} and m."expertId" <> ${viewer.expertId}::uuid`
}

/** What one side answers and rates, of the matches that `of` leaves. */
function toAnswer(of: Sql, acceptedAt: Sql, rating: Sql, today: string): Sql[] {
  const offered = Prisma.sql`
    select 'ANSWER'::text, m.id, ${millis(Prisma.sql`coalesce(s.at, m."reviewedAt")`)}, m."answerBy"
    from "Match" m left join lateral (select max(x.at) as at from "MatchStep" x where x."matchId" = m.id and x.kind = 'OFFERED') s on true
    where ${of} and m.status = 'OFFERED' and ${acceptedAt} is null and m."contestedAt" is null and m."answerBy" >= ${today}::date`
  const unrated = Prisma.sql`
    select 'RATE'::text, m.id, ${millis(Prisma.sql`o."completedOn"::timestamp at time zone 'Asia/Seoul'`)}, o."completedOn" + ${dueDays.rating}::int
    from "Match" m join "MatchOutcome" o on o."matchId" = m.id where ${of} and m.status = 'COMPLETED' and ${rating} is null`
  return [offered, unrated]
}

/** The lines of a viewer's inbox, all that a page behind a position may hold; null: nothing can await it. */
function linesOf(size: number, after: InboxPosition | null, { viewer, today }: Context): Sql | null {
  const day = today.toISOString().slice(0, 10)
  const own = organizationsWith(viewer, ...needSide)
  const parts = [
    ...(reviews(viewer) ? toReview(size, after, viewer) : []),
    ...(own.length === 0 ? [] : toAnswer(Prisma.sql`m."needId" in (select n.id from "Need" n where n."organizationId" = any(${own}::uuid[]))`, Prisma.sql`m."needAcceptedAt"`, Prisma.sql`o."needRating"`, day)),
    ...(viewer.expertId === null ? [] : toAnswer(Prisma.sql`m."expertId" = ${viewer.expertId}::uuid`, Prisma.sql`m."expertAcceptedAt"`, Prisma.sql`o."expertRating"`, day)),
  ]
  if (parts.length === 0) return null
  return Prisma.sql`select l.kind, l.id::text as "matchId", l.since, l.due::text as "dueOn", l.kind || ' ' || l.id::text as key from (${Prisma.join(parts, ' union all ')}) l(kind, id, since, due)`
}

/** One page of it and a line more, what waits longest first; null: nothing can await the viewer. */
export function inboxSql(size: number, after: InboxPosition | null, ctx: Context): Sql | null {
  const lines = linesOf(size, after, ctx)
  if (lines === null) return null
  const behind = after === null ? Prisma.empty : Prisma.sql` where (i.since, i.key) > (${after.since}::float8, ${after.key}::text)`
  return Prisma.sql`select 'Match' as type, i.* from (${lines}) i${behind} order by i.since, i.key limit ${Prisma.raw(String(size + 1))}`
}
