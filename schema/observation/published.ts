import type { Find } from '../core/derived.ts'
import { both } from '../core/filter.ts'
import type { Where } from '../core/page.ts'

/** What a count of the graph is about, as far as published figures are told apart by it. */
export interface About {
  /** Key of the metric. */
  metric: string
  /** Regions that the figures must be about; a level: any region of it; null: the count is about no region. */
  regions: readonly string[] | 'SIDO' | 'SIGUNGU' | null
  /** Any of these; null: of all kinds together; `EACH`: whichever they have. */
  kinds: readonly string[] | 'EACH' | null
  /** The same for stages. */
  stages: readonly string[] | 'EACH' | null
  /** Figures of later days are left out. */
  until: Date
  includeSynthetic: boolean
}

/** The condition of the published counts of the same thing; null: no region is named, and every figure is about one. */
export function publishedWhere({ metric, regions, kinds, stages, until, includeSynthetic }: About): Where | null {
  if (regions === null) return null
  const dimension = (column: string, values: About['kinds']): Where =>
    values === 'EACH' ? {} : { [column]: values === null ? null : { in: values } }
  return both(
    { metric: { is: { key: metric } }, nature: 'ACTUAL', unit: { in: ['ITEM', 'PLACE', 'COMPANY'] } },
    typeof regions === 'string' ? { region: { is: { level: regions } } } : { regionId: { in: regions } },
    dimension('kind', kinds),
    dimension('stage', stages),
    { OR: [{ periodEarliest: null }, { periodEarliest: { lte: until } }] },
    includeSynthetic ? {} : { synthetic: false },
  )
}

export const publishedText =
  'Figures that somebody published on the same regions, kinds and stages until that day, the newest first, at most 100 (발표 통계); empty: none is known, the grouping and filter name no region, or the filter asks for more than figures tell apart.'

/** The published figures of a condition, as they stand in the field `published`; null: none. */
export const publishedFigures = <Asked>(where: (asked: Asked) => Where | null): Find<Asked> => ({
  model: 'Observation',
  select: {},
  where,
  orderBy: [{ periodEarliest: { sort: 'desc', nulls: 'last' } }, { id: 'asc' }],
  take: 100,
  at: { published: {} },
})
