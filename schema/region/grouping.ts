import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Scope } from '../context.ts'
import type { Named } from '../core/derived.ts'
import { type Label, notTold } from '../core/enum-label.ts'
import type { Cell, Turn } from '../core/stat-groups.ts'
import type { Sql } from '../core/where-sql.ts'
import { regionReach } from './inputs.ts'
import type { Level } from './territory-places.ts'

const dayText = (day: Date) => day.toISOString().slice(0, 10)

/** Counts regions under their unit of a level on a day. */
export const underLevel = ({ territory }: Scope, level: Level, day: Date): Turn => (regionId) =>
  regionId === null ? null : territory.ancestorAt(regionId, level, dayText(day))

/**
 * The regions that groups may be about, for the compiled road: all that regions are counted under. A group names its
 * own by the id alone.
 * @param of the level and day of a count; null: it is not by region
 */
export const namedRegions = <Asked>(path: string, of: (asked: Asked, scope: Scope) => { level: Level; day: Date } | null): Named<Asked> => ({
  model: 'Region',
  ids: (asked, scope) => {
    const counted = of(asked, scope)
    return idsSql(counted === null ? [] : scope.territory.unitsAt(counted.level, dayText(counted.day)))
  },
  at: [path],
})

/** Ids as a query. */
export const idsSql = (ids: readonly string[]): Sql => Prisma.sql`select unnest(${[...ids]}::text[]::uuid[])`

/** What a group of a region shows of it: its legal code and its name on that day. */
export function regionValue(regionId: string | null, { territory }: Scope, day: Date): { value: string | null; label: Label } {
  if (regionId === null) return { value: null, label: notTold }
  const name = territory.nameAt(regionId, dayText(day))
  return { value: territory.codeAt(regionId, dayText(day)), label: { ko: name, en: name } }
}

/** The regions of groups in the order of their codes on a day. */
export function regionOrder(cells: readonly Cell[], place: number, scope: Scope, day: Date): string[] {
  const codes = new Map(cells.flatMap(({ values }) => values[place] ?? []).map((id) => [id, regionValue(id, scope, day).value ?? '']))
  return [...codes].sort(([, a], [, b]) => a.localeCompare(b)).map(([id]) => id)
}

/** The regions that published figures must be about to stand beside groups; null: none is named. */
export function publishedRegions(filter: { region?: string; asOf?: Date }, level: Level | null, scope: Scope): readonly string[] | Level | null {
  const reach = regionReach(filter, scope)
  if (reach === null) return level
  const named = [reach.regionId, ...reach.successors.map((successor) => successor.regionId)]
  return level === 'SIGUNGU' ? [...new Set([...named, ...reach.regionIds])] : named
}
