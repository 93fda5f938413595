import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Where } from '../core/page.ts'
import { type Sql, whereSql } from '../core/where-sql.ts'

export type ExpertStatKey = 'FIELD' | 'CAREER_BAND' | 'REGION'

/** How many experts have one value: persons, and rows made up for demonstration. */
export interface ExpertCell {
  value: string
  persons: number
  madeUp: number
}

const values: Readonly<Record<ExpertStatKey, Sql>> = {
  FIELD: Prisma.sql`f.code`,
  CAREER_BAND: Prisma.sql`e."careerBand"::text`,
  REGION: Prisma.sql`e."regionId"::text`,
}

/** Counts the experts who satisfy `where` by one key. It gives cells. */
export function expertCells(key: ExpertStatKey, where: Where): Sql {
  const fields = key === 'FIELD' ? Prisma.sql`join "ExpertField" ef on ef."expertId" = e.id join "ScienceField" f on f.id = ef."fieldId"` : Prisma.empty
  return Prisma.sql`
    select ${values[key]} as value, count(*) filter (where not e.synthetic)::int as persons, count(*) filter (where e.synthetic)::int as "madeUp"
    from "Expert" e ${fields} where ${whereSql('Expert', where, 'e')} group by 1`
}

/** The least number of persons that a statistic tells. */
export const leastTold = 5

/**
 * How many experts a group has as it may be told; null: so few that one of them could be known by it. Rows made up
 * for demonstration hide nobody: a group is withheld for its persons alone, too.
 */
export function toldCount({ persons, madeUp }: Pick<ExpertCell, 'persons' | 'madeUp'>, includeSynthetic: boolean): number | null {
  const count = includeSynthetic ? persons + madeUp : persons
  return count < leastTold || (persons > 0 && persons < leastTold) ? null : count
}

/** Cells under coarser values, such as provinces of today for those that are no more. */
export function rollUpExperts(cells: readonly ExpertCell[], turn: (value: string) => string | null): ExpertCell[] {
  const merged = new Map<string, ExpertCell>()
  for (const { value, persons, madeUp } of cells) {
    const turned = turn(value) ?? value
    const known = merged.get(turned) ?? { value: turned, persons: 0, madeUp: 0 }
    merged.set(turned, { value: turned, persons: known.persons + persons, madeUp: known.madeUp + madeUp })
  }
  return [...merged.values()]
}
