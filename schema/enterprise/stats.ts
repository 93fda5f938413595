import type { EnterpriseKind, KindStage } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { derive, type Derivation, derivedBy } from '../core/derived.ts'
import { enumOrder, type Label, notTold } from '../core/enum-label.ts'
import { both } from '../core/filter.ts'
import type { Row } from '../core/graph.ts'
import type { Where } from '../core/page.ts'
import { type CountLine, groupsSql } from '../core/stat-count.ts'
import type { Cell } from '../core/stat-groups.ts'
import { checkKeys, checkSynthetic, defineStats, includeSyntheticText, statCost, type Stats } from '../core/stats.ts'
import { type About, publishedFigures, publishedText, publishedWhere } from '../observation/published.ts'
import { Observation } from '../observation/observation.ts'
import { appliedRegion } from '../region/applied-region.ts'
import { RegionLevel } from '../region/enums.ts'
import { groupedStats, groupRegions } from '../region/grouped-stats.ts'
import { publishedRegions, regionValue } from '../region/grouping.ts'
import { Region } from '../region/region.ts'
import type { Level } from '../region/territory-places.ts'
import { enterpriseEntity } from './enterprise.ts'
import { EnterpriseFilter, enterpriseWhere } from './inputs.ts'
import { kindGroupLabel, plainLabel } from './stats-labels.ts'
import { enterpriseGrouping, type EnterpriseStatKey, type Held } from './stats-rows.ts'

interface Arguments {
  groupBy: readonly EnterpriseStatKey[]
  regionLevel: Level
  asOf?: Date | null
  filter?: (Held & { region?: string; asOf?: Date; synthetic?: boolean }) | null
  includeSynthetic: boolean
}

const { Key, Result } = defineStats<EnterpriseStatKey>({
  name: 'Enterprise',
  counted: { ko: '기업', en: 'enterprises' },
  keys: {
    REGION: 'Region of the seat, at `regionLevel`, as it lies on that day (소재지)',
    KIND: 'Kind held on that day (유형): an enterprise of two kinds counts in both groups and once in the total',
    STAGE: 'Stage of a kind held on that day (단계): one of two stages counts in both groups',
    LEGAL_FORM: 'Legal form (법적 형태)',
    INDUSTRY: 'Section of the industry classification (산업 대분류)',
    YEAR: 'Year of the earliest day that is known of one of its kinds or of a certificate of the social economy, up to that day (시작 연도)',
  },
  region: Region,
  observation: Observation,
  published: publishedText,
  fields: (t) => appliedRegion(t as never),
})

const ranks: Partial<Record<EnterpriseStatKey, readonly string[]>> = {
  KIND: enumOrder('EnterpriseKind'),
  STAGE: enumOrder('KindStage'),
  LEGAL_FORM: enumOrder('LegalForm'),
}

/** What a published figure would have to be about to stand beside this count; null: figures don't tell that much apart. */
export function aboutEnterprises(args: Arguments, scope: Scope): About | null {
  const { groupBy, regionLevel, filter, includeSynthetic } = args
  const { kinds = null, stages = null, region, asOf, synthetic, ...more } = filter ?? {}
  if (Object.keys(more).length > 0 || synthetic === true) return null
  const place = { ...(region === undefined ? {} : { region }), ...(asOf === undefined ? {} : { asOf }) }
  return {
    metric: 'ENTERPRISES',
    regions: publishedRegions(place, groupBy.includes('REGION') ? regionLevel : null, scope),
    kinds: kinds ?? (groupBy.includes('KIND') ? 'EACH' : null),
    stages: stages ?? (groupBy.includes('STAGE') ? 'EACH' : null),
    until: scope.today,
    includeSynthetic,
  }
}

/** What a request counts. */
interface Asked {
  args: Arguments
  scope: Scope
  where: Where
  about: About | null
}

interface Found {
  lines: CountLine[]
  industries: { code: string; name: string; nameEn: string | null }[]
  published: Row[]
}

const enterpriseStats: Derivation<Arguments, Asked, Found, Stats<EnterpriseStatKey>> = {
  ask(args, ctx) {
    const { groupBy, filter, includeSynthetic } = args
    const scope: Scope = { viewer: ctx.viewer, territory: ctx.territory, today: args.asOf ?? ctx.today }
    checkKeys(groupBy)
    const where = both(enterpriseWhere({ filter }, scope), enterpriseEntity.rule(ctx), includeSynthetic ? {} : { synthetic: false })
    checkSynthetic(filter, includeSynthetic)
    return { args, scope, where, about: aboutEnterprises(args, scope) }
  },
  parts: {
    lines: { sql: ({ args, scope, where }) => groupsSql(enterpriseGrouping(args.groupBy, where, args.filter ?? {}, scope.today)) },
    industries: { model: 'Industry', select: { code: true, name: true, nameEn: true }, where: ({ args }) => (args.groupBy.includes('INDUSTRY') ? {} : null) },
    published: publishedFigures(({ about }) => (about === null ? null : publishedWhere(about))),
  },
  named: { regions: groupRegions },
  read({ lines, industries, published }, { args, scope }) {
    const labels = new Map(industries.map(({ code, name, nameEn }) => [code, { ko: name, en: nameEn ?? name }]))
    return groupedStats({ args, scope }, { lines, published }, { ranks, shown: (key, value, values) => shown(key, value, values, args, scope, labels) })
  },
}

/** Value and label of one key of a group. */
function shown(
  key: EnterpriseStatKey,
  value: string | null,
  values: Cell['values'],
  { groupBy, filter }: Arguments,
  scope: Scope,
  industries: ReadonlyMap<string, Label>,
): { value: string | null; label: Label } {
  if (value === null) return { value, label: notTold }
  if (key === 'REGION') return regionValue(value, scope, scope.today)
  if (key === 'INDUSTRY') return { value, label: industries.get(value) ?? notTold }
  if (key !== 'KIND') return { value, label: plainLabel(key, value) }
  const stagePlace = groupBy.indexOf('STAGE')
  const stage = stagePlace < 0 ? null : values[stagePlace]
  const stages = stage == null ? (filter?.stages ?? null) : [stage as KindStage]
  return { value, label: kindGroupLabel(value as EnterpriseKind, stages) }
}

builder.queryFields((t) => ({
  enterpriseStats: t.field({
    type: Result,
    description:
      'How many enterprises this graph holds by one or two keys (기업 통계). They are those that sources name, a few of all: a published figure such as 1,162 is in `published`, never in `total`. Enterprises have no day of founding here: each counts on every day, with the region and kinds that it had then.',
    args: {
      groupBy: t.arg({ type: [Key], required: true, description: 'One or two keys (분류 기준), each once.' }),
      regionLevel: t.arg({ type: RegionLevel, required: true, defaultValue: 'SIDO', description: 'Level at which REGION counts (지역 단계).' }),
      asOf: t.arg({ type: 'Date', description: 'Day at which regions and kinds are read (기준일); today when absent.' }),
      filter: t.arg({
        type: EnterpriseFilter,
        description: 'Conditions on the enterprises (조건), kinds and stages as held on that day; where it names kinds or stages, only these make groups.',
      }),
      includeSynthetic: t.arg.boolean({ required: true, defaultValue: false, description: includeSyntheticText }),
    },
    complexity: statCost,
    extensions: derivedBy(enterpriseStats),
    resolve: (_root, args, ctx, info) => derive(enterpriseStats, args as Arguments, ctx, info),
  }),
}))
