import type { Observation as ObservationRow } from '../../prisma/generated/client/client.ts'
import { parsePartialDate } from '../../prisma/partial-date.ts'
import { builder } from '../builder.ts'
import { derive, type Derivation, derivedBy } from '../core/derived.ts'
import { both } from '../core/filter.ts'
import { decodeId } from '../core/global-id.ts'
import type { Row } from '../core/graph.ts'
import type { Where } from '../core/page.ts'
import { rowOfId } from '../core/row-loader.ts'
import { type Basis, includeSyntheticText, StatBasis } from '../core/stats.ts'
import { Metric, Observation, observationEntity } from '../observation/observation.ts'
import { CitationMethod } from '../provenance/enums.ts'
import { Measure, measureEntity, Plan, planEntity } from './plan.ts'
import { type BudgetSplit, budgetSplits, type PlanFigure, type ProgressRow, progressRows } from './progress-rows.ts'

/** Rows of the graph by their ids, for what the progress refers to. */
interface Nodes {
  observations: ReadonlyMap<string, Row>
  measures: ReadonlyMap<string, Row>
}

interface Progress {
  plan: Row
  rows: (ProgressRow & { nodes: Nodes })[]
  budgets: (BudgetSplit & { nodes: Nodes })[]
  measuresWithoutFigures: number
  basis: Basis
}

const ProgressState = builder.enumType('ProgressState', {
  description: 'Whether a result is told (보고 상태).',
  values: {
    REPORTED: { description: 'A result or spending is told (보고됨)' },
    NOT_REPORTED: { description: 'None is told (미보고): that is not 0' },
  },
} as const)

const figureOf = (row: { nodes: Nodes }, figure: PlanFigure | null) => (figure === null ? null : (row.nodes.observations.get(figure.id) as never))

const ProgressRowType = builder.objectRef<Progress['rows'][number]>('PlanProgressRow').implement({
  description: 'Target and budget of one thing in one year against what came of them (추진 실적).',
  fields: (t) => ({
    measure: t.field({
      type: Measure,
      nullable: true,
      description: 'The measure (시책); null: the plan as a whole.',
      resolve: ({ nodes, measureId }) => (measureId === null ? null : (nodes.measures.get(measureId) as never)),
    }),
    metric: rowOfId(t, { type: Metric, typeName: 'Metric', description: 'What is measured (지표).', id: ({ metricId }) => metricId }),
    year: t.exposeInt('year', { nullable: true, description: 'Year of the figures (연도): that of their period, else of the measure or of a plan for one year; null: not told.' }),
    target: t.field({ type: Observation, nullable: true, description: 'What is aimed at (목표); null: no target is told.', resolve: (row) => figureOf(row, row.target) }),
    budget: t.field({ type: Observation, nullable: true, description: 'Money set aside (예산); null: no budget is told.', resolve: (row) => figureOf(row, row.budget) }),
    actual: t.field({ type: Observation, nullable: true, description: 'What was reached (실적); null: not told, which is not 0.', resolve: (row) => figureOf(row, row.actual) }),
    spent: t.field({ type: Observation, nullable: true, description: 'Money spent (집행); null: not told, which is not 0.', resolve: (row) => figureOf(row, row.spent) }),
    ratio: t.expose('ratio', {
      type: 'Decimal',
      nullable: true,
      description: 'Result by target, else money spent by budget (달성률): `0.8` is 80 %, rounded to six decimal places, halves to even; null: one of the two is missing or the divisor is 0.',
    }),
    method: t.field({ type: CitationMethod, description: 'How `ratio` comes about (근거 방식): always DERIVED, no source states it.', resolve: () => 'DERIVED' as const }),
    state: t.expose('state', { type: ProgressState, description: 'Whether a result is told (보고 상태).' }),
  }),
})

const BudgetSplitType = builder.objectRef<Progress['budgets'][number]>('PlanBudget').implement({
  description: 'The budget of a plan in one year, what sources itemise of it and the rest (예산 구성).',
  fields: (t) => ({
    year: t.exposeInt('year', { nullable: true, description: 'Year (연도); null: not told.' }),
    budget: t.field({ type: Observation, nullable: true, description: 'The whole (총예산); null: no source tells one.', resolve: (row) => figureOf(row, row.budget) }),
    lines: t.field({ type: [Observation], description: 'The lines that sources tell apart (세부 예산).', resolve: (row) => row.lines.map((line) => figureOf(row, line) as never) }),
    itemised: t.expose('itemised', { type: 'Won', description: 'Sum of the lines (세부 예산 합계); 0: none is told.' }),
    unitemised: t.expose('unitemised', {
      type: 'Won',
      nullable: true,
      description: 'What no source divides (미구분 예산): the whole less the lines, one amount that belongs to no field or measure; null: no whole is told.',
    }),
    method: t.field({ type: CitationMethod, description: 'How the two amounts come about (근거 방식): always DERIVED.', resolve: () => 'DERIVED' as const }),
  }),
})

const PlanProgress = builder.objectRef<Progress>('PlanProgress').implement({
  description: 'Targets and budgets of a plan and its measures against results (계획 추진 현황).',
  fields: (t) => ({
    plan: t.field({ type: Plan, description: 'The plan (계획).', resolve: ({ plan }) => plan as never }),
    rows: t.field({ type: [ProgressRowType], description: 'Figures of the plan as a whole first, then of its measures by name, each by metric, unit and time (추진 실적).', resolve: ({ rows }) => rows }),
    budgets: t.field({ type: [BudgetSplitType], description: 'Its budget by year (예산), the years in order; empty: no budget in won is told.', resolve: ({ budgets }) => budgets }),
    measuresWithoutFigures: t.exposeInt('measuresWithoutFigures', { description: 'How many of its measures have no figure at all (수치 없는 시책 수); they are in no row.' }),
    basis: t.field({ type: StatBasis, description: 'What it rests on (통계 근거): the figures of the plan, its measures and the funds that these are linked to.', resolve: ({ basis }) => basis }),
  }),
})

interface Arguments {
  planId: string
  includeSynthetic: boolean
}

interface Asked {
  id: string
  /** Which rows count. */
  real: Where
}

type FigureColumn = 'measureId' | 'fundId' | 'metricId' | 'nature' | 'value' | 'unit' | 'qualifier' | 'kind' | 'stage' | 'period' | 'baseId' | 'synthetic'

interface Found {
  plans: (Row & { fromYear: number | null; toYear: number | null })[]
  measures: (Row & { year: number | null })[]
  links: { fromMeasureId: string | null; toFundId: string | null }[]
  rows: (Row & Pick<ObservationRow, FigureColumn>)[]
}

const planProgress: Derivation<Arguments, Asked, Found, Progress | null> = {
  ask: ({ planId, includeSynthetic }) => ({ id: decodeId(planId, ['Plan'], 'planId'), real: includeSynthetic ? {} : { synthetic: false } }),
  parts: {
    plans: { model: 'Plan', select: { fromYear: true, toYear: true }, where: ({ id }, ctx) => both({ id }, planEntity.rule(ctx)), at: { plan: {} } },
    measures: {
      model: 'Measure',
      select: { year: true },
      where: ({ id, real }, ctx) => both({ planId: id }, measureEntity.rule(ctx), real),
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      at: { 'rows.measure': {} },
    },
    links: {
      model: 'Relation',
      select: { fromMeasureId: true, toFundId: true },
      where: ({ id, real }) => fundsOf(id, real),
      orderBy: [{ fromMeasure: { name: 'asc' } }, { id: 'asc' }],
    },
    rows: {
      model: 'Observation',
      select: {
        measureId: true, fundId: true, metricId: true, nature: true, value: true, unit: true, qualifier: true, kind: true, stage: true, period: true, baseId: true, synthetic: true,
      },
      where: ({ id, real }, ctx) =>
        both(
          { OR: [{ planId: id }, { measure: { is: both({ planId: id }, real) } }, { fund: { is: { relationsTo: { some: fundsOf(id, real) } } } }] },
          observationEntity.rule(ctx),
          real,
        ),
      orderBy: [{ metric: { key: 'asc' } }, { unit: 'asc' }, { periodEarliest: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      at: {
        'rows.metric': { via: 'metric' },
        'rows.target': { where: { nature: 'TARGET' } },
        'rows.budget': { where: { nature: 'BUDGET' } },
        'rows.actual': { where: { nature: 'ACTUAL' } },
        'rows.spent': { where: { nature: 'SPENT' } },
        'budgets.budget': { where: { nature: 'BUDGET' } },
        'budgets.lines': { where: { nature: 'BUDGET' } },
      },
    },
  },
  read({ plans: [plan], measures, links, rows }) {
    if (plan === undefined) return null
    const yearOfPlan = plan.fromYear === plan.toYear ? plan.fromYear : null
    const yearOf = new Map(measures.map(({ id, year }) => [id, year]))
    // A fund that several measures are linked to counts once, with the first of them.
    const measureOfFund = new Map(links.toReversed().map(({ fromMeasureId, toFundId }) => [toFundId, fromMeasureId]))
    const places = new Map(measures.map(({ id }, place) => [id, place]))
    const figures = rows
      .map((row) => ({ ...row, measureId: row.measureId ?? (row.fundId === null ? null : (measureOfFund.get(row.fundId) ?? null)) }))
      .map((row): PlanFigure => ({
        ...row,
        value: row.value.toFixed(),
        year: yearOfPeriod(row.period) ?? yearOf.get(row.measureId ?? '') ?? yearOfPlan,
      }))
      .sort((a, b) => (places.get(a.measureId ?? '') ?? -1) - (places.get(b.measureId ?? '') ?? -1))
    const byId = (found: readonly Row[]) => new Map(found.map((row) => [row.id, row]))
    const nodes: Nodes = { observations: byId(rows), measures: byId(measures) }
    const told = new Set(figures.map(({ measureId }) => measureId))
    return {
      plan,
      rows: progressRows(figures).map((row) => ({ ...row, nodes })),
      budgets: budgetSplits(figures).map((split) => ({ ...split, nodes })),
      measuresWithoutFigures: measures.filter((measure) => !told.has(measure.id)).length,
      basis: { rows: rows.length, syntheticRows: rows.filter(({ synthetic }) => synthetic).length },
    }
  },
}

/** The links of a plan's measures to funds: such a fund's money is the measure's. */
const fundsOf = (planId: string, real: Where): Where => ({ kind: 'LINKED_TO', toFundId: { not: null }, fromMeasure: { is: both({ planId }, real) } })

/** The year that a period ends in. */
function yearOfPeriod(code: string | null): number | null {
  const date = code === null ? null : parsePartialDate(code)
  const day = date === null ? null : (date.latest ?? date.earliest)
  return day === null ? null : Number(day.slice(0, 4))
}

builder.queryFields((t) => ({
  planProgress: t.field({
    type: PlanProgress,
    nullable: true,
    description: 'What came of a plan (계획 추진 현황): its targets and budgets and those of its measures against results; null: there is no such plan, or none that the viewer may see.',
    args: {
      planId: t.arg.id({ required: true, description: 'Id of the plan (계획).' }),
      includeSynthetic: t.arg.boolean({ required: true, defaultValue: false, description: includeSyntheticText }),
    },
    complexity: { field: 20, multiplier: 1 },
    extensions: derivedBy(planProgress),
    resolve: (_root, args, ctx, info) => derive(planProgress, args, ctx, info),
  }),
}))
