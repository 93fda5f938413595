import { LRUCache } from 'lru-cache'
import { ended, groupBy, holds, isToCome } from './periods.ts'
import type { TerritoryRows } from './territory.ts'

export type Level = 'SIDO' | 'SIGUNGU'

/** Where a region lies in the country on a day, and how it is called then. */
export interface Places {
  /**
   * The unit of a level that a region belongs to on a day. A unit that is abolished by then is followed to what took
   * its place, one that is still to come back to what it came from. Where that gives several units, it is their common
   * one of the level, else the region itself if it is of that level. A province on the level below is its only district.
   * Null: it can't be told, as for a province of many districts.
   */
  ancestorAt(regionId: string, level: Level, day: string): string | null
  /** All units under which `ancestorAt` puts regions, and those that it puts nowhere. */
  unitsAt(level: Level, day: string): readonly string[]
  /** Its legal code on a day, else its last or first one; null: it never had one. */
  codeAt(regionId: string, day: string): string | null
  /** Its Korean name on a day, else the one that its row carries. */
  nameAt(regionId: string, day: string): string
}

/** Days whose units are remembered. */
const keptDays = 50

export function placesOf(rows: TerritoryRows): Places {
  const regions = new Map(rows.regions.map((region) => [region.id, region]))
  const codesOf = groupBy(rows.codes.filter((code) => code.scheme === 'LEGAL'), (code) => code.regionId)
  const namesOf = groupBy(rows.names ?? [], (name) => name.regionId)
  const parentsOf = groupBy(rows.parents, (link) => link.childId)
  const childrenOf = groupBy(rows.parents, (link) => link.parentId)
  const successorsOf = groupBy(rows.successions, (link) => link.predecessorId)
  const predecessorsOf = groupBy(rows.successions, (link) => link.successorId)

  /** The units that stand for a region on a day. */
  const unitsOn = (id: string, day: string, seen: Set<string>): string[] => {
    const region = regions.get(id)
    if (region === undefined || seen.has(id)) return []
    seen.add(id)
    const others =
      ended(region, day) ? (successorsOf.get(id) ?? []).map((link) => link.successorId)
      : isToCome(region, day) ? (predecessorsOf.get(id) ?? []).map((link) => link.predecessorId)
      : []
    return others.length === 0 ? [id] : others.flatMap((other) => unitsOn(other, day, seen))
  }

  const isProvince = (id: string) => !parentsOf.has(id)

  const atLevel = (id: string, level: Level, day: string): string | null => {
    if (level === 'SIDO') return isProvince(id) ? id : (parentsOf.get(id)?.find((link) => holds(link, day))?.parentId ?? null)
    if (!isProvince(id)) return id
    const children = (childrenOf.get(id) ?? []).filter((link) => holds(link, day))
    return children.length > 1 ? null : (children[0]?.childId ?? id)
  }

  const ancestorAt = (regionId: string, level: Level, day: string): string | null => {
    const found = new Set(unitsOn(regionId, day, new Set()).map((id) => atLevel(id, level, day)))
    const [only = null] = found
    if (found.size <= 1) return only
    return isProvince(regionId) === (level === 'SIDO') ? regionId : null
  }

  const units = new LRUCache<string, readonly string[]>({ max: keptDays })

  return {
    ancestorAt,
    unitsAt(level, day) {
      const key = `${level} ${day}`
      const found = units.get(key) ?? [...new Set(rows.regions.map(({ id }) => ancestorAt(id, level, day) ?? id))]
      units.set(key, found)
      return found
    },
    codeAt(regionId, day) {
      const codes = codesOf.get(regionId) ?? []
      const past = codes.filter((code) => ended(code, day)).sort((a, b) => (a.validTo ?? '').localeCompare(b.validTo ?? ''))
      return (codes.find((code) => holds(code, day)) ?? past.at(-1) ?? codes[0])?.code ?? null
    },
    nameAt: (regionId, day) => namesOf.get(regionId)?.find((name) => holds(name, day))?.name ?? regions.get(regionId)?.name ?? '',
  }
}
