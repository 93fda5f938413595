import { Decimal } from 'decimal.js'

/** What makes two figures comparable, and what their change is computed from. */
export interface Figure {
  /** The figure as decimal digits. */
  value: string
  unit: string
  kind: string | null
  stage: string | null
  nature: string
  periodKind: string
  qualifier: string
  /** The day that stands for its period, as YYYY-MM-DD. */
  day: string
  /** First and last possible day of its period; null: open. */
  earliest: string | null
  latest: string | null
}

/** How a figure changed since an earlier one; all values as decimal digits. */
export interface Change {
  /** Years between the two, as `yearsBetween` counts them, rounded to six decimal places. */
  years: string
  /** Later minus earlier, exact, in the unit of both. */
  absolute: string
  /** Later divided by earlier; null: the earlier one is 0. */
  ratio: string | null
  /** Growth a year; null: the earlier one is not above 0, the later one is below 0, or it is beyond 10^9. */
  yearlyGrowth: string | null
  /** Whether one of the two is not exact. */
  isApproximate: boolean
}

/** Working digits; results are rounded once, at the end. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN })
/** Fewer for powers, whose results have at most 16 digits here. */
const Power = Decimal.clone({ precision: 30, rounding: Decimal.ROUND_HALF_EVEN })
const places = 6
/** Mean length of a year of the Gregorian calendar in days. */
const daysAYear = '365.2425'
/** A growth beyond this comes of days, not of years. */
const growthLimit = 1e9

const rounded = (value: Decimal) => value.toDecimalPlaces(places, Decimal.ROUND_HALF_EVEN).toFixed()

/**
 * Years from one period to a later one: the difference of their years where both are the same days of them (2020 and
 * 2021, two ends of June, two 31 December), else the days between the days that stand for them divided by 365.2425.
 */
export function yearsBetween(earlier: Pick<Figure, 'day' | 'earliest' | 'latest'>, later: Pick<Figure, 'day' | 'earliest' | 'latest'>): Decimal {
  const inYear = (day: string | null) => (day === null ? null : day.slice(4).replace('-02-29', '-02-28'))
  const isSame = inYear(earlier.earliest) === inYear(later.earliest) && inYear(earlier.latest) === inYear(later.latest)
  if (isSame && spanOf(earlier) === spanOf(later)) return new Power(Number(later.day.slice(0, 4)) - Number(earlier.day.slice(0, 4)))
  return new Power((Date.parse(later.day) - Date.parse(earlier.day)) / 86_400_000).div(daysAYear)
}

/** How many years a period touches; null: it is open. */
const spanOf = ({ earliest, latest }: Pick<Figure, 'earliest' | 'latest'>) =>
  earliest === null || latest === null ? null : Number(latest.slice(0, 4)) - Number(earliest.slice(0, 4))

/**
 * The change between two comparable figures of different days. Growth a year is the compound annual growth rate
 * (연평균 증가율) as the U.S. Bureau of Economic Analysis defines it, (later / earlier)^(1/n) − 1, where n is the number
 * of years by `yearsBetween`. Ratio, growth and years are rounded to six decimal places, halves to even.
 */
export function changeBetween(earlier: Figure, later: Figure): Change {
  const [from, to] = [new Exact(earlier.value), new Exact(later.value)]
  const years = yearsBetween(earlier, later)
  const growth = years.gt(0) && from.gt(0) && to.gte(0) ? new Power(to.div(from)).pow(new Power(1).div(years)).minus(1) : null
  return {
    years: rounded(years),
    absolute: to.minus(from).toFixed(),
    ratio: from.isZero() ? null : rounded(to.div(from)),
    yearlyGrowth: growth === null || !growth.isFinite() || growth.gte(growthLimit) ? null : rounded(growth),
    isApproximate: earlier.qualifier !== 'EXACT' || later.qualifier !== 'EXACT',
  }
}

/**
 * For each figure, given in the order of time, the place of the last comparable one of an earlier day: of the same unit,
 * kind, stage and nature, both at a moment or both over a time. Null: there is none.
 */
export function predecessors(figures: readonly Figure[]): (number | null)[] {
  return figures.map((figure, place) => {
    const before = figures.slice(0, place).findLastIndex((one) => one.day < figure.day && comparable(one, figure))
    return before < 0 ? null : before
  })
}

const comparable = (a: Figure, b: Figure) =>
  a.unit === b.unit && a.kind === b.kind && a.stage === b.stage && a.nature === b.nature && a.periodKind === b.periodKind
