/** Whole Korean won (원): an integer within ±(2^53 − 1), so that a `number` holds it exactly. */
export type Won = number

/** An exact decimal number (십진수) as text without an exponent, such as `"86.3"`. */
export type Decimal = string

/** A day of the calendar (날짜) as `YYYY-MM-DD`. It stays text in selections too: a `Date` would be a moment, and another day west of it. */
export type CalendarDate = string

/** A point in time (시각) in UTC, such as `2026-07-01T00:00:00.000Z`. Documents answer this text; selections answer a `Date`, and take both. */
export type Instant = string
