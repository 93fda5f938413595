import { Decimal } from 'decimal.js'

/** A figure about a plan or one of its measures. */
export interface PlanFigure {
  id: string
  /** The measure that it is about; null: the plan as a whole. */
  measureId: string | null
  metricId: string
  nature: 'ACTUAL' | 'TARGET' | 'BUDGET' | 'SPENT'
  /** The figure as decimal digits. */
  value: string
  unit: string
  qualifier: string
  kind: string | null
  stage: string | null
  /** Year of its period; null: not told. */
  year: number | null
  /** The whole of which it is a part; null: none. */
  baseId: string | null
}

/** Targets and budgets of one thing in one year against what came of them. */
export interface ProgressRow {
  measureId: string | null
  metricId: string
  year: number | null
  target: PlanFigure | null
  budget: PlanFigure | null
  actual: PlanFigure | null
  spent: PlanFigure | null
  /** Result by target, else money spent by budget, as decimal digits; null: one of the two is missing, or divides by 0. */
  ratio: string | null
  state: 'REPORTED' | 'NOT_REPORTED'
}

const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN })

/** One by another, rounded to six decimal places, halves to even; null where one is missing or divides by 0. */
function ratioOf(part: PlanFigure | null, whole: PlanFigure | null): string | null {
  if (part === null || whole === null || new Exact(whole.value).isZero()) return null
  return new Exact(part.value).div(whole.value).toDecimalPlaces(6, Decimal.ROUND_HALF_EVEN).toFixed()
}

/**
 * Lays targets and budgets beside results and spending of the same thing: same measure (or the plan as a whole), metric,
 * unit, kind, stage and year. Nothing is added up or taken for another: where two figures of one nature fall together,
 * each has a row of its own and none is compared. A result that is missing stays missing, it is never 0.
 */
export function progressRows(figures: readonly PlanFigure[]): ProgressRow[] {
  const cells = new Map<string, PlanFigure[]>()
  for (const figure of figures) {
    const { measureId, metricId, unit, kind, stage, year } = figure
    const key = JSON.stringify([measureId, metricId, unit, kind, stage, year])
    cells.set(key, [...(cells.get(key) ?? []), figure])
  }
  return [...cells.values()].flatMap((cell) => {
    const isClear = new Set(cell.map(({ nature }) => nature)).size === cell.length
    return isClear ? [rowOf(cell)] : cell.map((figure) => rowOf([figure]))
  })
}

function rowOf(cell: readonly PlanFigure[]): ProgressRow {
  const of = (nature: PlanFigure['nature']) => cell.find((figure) => figure.nature === nature) ?? null
  const [target, budget, actual, spent] = [of('TARGET'), of('BUDGET'), of('ACTUAL'), of('SPENT')]
  const { measureId = null, metricId = '', year = null } = cell[0] ?? {}
  return {
    measureId,
    metricId,
    year,
    target,
    budget,
    actual,
    spent,
    ratio: ratioOf(actual, target) ?? ratioOf(spent, budget),
    state: actual === null && spent === null ? 'NOT_REPORTED' : 'REPORTED',
  }
}

/** The budget of a plan in one year and how much of it sources itemise. */
export interface BudgetSplit {
  year: number | null
  /** The whole; null: no source tells one, or more than one. */
  budget: PlanFigure | null
  /** Lines that are told apart, each once. */
  lines: PlanFigure[]
  /** Sum of the lines in won; 0: none is told. */
  itemised: bigint
  /** What no source divides, in won; null: no whole is told. */
  unitemised: bigint | null
}

/**
 * Splits a plan's budget by year into the lines that are told and the rest, which stays one amount. A line is a budget of
 * a measure, or a part of the whole; a part of a line is not counted beside it.
 */
export function budgetSplits(figures: readonly PlanFigure[]): BudgetSplit[] {
  const money = figures.filter(({ nature, unit }) => nature === 'BUDGET' && unit === 'WON')
  const byId = new Map(money.map((figure) => [figure.id, figure]))
  const isWhole = (figure: PlanFigure) => figure.measureId === null && figure.baseId === null
  const isLine = (figure: PlanFigure) => {
    const base = figure.baseId === null ? undefined : byId.get(figure.baseId)
    return !isWhole(figure) && (base === undefined || isWhole(base))
  }
  return [...new Set(money.map(({ year }) => year))]
    .sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
    .map((year) => {
      const ofYear = money.filter((figure) => figure.year === year)
      const wholes = ofYear.filter(isWhole)
      const budget = wholes.length === 1 ? (wholes[0] ?? null) : null
      const lines = ofYear.filter(isLine)
      const itemised = lines.reduce((sum, { value }) => sum + BigInt(new Exact(value).toFixed(0)), 0n)
      const unitemised = budget === null ? null : BigInt(new Exact(budget.value).toFixed(0)) - itemised
      return { year, budget, lines, itemised, unitemised }
    })
}
