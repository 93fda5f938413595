import { builder } from '../builder.ts'
import { derive, type Derivation, derivedBy } from '../core/derived.ts'
import { enumLabel, enumOrder, type Label, notTold } from '../core/enum-label.ts'
import { rowOfId } from '../core/row-loader.ts'
import { inOrder } from '../core/stat-groups.ts'
import { includeSyntheticText, statCost } from '../core/stats.ts'
import { namedRegions, regionOrder, regionValue, underLevel } from '../region/grouping.ts'
import { Region } from '../region/region.ts'
import { viewableExpertWhere } from './access.ts'
import { type ExpertCell, expertCells, type ExpertStatKey, leastTold, rollUpExperts, toldCount } from './stats-rows.ts'

interface Group {
  value: string | null
  label: Label
  /** Id of the province; null: the key is another one. */
  regionId: string | null
  count: number | null
}

interface Stats {
  asOf: Date
  groupBy: ExpertStatKey
  groups: Group[]
}

const Key = builder.enumType('ExpertStatKey', {
  description: 'What experts can be counted by (분류 기준).',
  values: {
    FIELD: { description: 'Field of expertise (전문 분야): an expert of two fields counts in both groups' },
    CAREER_BAND: { description: 'Years of work in bands (경력 구간)' },
    REGION: { description: 'Province (시·도)' },
  },
} as const)

const Suppression = builder.enumType('Suppression', {
  description: 'Why a statistic withholds a number (비공개 사유).',
  values: { SMALL_NUMBER: { description: `The group has fewer than ${leastTold} persons, who could be known by it (소수 셀)` } },
} as const)

const Group = builder.objectRef<Group>('ExpertStatGroup').implement({
  description: 'How many experts have the same value (집계 항목).',
  fields: (t) => ({
    value: t.exposeString('value', { nullable: true, description: 'Name of the enum’s value or code (값); null: a province without a code of today.' }),
    label: t.string({ description: 'What it is called in Korean (명칭).', resolve: ({ label }) => label.ko }),
    labelEn: t.string({ description: 'What it is called in English (영문 명칭); in Korean where no source gives that.', resolve: ({ label }) => label.en }),
    region: rowOfId(t, { type: Region, typeName: 'Region', nullable: true, description: 'The province (시·도); null: the key is another one.', id: ({ regionId }) => regionId }),
    count: t.exposeInt('count', { nullable: true, description: 'How many experts of this graph (인원); null where `suppressed` says why.' }),
    suppressed: t.field({
      type: Suppression,
      nullable: true,
      description: 'Why the count is withheld (비공개 사유); null: it is not.',
      resolve: ({ count }) => (count === null ? 'SMALL_NUMBER' : null),
    }),
  }),
})

const Stats = builder.objectRef<Stats>('ExpertStats').implement({
  description: 'Counts of the experts whom the viewer may see (전문가 통계): by one key, without conditions and without a total, so that nobody is known by them.',
  fields: (t) => ({
    asOf: t.expose('asOf', { type: 'Date', description: 'Day at which it was read (기준일).' }),
    groupBy: t.field({ type: Key, description: 'What was counted by (분류 기준).', resolve: ({ groupBy }) => groupBy }),
    groups: t.field({ type: [Group], description: 'Groups that are not empty, in the order of their values (집계).', resolve: ({ groups }) => groups }),
  }),
})

interface Arguments {
  groupBy: ExpertStatKey
  includeSynthetic: boolean
}

interface Found {
  cells: ExpertCell[]
  fields: { code: string; name: string; nameEn: string }[]
}

const expertStats: Derivation<Arguments, Arguments, Found, Stats> = {
  ask: (args) => args,
  parts: {
    cells: { sql: ({ groupBy }, ctx) => expertCells(groupBy, viewableExpertWhere(ctx)) },
    fields: { model: 'ScienceField', select: { code: true, name: true, nameEn: true }, where: ({ groupBy }) => (groupBy === 'FIELD' ? {} : null) },
  },
  named: { regions: namedRegions('groups.region', ({ groupBy }, { today }) => (groupBy === 'REGION' ? { level: 'SIDO', day: today } : null)) },
  read({ cells: counted, fields }, { groupBy, includeSynthetic }, ctx) {
    const asOf = ctx.today
    const rolled = groupBy === 'REGION' ? rollUpExperts(counted, underLevel(ctx, 'SIDO', asOf)) : counted
    const shown = rolled.filter(({ persons, madeUp }) => persons > 0 || (includeSynthetic && madeUp > 0))
    const cells = shown.map((cell) => ({ values: [cell.value], count: 0, told: toldCount(cell, includeSynthetic) }))
    const rank = groupBy === 'REGION' ? regionOrder(cells, 0, ctx, asOf) : groupBy === 'CAREER_BAND' ? enumOrder('CareerBand') : null
    const labels = new Map(fields.map(({ code, name, nameEn }) => [code, { ko: name, en: nameEn }]))
    const told = new Map(cells.map(({ values: [value], told }) => [value, told]))
    const groups = inOrder(cells, [rank]).map(({ values: [value = null] }): Group => {
      const count = told.get(value ?? '') ?? null
      if (groupBy === 'REGION') return { ...regionValue(value, ctx, asOf), regionId: value, count }
      const label = groupBy === 'FIELD' ? (labels.get(value ?? '') ?? notTold) : enumLabel('CareerBand', value ?? '')
      return { value, label, regionId: null, count }
    })
    return { asOf, groupBy, groups }
  },
}

builder.queryFields((t) => ({
  expertStats: t.field({
    type: Stats,
    description: `How many experts the viewer may see, by one key (전문가 통계); groups of fewer than ${leastTold} persons are withheld.`,
    args: {
      groupBy: t.arg({ type: Key, required: true, description: 'The one key (분류 기준).' }),
      includeSynthetic: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: `${includeSyntheticText.replace(/\.$/, '')}: a group with 1 to ${leastTold - 1} real persons stays withheld even then.`,
      }),
    },
    complexity: statCost,
    extensions: derivedBy(expertStats),
    resolve: (_root, args, ctx, info) => derive(expertStats, args, ctx, info),
  }),
}))
