import { sigunguLines } from '../facts/regions.ts'
import { unitsOf } from '../facts/region-units.ts'
import type { Random } from './random.ts'

/** Provinces that exist today, by key, with the keys of their cities, counties and districts that lived through all changes. */
export function places(): ReadonlyMap<string, readonly string[]> {
  const byProvince = new Map<string, string[]>()
  for (const unit of unitsOf(sigunguLines()).units) {
    const last = unit[unit.length - 1] ?? unit[0]
    if (last.validTo !== null || (unit[0].validFrom ?? '') > '2020-01-01') continue
    byProvince.set(last.province, [...(byProvince.get(last.province) ?? []), unit[0].code])
  }
  return byProvince
}

/** One of those units: every province gets some, the four largest more. */
export function placeOf(random: Random, all: ReadonlyMap<string, readonly string[]>): string {
  const provinces = [...all.keys()].map((key) => [key, ['seoul', 'gyeonggi', 'busan', 'gyeongnam'].includes(key) ? 3 : 1] as const)
  return random.pick(all.get(random.weighted(provinces)) ?? [])
}
