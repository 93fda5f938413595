import { Prisma } from '../../../prisma/generated/client/client.ts'
import type { Language, NeedStage } from '../../../prisma/generated/client/enums.ts'
import { isOpenNeed } from '../course/lifecycle.ts'
import type { ReadAt, Reader } from './reader.ts'
import type { NeedRecord } from '../score/records.ts'

interface NeedLine {
  id: string
  organizationId: string | null
  entrepreneurId: string | null
  fields: string[]
  edition: number | null
  text: string
  stage: NeedStage
  industry: string | null
  regionId: string | null
  startsOn: string | null
  endsOn: string | null
  languages: Language[]
  onSite: boolean
  prefersHighCareer: boolean
  places: number
}

type At = Pick<ReadAt, 'today' | 'territory'>

/**
 * Technical needs as the score looks at them, in one statement, in the order of their ids. What is confidential is not
 * read; the province of a prospective entrepreneur only by a live consent, since it is of a natural person.
 * @param ids which; null: all open ones. A need that is solved or withdrawn has no places.
 */
export const readNeeds = (db: Reader, ids: readonly string[] | null, at: At): Promise<NeedRecord[]> => (ids === null ? readOpenNeeds(db, null, at) : read(db, Prisma.sql`n.id = any(${[...ids]}::uuid[])`, at))

/** Those that are published and still want an expert. @param ids among these; null: among all */
export const readOpenNeeds = (db: Reader, ids: readonly string[] | null, at: At): Promise<NeedRecord[]> =>
  read(db, Prisma.sql`${isOpenNeed} and n."expertsWanted" > coalesce(l.taken, 0) and ${ids === null ? Prisma.sql`true` : Prisma.sql`n.id = any(${[...ids]}::uuid[])`}`, at)

async function read(db: Reader, which: Prisma.Sql, { today, territory }: At): Promise<NeedRecord[]> {
  const day = today.toISOString().slice(0, 10)
  const lines = await db.$queryRaw<NeedLine[]>`
    select n.id::text, n."organizationId"::text, n."entrepreneurId"::text, n.title || E'\n' || n.description as text, n.stage::text,
      n."startsOn"::text, n."endsOn"::text, n.languages::text[], n."onSite", n."prefersHighCareer", i.code as industry,
      f.codes as fields, f.edition, coalesce(o."regionId", case when exists (
        select 1 from "Consent" c where c."entrepreneurId" = n."entrepreneurId" and c."fieldGroup" = 'PROFILE'
          and (c.audience = 'PUBLIC' or c.purpose = 'MATCHING') and c."withdrawnAt" is null and c."retentionUntil" >= ${day}::date) then p."regionId" end)::text as "regionId",
      case when ${isOpenNeed} or n.status = 'DRAFT' then greatest(0, n."expertsWanted" - coalesce(l.taken, 0)) else 0 end as places
    from "Need" n
    left join "NeedLoad" l on l."needId" = n.id
    left join "Organization" o on o.id = n."organizationId"
    left join "EnterpriseDetail" d on d."organizationId" = n."organizationId"
    left join "Industry" i on i.id = d."industryId"
    left join "ProspectiveEntrepreneur" p on p.id = n."entrepreneurId"
    cross join lateral (select coalesce(array_agg(s.code order by s.code), '{}') as codes, max(s.edition) as edition
      from "NeedField" nf join "ScienceField" s on s.id = nf."fieldId" where nf."needId" = n.id) f
    where ${which} order by n.id`
  return lines.map(({ regionId, edition, ...line }) => ({
    ...line,
    edition: edition ?? 0,
    province: regionId === null ? null : provinceOf(regionId, territory, day),
  }))
}

/** The legal code of the province in which a region lies on a day, two digits; null: it can't be told. */
export function provinceOf(regionId: string, territory: ReadAt['territory'], day: string): string | null {
  const province = territory.ancestorAt(regionId, 'SIDO', day)
  return province === null ? null : (territory.codeAt(province, day)?.slice(0, 2) ?? null)
}
