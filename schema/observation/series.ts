import { Prisma } from '../../prisma/generated/client/client.ts'
import type { Observation as ObservationRow } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import { derive, type Derivation, derivedBy, type Named } from '../core/derived.ts'
import { InputError } from '../core/errors.ts'
import { both } from '../core/filter.ts'
import type { Row } from '../core/graph.ts'
import { PartialDateType, type PrintedDate, printedDate } from '../core/partial-date.ts'
import { type Basis, includeSyntheticText, StatBasis } from '../core/stats.ts'
import { CitationMethod } from '../provenance/enums.ts'
import { idsSql } from '../region/grouping.ts'
import { Region } from '../region/region.ts'
import { TerritoryChange } from '../region/territory-change.ts'
import { Metric, Observation, observationEntity } from './observation.ts'
import { type Change, changeBetween, type Figure, predecessors } from './series-change.ts'
import { middleDay, overlaps, territoryDay } from './series-day.ts'

const dayText = (day: Date) => day.toISOString().slice(0, 10)
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

interface Point {
  observation: Row
  period: PrintedDate
  figure: Figure
  change: (Change & { since: Row }) | null
}

interface Series {
  metric: Row
  region: Row
  points: Point[]
  undatedCount: number
  basis: Basis
  /** Day from which changes of the territory count; null: there is no point. */
  since: string | null
}

const derivedText = 'Always DERIVED (근거 방식): the graph computes it, no source states it.'

const SeriesChange = builder.objectRef<NonNullable<Point['change']>>('SeriesChange').implement({
  description: 'How a figure changed since the last comparable one of an earlier day (증감), computed from the two.',
  fields: (t) => ({
    since: t.field({
      type: Observation,
      description: 'The earlier figure (비교 대상): the last one before of the same unit, kind, stage and nature, also at a moment, or also over a time.',
      resolve: ({ since }) => since as never,
    }),
    years: t.expose('years', {
      type: 'Decimal',
      description:
        'Years between the two (기간 연수): the difference of their years where both periods are the same days of a year (2020 and 2021, two 31 December), else the days between the days that stand for them divided by 365.2425; rounded to six decimal places.',
    }),
    absolute: t.expose('absolute', { type: 'Decimal', description: 'Later minus earlier (증감), exact, in the unit of both; percentage points where that is PERCENT.' }),
    ratio: t.expose('ratio', {
      type: 'Decimal',
      nullable: true,
      description: 'Later divided by earlier (배율), rounded to six decimal places, halves to even; null: the earlier one is 0.',
    }),
    yearlyGrowth: t.expose('yearlyGrowth', {
      type: 'Decimal',
      nullable: true,
      description:
        'Compound annual growth (연평균 증가율) as the U.S. Bureau of Economic Analysis defines it: (later / earlier)^(1 / years) − 1; `0.05` is 5 % a year. Rounded to six decimal places, halves to even; null: the earlier one is not above 0, the later one is below 0, or it is beyond 10^9.',
    }),
    isApproximate: t.exposeBoolean('isApproximate', { description: 'Whether one of the two is not exact, so that this is not either (어림 여부).' }),
    method: t.field({ type: CitationMethod, description: derivedText, resolve: () => 'DERIVED' as const }),
  }),
})

const SeriesPoint = builder.objectRef<Point>('SeriesPoint').implement({
  description: 'One published figure in a series (시계열 값).',
  fields: (t) => ({
    observation: t.field({ type: Observation, description: 'The figure with its citations (관측값).', resolve: ({ observation }) => observation as never }),
    period: t.field({ type: PartialDateType, description: 'The moment or the time that it is of (시점·기간).', resolve: ({ period }) => period }),
    day: t.field({
      type: 'Date',
      description: 'The day that stands for the period (기준일): the middle one of its possible days, or its one known end.',
      resolve: ({ figure }) => midnight(figure.day),
    }),
    value: t.field({ type: 'Decimal', description: 'The figure (값), in the unit of the observation.', resolve: ({ figure }) => figure.value }),
    change: t.field({ type: SeriesChange, nullable: true, description: 'How it changed (증감); null: no comparable figure of an earlier day is in the series.', resolve: ({ change }) => change }),
  }),
})

const ObservationSeries = builder.objectRef<Series>('ObservationSeries').implement({
  description: 'The published figures of one metric about one region in the order of time (시계열).',
  fields: (t) => ({
    metric: t.field({ type: Metric, description: 'What is measured (지표).', resolve: ({ metric }) => metric as never }),
    region: t.field({ type: Region, description: 'The region (지역).', resolve: ({ region }) => region as never }),
    points: t.field({
      type: [SeriesPoint],
      description: 'The figures (값), by the days that stand for their periods, the earliest first; figures of several kinds, stages, units and natures stand side by side. At most 500.',
      resolve: ({ points }) => points,
    }),
    undatedCount: t.exposeInt('undatedCount', { description: 'How many figures are left out because no source dates them (시점 미상 건수).' }),
    basis: t.field({ type: StatBasis, description: 'What it rests on (통계 근거): the figures of `points`.', resolve: ({ basis }) => basis }),
    territoryChanges: t.field({
      type: [TerritoryChange],
      description: 'How the territory changed from the first figure until today (행정구역 변경), oldest first: figures before and after are of different territories.',
      resolve: ({ since, region }, _args, ctx) => (since === null ? [] : ctx.territory.changes(region.id, since, dayText(ctx.today))),
    }),
  }),
})

/** What changes of the territory of a figure's region may name. */
const changedUnits: Named<unknown> = {
  model: 'Region',
  ids: (_asked, { territory }, row) => Prisma.sql`select changed.id::uuid from jsonb_array_elements_text(${territory.changedUnits()}::jsonb -> ${Prisma.raw(`${row}."regionId"`)}::text) changed(id)`,
  at: ['region', 'counterpart'],
}

builder.prismaObjectFields(Observation, (t) => ({
  territoryChanges: t.field({
    type: [TerritoryChange],
    description: 'How the territory of its region changed from the period of the figure until today (행정구역 변경), oldest first; empty: not at all, or it is undated or about something else.',
    extensions: { reads: { named: changedUnits } },
    select: { regionId: true, period: true },
    resolve: ({ regionId, period }, _args, ctx) => {
      const date = printedDate(period, null)
      const day = date === null ? null : territoryDay(date)
      return regionId === null || day === null ? [] : ctx.territory.changes(regionId, day, dayText(ctx.today))
    },
  }),
}))

interface Arguments {
  metric: string
  regionCode: string
  from?: Date | null | undefined
  to?: Date | null | undefined
  includeSynthetic: boolean
}

interface Asked extends Arguments {
  regionId: string
}

type Column = 'value' | 'unit' | 'kind' | 'stage' | 'nature' | 'periodKind' | 'qualifier' | 'period' | 'periodQuotedAs' | 'synthetic'

interface Found {
  metric: Row[]
  region: Row[]
  rows: (Pick<ObservationRow, Column> & Row)[]
}

const observationSeries: Derivation<Arguments, Asked, Found, Series> = {
  ask(args, ctx) {
    const { regionCode, from, to } = args
    if (from != null && to != null && from > to) throw new InputError('to', 'Expected a day on or after "from".')
    const regionId = /^(\d{2}|\d{5})$/.test(regionCode) ? ctx.territory.findLast(regionCode, 'LEGAL', dayText(ctx.today)) : null
    if (regionId === null) throw new InputError('regionCode', 'Expected a legal region code of two or five digits that is or was in force, such as "27".')
    return { ...args, regionId }
  },
  parts: {
    metric: { model: 'Metric', select: { id: true }, where: ({ metric: key }) => ({ key }), at: { metric: {} } },
    region: { model: 'Region', select: {}, where: ({ regionId: id }) => ({ id }), at: { region: {} } },
    rows: {
      model: 'Observation',
      select: { value: true, unit: true, kind: true, stage: true, nature: true, periodKind: true, qualifier: true, period: true, periodQuotedAs: true, synthetic: true },
      where: ({ metric: key, regionId, includeSynthetic }, ctx) => both({ metric: { is: { key } }, regionId }, observationEntity.rule(ctx), includeSynthetic ? {} : { synthetic: false }),
      orderBy: [{ periodEarliest: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: 500,
      at: { 'points.observation': {}, 'points.change.since': {} },
    },
  },
  named: {
    units: {
      model: 'Region',
      ids: ({ regionId }, { territory }) => idsSql(territory.changedUnits()[regionId] ?? []),
      at: ['territoryChanges.region', 'territoryChanges.counterpart'],
    },
  },
  read({ metric: [metric], region: [region], rows }, { regionId, from = null, to = null }) {
    if (metric === undefined) throw new InputError('metric', 'Expected the key of a metric, such as "ENTERPRISES"; "metrics" lists them.')
    const dated = rows.flatMap((row) => {
      const date = printedDate(row.period, row.periodQuotedAs)
      const day = date === null ? null : middleDay(date)
      return date === null || day === null ? [] : [{ row, period: date, figure: { ...row, ...date, value: row.value.toFixed(), day } }]
    })
    const asked = dated
      .filter(({ period }) => overlaps(period, from && dayText(from), to && dayText(to)))
      .sort((a, b) => a.figure.day.localeCompare(b.figure.day))
    const before = predecessors(asked.map(({ figure }) => figure))
    return {
      metric,
      region: region ?? { id: regionId },
      points: asked.map(({ row, period, figure }, place) => {
        const earlier = asked[before[place] ?? -1]
        const change = earlier && { ...changeBetween(earlier.figure, figure), since: earlier.row }
        return { observation: row, period, figure, change: change ?? null }
      }),
      undatedCount: rows.length - dated.length,
      basis: { rows: asked.length, syntheticRows: asked.filter(({ figure }) => figure.synthetic).length },
      since: asked.map(({ period }) => territoryDay(period) ?? '').sort()[0] ?? null,
    }
  },
}

builder.queryFields((t) => ({
  observationSeries: t.field({
    type: ObservationSeries,
    description: 'The published figures of one metric about one region through time, with their change (시계열).',
    args: {
      metric: t.arg.string({ required: true, description: 'Key of the metric, such as `ENTERPRISES` (지표 키); an unknown one is refused.' }),
      regionCode: t.arg.string({ required: true, description: 'Legal code of the region (법정동 코드), in force today or once; figures of what took its place are not among them.' }),
      from: t.arg({ type: 'Date', description: 'Only periods that reach this day or a later one (시작일).' }),
      to: t.arg({ type: 'Date', description: 'Only periods that begin by this day (종료일).' }),
      includeSynthetic: t.arg.boolean({ required: true, defaultValue: false, description: includeSyntheticText }),
    },
    complexity: { field: 20, multiplier: 1 },
    extensions: derivedBy(observationSeries),
    resolve: (_root, args, ctx, info) => derive(observationSeries, args, ctx, info),
  }),
}))
