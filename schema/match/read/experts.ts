import { Prisma } from '../../../prisma/generated/client/client.ts'
import type { CareerBand, Language, NeedStage } from '../../../prisma/generated/client/enums.ts'
import { provinceOf } from './needs.ts'
import { readPersons } from './persons.ts'
import type { ReadAt, Reader } from './reader.ts'
import type { ExpertRecord } from '../score/records.ts'
import { isMatchable } from './sharing.ts'

interface ExpertLine {
  id: string
  personId: string
  fields: string[]
  edition: number | null
  expertise: string | null
  stages: NeedStage[]
  industries: string[]
  careerBand: CareerBand
  regionId: string
  availableFrom: string | null
  availableUntil: string | null
  languages: Language[]
  worksOnSite: boolean
  capacityLeft: number
  consents: boolean
}

/**
 * Experts as the score looks at them, in a number of statements that doesn't grow with them, in the order of their ids.
 * What she tells of herself in words is read only while a consent to use the profile for matching holds. Ties, what she
 * declined, load, outcomes and asks are those of the person, of all her profiles.
 * @param ids which; null: the pool, those whose consent holds and who stand for their person
 */
export const readExperts = (db: Reader, ids: readonly string[] | null, at: ReadAt): Promise<ExpertRecord[]> => (ids === null ? readPool(db, null, at) : read(db, among(ids), at))

/** Those of the pool. @param ids among these; null: among all */
export const readPool = (db: Reader, ids: readonly string[] | null, at: ReadAt): Promise<ExpertRecord[]> =>
  read(db, Prisma.sql`x.consents and x."sameAsId" is null and ${ids === null ? Prisma.sql`true` : among(ids)}`, at, ids === null)

const among = (ids: readonly string[]) => Prisma.sql`x.id = any(${[...ids]}::uuid[])`

async function read(db: Reader, which: Prisma.Sql, at: ReadAt, isAll = false): Promise<ExpertRecord[]> {
  const day = at.today.toISOString().slice(0, 10)
  const lines = await db.$queryRaw<ExpertLine[]>`
    select x.id::text, p.id::text as "personId", f.codes as fields, f.edition, case when x.consents then x.expertise end as expertise, coalesce(x.stages::text[], '{}') as stages,
      array(select i.code from "ExpertIndustry" ei join "Industry" i on i.id = ei."industryId" where ei."expertId" = x.id order by i.code) as industries,
      x."careerBand"::text, x."regionId"::text, x."availableFrom"::text, x."availableUntil"::text, x.languages::text[], x."worksOnSite", x.consents,
      greatest(0, p.capacity - coalesce(l.active, 0)) as "capacityLeft"
    from (select e.*, ${isMatchable(day)} as consents from "Expert" e) x
    join "Expert" p on p.id = coalesce(x."sameAsId", x.id)
    left join "ExpertLoad" l on l."expertId" = p.id
    cross join lateral (select coalesce(array_agg(s.code order by s.code), '{}') as codes, max(s.edition) as edition
      from "ExpertField" ef join "ScienceField" s on s.id = ef."fieldId" where ef."expertId" = x.id) f
    where ${which} order by x.id`
  const persons = await readPersons(db, isAll ? null : [...new Set(lines.map(({ personId }) => personId))], at)
  return lines.map(({ regionId, edition, expertise, stages, ...line }) => {
    const { solved, worked, ties, declined, outcomes, asks } = persons(line.personId)
    return {
      ...line,
      edition: edition ?? 0,
      text: [...(expertise === null ? [] : [expertise]), ...(line.consents ? solved : [])].join('\n'),
      stages: [...new Set([...stages, ...worked])].sort(),
      province: provinceOf(regionId, at.territory, day),
      ties,
      declined,
      outcomes,
      asks,
    }
  })
}
