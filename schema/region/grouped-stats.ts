import type { Scope } from '../context.ts'
import type { Named } from '../core/derived.ts'
import type { Label } from '../core/enum-label.ts'
import { countedOf, type CountLine } from '../core/stat-count.ts'
import { type Cell, inOrder, rollUp } from '../core/stat-groups.ts'
import type { Stats } from '../core/stats.ts'
import { namedRegions, regionOrder, underLevel } from './grouping.ts'
import type { Level } from './territory-places.ts'

/** What a statistic by one or two keys, of which one may be the region, is asked. */
interface Arguments<Key extends string> {
  groupBy: readonly Key[]
  regionLevel: Level
  filter?: { region?: string } | null
}

/** What a request counts: `scope` is of the day at which it is read. */
interface Asked {
  args: Arguments<string>
  scope: Scope
}

/** The regions that its groups may be about. */
export const groupRegions: Named<Asked> = namedRegions('groups.keys.region', ({ args, scope }) =>
  args.groupBy.includes('REGION') ? { level: args.regionLevel, day: scope.today } : null,
)

/** What such a statistic answers by the lines of its count, regions counted under their units of the level. */
export function groupedStats<Key extends string>(
  { args: { groupBy, regionLevel, filter }, scope }: { args: Arguments<Key>; scope: Scope },
  found: { lines: readonly CountLine[]; published: Stats<Key>['published'] },
  {
    ranks,
    shown,
  }: {
    /** The order of the values of a key; absent: as text. */
    ranks: Readonly<Partial<Record<Key, readonly string[]>>>
    /** Value and label of a key of a group with these values. */
    shown: (key: Key, value: string | null, values: Cell['values']) => { value: string | null; label: Label }
  },
): Stats<Key> {
  const asOf = scope.today
  const counted = countedOf(found.lines, groupBy.length)
  const cells = rollUp(counted.cells, groupBy.map((key) => (key === 'REGION' ? underLevel(scope, regionLevel, asOf) : null)))
  const ordered = inOrder(cells, groupBy.map((key, place) => (key === 'REGION' ? regionOrder(cells, place, scope, asOf) : (ranks[key] ?? null))))
  return {
    asOf,
    groups: ordered.map(({ values, count }) => ({
      count,
      keys: groupBy.map((key, place) => {
        const value = values[place] ?? null
        return { key, ...shown(key, value, values), regionId: key === 'REGION' ? value : null }
      }),
    })),
    total: counted.total,
    basis: { rows: counted.total, syntheticRows: counted.synthetic },
    published: found.published,
    args: { filter: filter?.region === undefined ? null : { asOf, ...filter } },
  }
}
