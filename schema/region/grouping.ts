import { queryFromInfo } from '@pothos/plugin-prisma'
import type { GraphQLResolveInfo } from 'graphql'
import type { Context, Scope } from '../context.ts'
import { type Label, notTold } from '../core/enum-label.ts'
import type { Row } from '../core/graph.ts'
import type { Cell, Turn } from '../core/stat-groups.ts'
import { regionReach } from './inputs.ts'
import type { Level } from './territory-places.ts'

const dayText = (day: Date) => day.toISOString().slice(0, 10)

/** Counts regions under their unit of a level on a day. */
export const underLevel = ({ territory }: Scope, level: Level, day: Date): Turn => (regionId) =>
  regionId === null ? null : territory.ancestorAt(regionId, level, dayText(day))

/** The regions of groups by their ids, with what the query selects of them: one statement. */
export async function regionsOfGroups(
  cells: readonly Cell[],
  place: number,
  ctx: Context,
  info: GraphQLResolveInfo,
  path = ['groups', 'keys', 'region'],
): Promise<Map<string, Row>> {
  const ids = place < 0 ? [] : cells.flatMap(({ values }) => values[place] ?? [])
  if (ids.length === 0) return new Map()
  const query = queryFromInfo({ context: ctx, info, typeName: 'Region', path })
  const rows = (await ctx.prisma.region.findMany({ ...(query as object), where: { id: { in: [...new Set(ids)] } } })) as unknown as Row[]
  return new Map(rows.map((row) => [row.id, row]))
}

/** What a group of a region shows of it: its legal code and its name on that day. */
export function regionValue(regionId: string | null, { territory }: Scope, day: Date): { value: string | null; label: Label } {
  if (regionId === null) return { value: null, label: notTold }
  const name = territory.nameAt(regionId, dayText(day))
  return { value: territory.codeAt(regionId, dayText(day)), label: { ko: name, en: name } }
}

/** The regions of groups in the order of their codes on a day. */
export function regionOrder(cells: readonly Cell[], place: number, scope: Scope, day: Date): string[] {
  const ids = [...new Set(cells.flatMap(({ values }) => values[place] ?? []))]
  const code = (id: string) => regionValue(id, scope, day).value ?? ''
  return ids.sort((a, b) => code(a).localeCompare(code(b)))
}

/** The regions that published figures must be about to stand beside groups; null: none is named. */
export function publishedRegions(filter: { region?: string; asOf?: Date }, level: Level | null, scope: Scope): readonly string[] | Level | null {
  const reach = regionReach(filter, scope)
  if (reach === null) return level
  const named = [reach.regionId, ...reach.successors.map((successor) => successor.regionId)]
  return level === 'SIGUNGU' ? [...new Set([...named, ...reach.regionIds])] : named
}
