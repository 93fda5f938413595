import { Prisma, type PrismaClient } from '../../prisma/generated/client/client.ts'
import type { Row } from '../core/graph.ts'
import type { Page, Where } from '../core/page.ts'
import { columnsShape, type Sql, whereSql } from '../core/where-sql.ts'
import { type TimelineKind, type TimelineSource, timelineSources } from './timeline-sources.ts'

/** A row of a timeline. */
export interface TimelineRow {
  /** Unique within all timelines of one organisation: kind, role and id of the row behind it. */
  id: string
  ownerId: string
  kind: TimelineKind
  role: string
  code: string
  quotedAs: string | null
  earliest: Date | null
  title: string
  synthetic: boolean
  nodeType: string
  nodeId: string
  /** What it is about, where it was read with the entry; null: the viewer may not see it. */
  node?: Row | null
}

/** How many entries the timeline of an organisation has. */
export interface TimelineCount {
  ownerId: string
  count: number
}

const shape = columnsShape({ id: 'text', kind: 'text', earliest: 'date', synthetic: 'boolean' })

function select({ kinds, kind = `'${kinds[0] ?? ''}'`, role, id, code, quoted = 'null::text', earliest, title, synthetic, node, nodeId, rows }: TimelineSource): string {
  const key = `(${kind} || ':' || ${role} || ':' || ${id}::text) collate "C"`
  return `select ${key} as id, ${kind} as kind, ${role} as role, ${code} as code, ${quoted} as "quotedAs", ${earliest} as earliest, ${title} as title, ${synthetic} as synthetic, ${node} as "nodeType", ${nodeId} as "nodeId" from ${rows}`
}

const sourcesOf = (kinds: readonly TimelineKind[] | null) => timelineSources.filter((source) => kinds === null || source.kinds.some((kind) => kinds.includes(kind)))

/** All dated entries of `org.id`, of these kinds. */
function entries(kinds: readonly TimelineKind[] | null): Sql {
  return Prisma.raw(`(select * from (${sourcesOf(kinds).map(select).join(' union all ')}) every where code is not null) u`)
}

const owners = (ids: readonly string[]) => Prisma.sql`unnest(${[...ids]}::text[]::uuid[]) org(id)`

/** The one organisation that is a row of an alias. */
export const ownerOf = (alias: string): Sql => Prisma.raw(`(select ${alias}."id") org(id)`)

/** The same page of the timelines of all organisations `org`, in its order. It gives rows. */
export function pageSql(org: Sql, page: Page, kinds: readonly TimelineKind[] | null): Sql {
  const [{ earliest }, { id }] = page.orderBy as unknown as [{ earliest: { sort: string; nulls: string } }, { id: string }]
  const order = (alias: string) => Prisma.raw(`${alias}.earliest ${earliest.sort} nulls ${earliest.nulls}, ${alias}.id ${id}`)
  return Prisma.sql`
    select org.id::text as "ownerId", p.id, p.kind, p.role, p.code, p."quotedAs", p.earliest, p.title, p.synthetic, p."nodeType", p."nodeId"::text as "nodeId"
    from ${org} cross join lateral (
      select * from ${entries(kinds)} where ${whereSql(shape, page.where, 'u')} order by ${order('u')} limit ${page.take}
    ) p order by org.id, ${order('p')}`
}

/** How many entries the timelines of all organisations `org` have. */
export function countSql(org: Sql, where: Where, kinds: readonly TimelineKind[] | null): Sql {
  return Prisma.sql`
    select org.id::text as "ownerId", c.count from ${org} cross join lateral (
      select count(*)::int as count from ${entries(kinds)} where ${whereSql(shape, where, 'u')}
    ) c`
}

/** The same page of the timelines of several organisations, in one statement. */
export async function timelinePages(prisma: PrismaClient, ids: readonly string[], page: Page, kinds: readonly TimelineKind[] | null): Promise<Map<string, TimelineRow[]>> {
  const pages = new Map(ids.map((id): [string, TimelineRow[]] => [id, []]))
  for (const row of await prisma.$queryRaw<TimelineRow[]>(pageSql(owners(ids), page, kinds))) pages.get(row.ownerId)?.push(row)
  return pages
}

/** How many entries the timelines of several organisations have, in one statement. */
export async function timelineCounts(prisma: PrismaClient, ids: readonly string[], where: Where, kinds: readonly TimelineKind[] | null): Promise<Map<string, number>> {
  const rows = await prisma.$queryRaw<TimelineCount[]>(countSql(owners(ids), where, kinds))
  return new Map(rows.map(({ ownerId, count }) => [ownerId, count]))
}

/** The types of node that entries of these kinds may be about; null: of all. */
export function timelineNodes(kinds: readonly TimelineKind[] | null): string[] {
  return [...new Set(sourcesOf(kinds).flatMap(({ nodes }) => nodes))]
}
