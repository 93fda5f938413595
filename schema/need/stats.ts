import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { derive, type Derivation, derivedBy } from '../core/derived.ts'
import { enumLabel, enumOrder, type Label, notTold } from '../core/enum-label.ts'
import { both } from '../core/filter.ts'
import type { Row } from '../core/graph.ts'
import type { Where } from '../core/page.ts'
import { type CountLine, groupsSql } from '../core/stat-count.ts'
import { checkKeys, checkSynthetic, defineStats, includeSyntheticText, statCost, type Stats } from '../core/stats.ts'
import { publishedFigures, publishedText, publishedWhere } from '../observation/published.ts'
import { Observation } from '../observation/observation.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { RegionLevel } from '../region/enums.ts'
import { groupedStats, groupRegions } from '../region/grouped-stats.ts'
import { publishedRegions, regionValue } from '../region/grouping.ts'
import { Region } from '../region/region.ts'
import type { Level } from '../region/territory-places.ts'
import { viewableEntrepreneurWhere } from './access.ts'
import { NeedFilter, needWhere } from './inputs.ts'
import { needEntity } from './need.ts'
import { comeBy, needGrouping, type NeedStatKey } from './stats-rows.ts'

interface Arguments {
  groupBy: readonly NeedStatKey[]
  regionLevel: Level
  asOf?: Date | null
  filter?: { region?: string; asOf?: Date; fields?: string[]; synthetic?: boolean } | null
  includeSynthetic: boolean
}

const { Key, Result } = defineStats<NeedStatKey>({
  name: 'Need',
  counted: { ko: '기술수요', en: 'technical needs' },
  keys: {
    REGION: 'Region of the owner, at `regionLevel`, as it lies on that day (소재지)',
    STAGE: 'Stage of business (단계)',
    STATUS: 'State as it is today (상태)',
    FIELD: 'Field that is asked for (필요 분야): a need of two fields counts in both groups and once in the total',
    YEAR: 'Year in Korea in which it came into the graph (등록 연도)',
  },
  region: Region,
  observation: Observation,
  published: publishedText,
  fields: (t) => appliedRegion(t as never),
})

const ranks: Partial<Record<NeedStatKey, readonly string[]>> = { STAGE: enumOrder('NeedStage'), STATUS: enumOrder('NeedStatus') }

/** What a request counts. */
interface Asked {
  args: Arguments
  scope: Scope
  where: Where
  /** Entrepreneurs whose region the viewer may see. */
  entrepreneurs: Where
  /** Condition of published figures that stand beside this count; null: figures don't tell that much apart. */
  published: Where | null
}

interface Found {
  lines: CountLine[]
  fields: { code: string; name: string; nameEn: string }[]
  published: Row[]
}

function publishedBeside({ groupBy, regionLevel, filter, includeSynthetic }: Arguments, scope: Scope): Where | null {
  const { region, asOf, synthetic, ...more } = filter ?? {}
  if (Object.keys(more).length > 0 || synthetic === true) return null
  const place = { ...(region === undefined ? {} : { region }), ...(asOf === undefined ? {} : { asOf }) }
  const regions = publishedRegions(place, groupBy.includes('REGION') ? regionLevel : null, scope)
  return publishedWhere({ metric: 'NEEDS', regions, kinds: null, stages: null, until: scope.today, includeSynthetic })
}

const needStats: Derivation<Arguments, Asked, Found, Stats<NeedStatKey>> = {
  ask(args, ctx) {
    const { groupBy, filter, includeSynthetic } = args
    const scope: Scope = { viewer: ctx.viewer, territory: ctx.territory, today: args.asOf ?? ctx.today }
    checkKeys(groupBy)
    const where = both(
      needWhere({ filter }, scope, ctx),
      needEntity.rule(ctx),
      includeSynthetic ? {} : { synthetic: false },
      args.asOf == null ? {} : comeBy(scope.today),
    )
    checkSynthetic(filter, includeSynthetic)
    return { args, scope, where, entrepreneurs: viewableEntrepreneurWhere(ctx), published: publishedBeside(args, scope) }
  },
  parts: {
    lines: { sql: ({ args, where, entrepreneurs }) => groupsSql(needGrouping(args.groupBy, where, args.filter?.fields ?? null, entrepreneurs)) },
    fields: { model: 'ScienceField', select: { code: true, name: true, nameEn: true }, where: ({ args }) => (args.groupBy.includes('FIELD') ? {} : null) },
    published: publishedFigures(({ published }) => published),
  },
  named: { regions: groupRegions },
  read({ lines, fields, published }, { args, scope }) {
    const labels = new Map(fields.map(({ code, name, nameEn }) => [code, { ko: name, en: nameEn }]))
    const shown = (key: NeedStatKey, value: string | null): { value: string | null; label: Label } => {
      if (value === null) return { value, label: notTold }
      if (key === 'REGION') return regionValue(value, scope, scope.today)
      if (key === 'FIELD') return { value, label: labels.get(value) ?? notTold }
      if (key === 'YEAR') return { value, label: { ko: `${value}년`, en: value } }
      return { value, label: enumLabel(key === 'STAGE' ? 'NeedStage' : 'NeedStatus', value) }
    }
    return groupedStats({ args, scope }, { lines, published }, { ranks, shown })
  },
}

builder.queryFields((t) => ({
  needStats: t.field({
    type: Result,
    description: 'How many technical needs this graph holds by one or two keys (기술수요 통계): those that partners submitted, not all that there are.',
    args: {
      groupBy: t.arg({ type: [Key], required: true, description: 'One or two keys (분류 기준), each once.' }),
      regionLevel: t.arg({ type: RegionLevel, required: true, defaultValue: 'SIDO', description: 'Level at which REGION counts (지역 단계).' }),
      asOf: t.arg({
        type: 'Date',
        description: 'Day at which regions are read, and by which the needs had come (기준일); absent: today, and all. States and stages are those of today.',
      }),
      filter: t.arg({ type: NeedFilter, description: 'Conditions on the needs (조건); where it names fields, only these make groups.' }),
      includeSynthetic: t.arg.boolean({ required: true, defaultValue: false, description: includeSyntheticText }),
    },
    complexity: statCost,
    extensions: derivedBy(needStats),
    resolve: (_root, args, ctx, info) => derive(needStats, args as Arguments, ctx, info),
  }),
}))
