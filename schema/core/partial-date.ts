import { builder } from '../builder.ts'
import type { Field, ModelFields } from './graph.ts'
import { type PartialDate, parsePartialDate } from '../../prisma/partial-date.ts'

const PrecisionEnum = builder.enumType('PartialDatePrecision', {
  description: 'How much of a partial date is known (정밀도).',
  values: {
    YEAR: { description: 'The year (연)' },
    MONTH: { description: 'Year and month (월)' },
    DAY: { description: 'The whole date (일)' },
    DAY_OF_MONTH: { description: 'A day without month and year (월을 모르는 날)' },
  },
} as const)

const PartEnum = builder.enumType('PartialDatePart', {
  description: 'Part of the year or month (초·중·하순).',
  values: {
    EARLY: { description: 'Early: days 1–10, or months 1–4 (초)' },
    MID: { description: 'Middle: days 11–20, or months 5–8 (중순)' },
    LATE: { description: 'Late: day 21 on, or months 9–12 (하순)' },
    END: { description: 'The last day (말)' },
  },
} as const)

const RelationEnum = builder.enumType('PartialDateRelation', {
  description: 'How a time lies to the date (관계).',
  values: {
    ON: { description: 'On it, or within it (당시)' },
    AFTER: { description: 'From it on (이후)' },
    BEFORE: { description: 'Before its end (이전)' },
  },
} as const)

/** A partial date with its printed form. */
export type PrintedDate = PartialDate & { quotedAs: string | null }

export const PartialDateType = builder.objectRef<PrintedDate>('PartialDate').implement({
  description: 'A date as far as a source tells it (불완전한 날짜): a year, a month, "early July", "from June on", a day without a month.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'What is known: `2021`, `2021-07`, `2021-07-03`, or `--24` for a day without a month (값).' }),
    precision: t.expose('precision', { type: PrecisionEnum, description: 'How much is known (정밀도).' }),
    part: t.expose('part', { type: PartEnum, nullable: true, description: 'Part of the year or month (초·중·하순); null: not told.' }),
    relation: t.expose('relation', { type: RelationEnum, description: 'Whether on, from or before it (관계).' }),
    earliest: t.field({
      type: 'Date',
      nullable: true,
      description: 'First possible day (가장 이른 날); null: open, or the month is unknown.',
      resolve: (date) => dayOf(date.earliest),
    }),
    latest: t.field({
      type: 'Date',
      nullable: true,
      description: 'Last possible day (가장 늦은 날); null: open, or the month is unknown.',
      resolve: (date) => dayOf(date.latest),
    }),
    quotedAs: t.exposeString('quotedAs', { nullable: true, description: 'As the source prints it (표기); null: as in `value`.' }),
  }),
})

const dayOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** The partial date of a code; null where there is none. */
export function printedDate(code: string | null, quotedAs: string | null): PrintedDate | null {
  const date = code === null ? null : parsePartialDate(code)
  return date === null ? null : { ...date, quotedAs }
}

/** A partial date from the column that holds its code and the one that holds its printed form. */
export function partialDate(
  t: ModelFields,
  columns: { code: string; quotedAs: string },
  description: string,
): Field {
  return (t as unknown as Record<'field', (options: object) => unknown>).field({
    type: PartialDateType,
    nullable: true,
    description,
    select: { [columns.code]: true, [columns.quotedAs]: true },
    resolve: (row: unknown) => {
      const values = row as Record<string, string | null>
      return printedDate(values[columns.code] ?? null, values[columns.quotedAs] ?? null)
    },
  }) as Field
}
