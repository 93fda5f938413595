import { dayAfter, groupBy, holds, isToCome } from './periods.ts'
import type { TerritoryRows } from './territory.ts'

/** What happened to the territory of a region on one day. */
export interface TerritoryChange {
  kind: 'JOINED' | 'LEFT' | 'SUCCEEDED'
  /** First day on which it is so, as YYYY-MM-DD. */
  on: string
  /** The unit that joined or left it, or that took its place. */
  regionId: string
  /** Where the unit came from or went to; null: not told, or the kind is SUCCEEDED. */
  counterpartId: string | null
}

export interface Changes {
  /**
   * How the territory of a region changed after one day and until another one, oldest first: what joined it from
   * outside, what left it, what took its place. A change within it (a division of one of its districts, a new code)
   * is none.
   */
  changes(regionId: string, after: string, until: string): TerritoryChange[]
  /** Of each region that ever changed, the other units that its changes name. */
  changedUnits(): Readonly<Record<string, readonly string[]>>
}

export function changesOf(rows: TerritoryRows): Changes {
  const regions = new Map(rows.regions.map((region) => [region.id, region]))
  const parentsOf = groupBy(rows.parents, (link) => link.childId)
  const childrenOf = groupBy(rows.parents, (link) => link.parentId)
  const successorsOf = groupBy(rows.successions, (link) => link.predecessorId)
  const predecessorsOf = groupBy(rows.successions, (link) => link.successorId)

  const lives = (id: string, day: string) => {
    const region = regions.get(id)
    return region !== undefined && holds(region, day)
  }
  const parentOn = (id: string, day: string) => parentsOf.get(id)?.find((link) => holds(link, day))?.parentId ?? null

  /** Where a unit's land lay on a day: where the unit lay, or where those lay that it came from or became; null for one unknown. */
  const homesOn = (id: string, day: string): (string | null)[] => {
    if (lives(id, day)) return [parentOn(id, day)]
    const region = regions.get(id)
    const others =
      region !== undefined && isToCome(region, day)
        ? (predecessorsOf.get(id) ?? []).map((link) => link.predecessorId)
        : (successorsOf.get(id) ?? []).map((link) => link.successorId)
    return others.length === 0 ? [null] : others.map((other) => parentOn(other, day))
  }

  const outside = (regionId: string, childId: string, day: string): { counterpartId: string | null } | null => {
    const elsewhere = homesOn(childId, day).filter((home) => home !== regionId)
    return elsewhere.length === 0 ? null : { counterpartId: elsewhere[0] ?? null }
  }

  const joined = (regionId: string): TerritoryChange[] =>
    (childrenOf.get(regionId) ?? []).flatMap(({ childId, validFrom: on }) => {
      if (on === null || !lives(regionId, dayAfter(on, -1))) return []
      const from = outside(regionId, childId, dayAfter(on, -1))
      return from === null ? [] : [{ kind: 'JOINED' as const, on, regionId: childId, ...from }]
    })

  const left = (regionId: string): TerritoryChange[] =>
    (childrenOf.get(regionId) ?? []).flatMap(({ childId, validTo }) => {
      const on = validTo === null ? null : dayAfter(validTo)
      if (on === null || !lives(regionId, on)) return []
      const to = outside(regionId, childId, on)
      return to === null ? [] : [{ kind: 'LEFT' as const, on, regionId: childId, ...to }]
    })

  const endOf = (id: string) => {
    const validTo = regions.get(id)?.validTo ?? null
    return validTo === null ? [] : [dayAfter(validTo)]
  }

  const succeeded = (regionId: string): TerritoryChange[] =>
    (successorsOf.get(regionId) ?? []).flatMap(({ successorId }) =>
      endOf(regionId).map((on) => ({ kind: 'SUCCEEDED' as const, on, regionId: successorId, counterpartId: null })),
    )

  /** Units that ended in a region which was there before. */
  const absorbed = (regionId: string): TerritoryChange[] =>
    (predecessorsOf.get(regionId) ?? []).flatMap(({ predecessorId }) =>
      endOf(predecessorId)
        .filter((on) => lives(regionId, dayAfter(on, -1)))
        .map((on) => ({ kind: 'JOINED' as const, on, regionId: predecessorId, counterpartId: parentOn(predecessorId, dayAfter(on, -1)) })),
    )

  const allChanges = (regionId: string): TerritoryChange[] => [joined, left, succeeded, absorbed].flatMap((find) => find(regionId))

  const unitsNamed = (regionId: string): string[] => [...new Set(allChanges(regionId).flatMap((change) => [change.regionId, change.counterpartId ?? []].flat()))]

  let units: Readonly<Record<string, readonly string[]>> | null = null

  return {
    changedUnits: () => (units ??= Object.fromEntries(rows.regions.map(({ id }) => [id, unitsNamed(id)] as const).filter(([, named]) => named.length > 0))),
    changes: (regionId, after, until) =>
      allChanges(regionId)
        .filter(({ on }) => on > after && on <= until)
        .sort((a, b) => a.on.localeCompare(b.on) || a.kind.localeCompare(b.kind) || a.regionId.localeCompare(b.regionId)),
  }
}
