import type { EnterpriseKind, KindStage } from '../../prisma/generated/client/enums.ts'
import { Prisma } from '../../prisma/generated/client/client.ts'
import { both, validOn } from '../core/filter.ts'
import type { Where } from '../core/page.ts'
import type { Grouping } from '../core/stat-count.ts'
import { type Sql, whereSql } from '../core/where-sql.ts'

export type EnterpriseStatKey = 'REGION' | 'KIND' | 'STAGE' | 'LEGAL_FORM' | 'INDUSTRY' | 'YEAR'

/** The kinds and stages that a filter names: only what is held of these makes groups. */
export interface Held {
  kinds?: readonly EnterpriseKind[] | null
  stages?: readonly KindStage[] | null
}

const values: Readonly<Record<EnterpriseStatKey, Sql>> = {
  REGION: Prisma.sql`o."regionId"::text`,
  KIND: Prisma.sql`h.kind::text`,
  STAGE: Prisma.sql`h.stage::text`,
  LEGAL_FORM: Prisma.sql`d."legalForm"::text`,
  INDUSTRY: Prisma.sql`i.code`,
  YEAR: Prisma.sql`extract(year from y.began)::int::text`,
}

const needsHeld: readonly EnterpriseStatKey[] = ['KIND', 'STAGE']
const needsDetail: readonly EnterpriseStatKey[] = ['LEGAL_FORM', 'INDUSTRY']

/** How enterprises that satisfy `where` are counted by keys on a day. */
export function enterpriseGrouping(keys: readonly EnterpriseStatKey[], where: Where, { kinds, stages }: Held, day: Date): Grouping {
  const isMany = keys.some((key) => needsHeld.includes(key))
  const held = both(kinds == null ? {} : { kind: { in: kinds } }, stages == null ? {} : { stage: { in: stages } }, validOn(day))
  const joins: Sql[] = [
    ...(isMany ? [Prisma.sql`left join "HeldKind" h on h."organizationId" = o.id and ${whereSql('HeldKind', held, 'h')}`] : []),
    ...(keys.some((key) => needsDetail.includes(key)) ? [Prisma.sql`left join "EnterpriseDetail" d on d."organizationId" = o.id`] : []),
    ...(keys.includes('INDUSTRY') ? [Prisma.sql`left join "Industry" i on i.id = d."industryId"`] : []),
    ...(keys.includes('YEAR') ? [beganBy(day)] : []),
  ]
  return {
    from: Prisma.sql`"Organization" o ${joins.length === 0 ? Prisma.empty : Prisma.join(joins, ' ')}`,
    alias: 'o',
    where: whereSql('Organization', where, 'o'),
    values: keys.map((key) => values[key]),
    isMany,
  }
}

/** The first day that is known of a kind or of a certificate of the social economy, as far as it lies by that day. */
function beganBy(day: Date): Sql {
  const until = Prisma.sql`${day.toISOString().slice(0, 10)}::date`
  return Prisma.sql`left join (
    select "organizationId", min(began) as began from (
      select "organizationId", "validFrom" as began from "HeldKind"
      union all
      select "organizationId", least("validFrom", "issuedOn") from "Certification"
      where scheme in ('SOCIAL_ENTERPRISE', 'COOPERATIVE', 'VILLAGE_ENTERPRISE', 'SELF_RELIANCE_ENTERPRISE')
    ) starts where began <= ${until} group by "organizationId"
  ) y on y."organizationId" = o.id`
}
