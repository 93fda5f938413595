import { ended, groupBy, holds, type Period } from './periods.ts'
import { type Changes, changesOf } from './territory-changes.ts'
import { type Places, placesOf } from './territory-places.ts'

/** The systems of region codes. */
export type CodeScheme = 'LEGAL' | 'KOSTAT' | 'ISO_3166_2'

/** The regions of the country with everything of theirs that changes in time. */
export interface TerritoryRows {
  regions: readonly ({ id: string; name: string } & Period)[]
  /** Absent: each unit was always called what its row says. */
  names?: readonly ({ regionId: string; name: string } & Period)[]
  codes: readonly ({ regionId: string; scheme: CodeScheme; code: string } & Period)[]
  parents: readonly ({ childId: string; parentId: string } & Period)[]
  successions: readonly { predecessorId: string; successorId: string }[]
}

/** What a region code means on a day. */
export interface RegionReach {
  /** The code that was asked for. */
  code: string
  /** Day at which it was read, as YYYY-MM-DD. */
  asOf: string
  /** The unit that the code names on that day, or named last before it. */
  regionId: string
  name: string
  /** Whether the code was no longer in force on that day. */
  isAbolished: boolean
  /** What took its place, when it is abolished: a new code of the same unit, or other units. */
  successors: readonly { regionId: string; name: string; code: string | null }[]
  /** The unit or its successors, and everything beneath them on that day. */
  regionIds: readonly string[]
}

/** Questions about the country's regions that need no database: a few hundred rows, read once. */
export interface Territory extends Places, Changes {
  /** The unit of a code on a day; null when none bears it then. */
  find(code: string, scheme: CodeScheme, asOf: string): string | null
  /** The unit that bears the code on that day or bore it last before; null for a code never given by then. */
  findLast(code: string, scheme: CodeScheme, asOf: string): string | null
  /** What a legal code reaches on a day; null for a code never given by then. */
  reach(code: string, asOf: string): RegionReach | null
}

export function territoryOf(rows: TerritoryRows): Territory {
  const regions = new Map(rows.regions.map((region) => [region.id, region]))
  const codes = groupBy(rows.codes, (code) => `${code.scheme}:${code.code}`)
  const codesOfRegion = groupBy(rows.codes, (code) => code.regionId)
  const childrenOf = groupBy(rows.parents, (link) => link.parentId)
  const successorsOf = groupBy(rows.successions, (link) => link.predecessorId)
  const predecessorsOf = groupBy(rows.successions, (link) => link.successorId)

  const find = (code: string, scheme: CodeScheme, day: string) =>
    codes.get(`${scheme}:${code}`)?.find((row) => holds(row, day))?.regionId ?? null

  const findLast = (code: string, scheme: CodeScheme, day: string) => {
    const past = (codes.get(`${scheme}:${code}`) ?? []).filter((row) => ended(row, day))
    const last = past.sort((a, b) => (b.validTo as string).localeCompare(a.validTo as string))[0]
    return find(code, scheme, day) ?? last?.regionId ?? null
  }

  const codeOn = (regionId: string, day: string) =>
    codesOfRegion.get(regionId)?.find((row) => row.scheme === 'LEGAL' && holds(row, day))?.code ?? null

  /** The living units that a unit became by that day; itself while it lives. */
  const living = (regionId: string, day: string): string[] => {
    const region = regions.get(regionId)
    if (region === undefined || !ended(region, day)) return [regionId]
    return [...new Set((successorsOf.get(regionId) ?? []).flatMap((link) => living(link.successorId, day)))]
  }

  /** A unit, what lies beneath it on that day, and the abolished units that went into it whole. */
  const collect = (regionId: string, day: string, into: Set<string>): void => {
    if (into.has(regionId)) return
    into.add(regionId)
    for (const link of childrenOf.get(regionId) ?? []) if (holds(link, day)) collect(link.childId, day, into)
    for (const link of predecessorsOf.get(regionId) ?? []) {
      const predecessor = regions.get(link.predecessorId)
      const whole = successorsOf.get(link.predecessorId)?.length === 1
      if (whole && predecessor !== undefined && ended(predecessor, day)) into.add(link.predecessorId)
    }
  }

  return {
    ...placesOf(rows),
    ...changesOf(rows),
    find,
    findLast,
    reach(code, asOf) {
      const regionId = findLast(code, 'LEGAL', asOf)
      const region = regionId === null ? undefined : regions.get(regionId)
      if (regionId === null || region === undefined) return null
      const units = living(regionId, asOf)
      const isAbolished = find(code, 'LEGAL', asOf) === null
      const into = new Set<string>()
      for (const unit of units) collect(unit, asOf, into)
      if (ended(region, asOf) && successorsOf.get(regionId)?.length !== 1) into.add(regionId)
      const successors = isAbolished
        ? units.map((id) => ({ regionId: id, name: regions.get(id)?.name ?? '', code: codeOn(id, asOf) }))
        : []
      return { code, asOf, regionId, name: region.name, isAbolished, successors, regionIds: [...into] }
    },
  }
}
