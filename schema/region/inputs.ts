import { z } from 'zod'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { InputError } from '../core/errors.ts'
import { both, parseFilter, some, validOn } from '../core/filter.ts'
import type { ListArguments } from '../core/list.ts'
import type { Where } from '../core/page.ts'
import { RegionLevel } from './enums.ts'
import type { RegionReach } from './territory.ts'

const dayText = (day: Date) => day.toISOString().slice(0, 10)

/** The keys by which any list is cut down to a region. */
export const regionKeys = { region: some.text(), asOf: some.date() }

/** The same keys as fields of a filter input. */
export const regionFields = (t: PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>) => ({
  region: t.string({
    description:
      'Legal code of a region (법정동 코드), two digits for a province or five for a city, county or district: it and everything beneath it. An abolished code reaches what took its place; `appliedRegion` says so.',
  }),
  asOf: t.field({ type: 'Date', description: 'Day at which the code of `region` is read (기준일); today when absent.' }),
})

/**
 * What the region of a filter reaches; null when it names none.
 * @throws InputError for a code that was never given by that day.
 */
export function regionReach(filter: { region?: string; asOf?: Date }, scope: Scope): RegionReach | null {
  const { region, asOf } = filter
  if (region === undefined) {
    if (asOf !== undefined) throw new InputError('filter.asOf', 'Expected "region" beside "asOf".')
    return null
  }
  const reach = /^(\d{2}|\d{5})$/.test(region) ? scope.territory.reach(region, dayText(asOf ?? scope.today)) : null
  if (reach === null) {
    throw new InputError('filter.region', 'Expected a legal region code of two or five digits that was in force by that day, such as "48".')
  }
  return reach
}

/** The condition that a region id lies in the region of a filter. */
export function inRegion(filter: { region?: string; asOf?: Date }, scope: Scope, column = 'regionId'): Where {
  const reach = regionReach(filter, scope)
  return reach === null ? {} : { [column]: { in: reach.regionIds } }
}

export const RegionFilter = builder.inputType('RegionFilter', {
  description: 'Conditions on regions (지역 조건); all must hold.',
  fields: (t) => ({
    levels: t.field({ type: [RegionLevel], description: 'Level (단계); any of them.' }),
    within: t.string({ description: 'Legal code of a province on the day of `asOf` (상위 시·도 코드): only what lies beneath it then.' }),
  }),
})

const regionFilter = z.object({ levels: some.anyOf<'SIDO' | 'SIGUNGU'>(), within: some.text() })

/** The day of the argument `asOf`; today when absent. */
export const dayOf = (args: { asOf?: Date | null }, scope: Scope): Date => args.asOf ?? scope.today

export function regionWhere(args: ListArguments & { asOf?: Date | null }, scope: Scope): Where {
  const { levels, within } = parseFilter(regionFilter, args.filter)
  const day = dayOf(args, scope)
  return both(
    validOn(day),
    levels === undefined ? {} : { level: { in: levels } },
    within === undefined ? {} : { parents: { some: { parentId: provinceOf(within, day, scope), ...validOn(day) } } },
  )
}

function provinceOf(code: string, day: Date, scope: Scope): string {
  const id = scope.territory.find(code, 'LEGAL', dayText(day))
  if (id === null) throw new InputError('filter.within', 'Expected the legal code of a province in force on that day, such as "48".')
  return id
}

/**
 * The condition of `region(code:, scheme:, asOf:)`: the bearer of the code on that day; without `asOf`
 * the bearer today or, for an abolished code, its last one.
 */
export function regionOfCode(args: { code: string; scheme: 'LEGAL' | 'KOSTAT' | 'ISO_3166_2'; asOf?: Date | null }, scope: Scope): Where {
  const { code, scheme, asOf } = args
  const shape = { LEGAL: /^(\d{2}|\d{5})$/, KOSTAT: /^\d{2}$/, ISO_3166_2: /^KR-\d{2}$/ }[scheme]
  if (!shape.test(code)) {
    throw new InputError('code', 'Expected two or five digits (LEGAL), two digits (KOSTAT), or "KR-" and two digits (ISO_3166_2).')
  }
  const id =
    asOf == null
      ? scope.territory.findLast(code, scheme, dayText(scope.today))
      : scope.territory.find(code, scheme, dayText(asOf))
  return { id: { in: id === null ? [] : [id] } }
}
