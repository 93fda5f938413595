/** Whole Korean won (원): an integer within ±(2^53 − 1), so that a `number` holds it exactly. */
export type Won = number

/** An exact decimal number (십진수) as text without an exponent, such as `"86.3"`. */
export type Decimal = string

/** A day of the calendar (날짜) as `YYYY-MM-DD`, without a time zone. */
export type CalendarDate = string

/** A point in time (시각) in UTC, such as `2026-07-01T00:00:00.000Z`; `new Date(text)` reads it. */
export type Instant = string
