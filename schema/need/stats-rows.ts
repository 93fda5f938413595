import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Where } from '../core/page.ts'
import type { Grouping } from '../core/stat-count.ts'
import { type Sql, whereSql } from '../core/where-sql.ts'

export type NeedStatKey = 'REGION' | 'STAGE' | 'STATUS' | 'FIELD' | 'YEAR'

const values: Readonly<Record<NeedStatKey, Sql>> = {
  REGION: Prisma.sql`coalesce(o."regionId", p."regionId")::text`,
  STAGE: Prisma.sql`n.stage::text`,
  STATUS: Prisma.sql`n.status::text`,
  FIELD: Prisma.sql`f.code`,
  YEAR: Prisma.sql`extract(year from n."createdAt" at time zone 'Asia/Seoul')::int::text`,
}

/**
 * How needs that satisfy `where` are counted by keys; where fields are named, only these make groups.
 * @param entrepreneurs whose region counts: of the others it is not told
 */
export function needGrouping(keys: readonly NeedStatKey[], where: Where, fields: readonly string[] | null, entrepreneurs: Where): Grouping {
  const isMany = keys.includes('FIELD')
  const named = fields === null ? Prisma.empty : Prisma.sql`and ${whereSql('ScienceField', { code: { in: fields } }, 'f')}`
  const joins: Sql[] = [
    ...(keys.includes('REGION')
      ? [Prisma.sql`left join "Organization" o on o.id = n."organizationId" left join "ProspectiveEntrepreneur" p on p.id = n."entrepreneurId" and ${whereSql('ProspectiveEntrepreneur', entrepreneurs, 'p')}`]
      : []),
    ...(isMany ? [Prisma.sql`left join ("NeedField" nf join "ScienceField" f on f.id = nf."fieldId" ${named}) on nf."needId" = n.id`] : []),
  ]
  return {
    from: Prisma.sql`"Need" n ${joins.length === 0 ? Prisma.empty : Prisma.join(joins, ' ')}`,
    alias: 'n',
    where: whereSql('Need', where, 'n'),
    values: keys.map((key) => values[key]),
    isMany,
  }
}

/** The needs that had come by the end of a day in Korea. */
export function comeBy(day: Date): Where {
  return { createdAt: { lt: new Date(day.getTime() + 15 * 3_600_000) } }
}
