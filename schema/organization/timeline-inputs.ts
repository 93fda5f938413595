import { z } from 'zod'
import { builder } from '../builder.ts'
import { InputError } from '../core/errors.ts'
import { both, parseFilter, some } from '../core/filter.ts'
import { type ListArguments, OrderDirection } from '../core/list.ts'
import type { OrderColumn, Where } from '../core/page.ts'
import { syntheticText } from './inputs.ts'
import { type TimelineKind as Kind, timelineKinds } from './timeline-sources.ts'

export const TimelineKind = builder.enumType('TimelineKind', {
  description: 'What stands in a timeline (연혁 항목의 종류).',
  values: Object.fromEntries(Object.entries(timelineKinds).map(([value, description]) => [value, { description }])),
})

export const TimelineFilter = builder.inputType('TimelineFilter', {
  description: 'Conditions on the entries of a timeline (연혁 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({ type: [TimelineKind], description: 'What it is (종류); any of them.' }),
    from: t.field({ type: 'Date', description: 'Only entries whose first possible day is this one or later (시작일).' }),
    to: t.field({ type: 'Date', description: 'Only entries whose first possible day is this one or earlier (종료일).' }),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const TimelineOrderField = builder.enumType('TimelineOrderField', {
  description: 'What a timeline can be ordered by (정렬 기준).',
  values: { ON: { description: 'By the first possible day, those of which only a last day is known at the end (일자)' } },
} as const)

export const TimelineOrder = builder.inputType('TimelineOrder', {
  description: 'Order of a timeline (정렬); entries of one day follow by their keys.',
  fields: (t) => ({
    field: t.field({ type: TimelineOrderField, required: true, description: 'What to order by (기준).' }),
    direction: t.field({ type: OrderDirection, required: true, defaultValue: 'ASC', description: 'Which end comes first (방향).' }),
  }),
})

export const timelineOrder = { name: 'ON', column: { column: 'earliest', type: 'date', indexed: 'ASC', nullable: true } satisfies OrderColumn }

const timelineFilter = z.object({ kinds: some.anyOf<Kind>(), from: some.date(), to: some.date(), synthetic: some.flag() })

/** The condition of a timeline's filter, and the kinds that it names; null: all. */
export function timelineWhere({ filter }: Pick<ListArguments, 'filter'>): { where: Where; kinds: Kind[] | null } {
  const { kinds, from, to, synthetic } = parseFilter(timelineFilter, filter)
  if (from !== undefined && to !== undefined && from > to) throw new InputError('filter.to', 'Expected a day on or after "from".')
  const where = both(
    kinds === undefined ? {} : { kind: { in: kinds } },
    from === undefined ? {} : { earliest: { gte: from } },
    to === undefined ? {} : { earliest: { lte: to } },
    synthetic === undefined ? {} : { synthetic },
  )
  return { where, kinds: kinds ?? null }
}
