import { z } from 'zod'
import type * as columns from '../../prisma/generated/client/enums.ts'
import { parsePartialDate } from '../../prisma/partial-date.ts'
import { builder } from '../builder.ts'
import { input } from '../core/input.ts'
import { EnterpriseKind, KindStage } from '../enterprise/enums.ts'
import { Nature, PeriodKind, Qualifier, Unit } from './enums.ts'

export const partialDateText =
  '`2021`, `2021-07` or `2021-07-03`, behind `<` (before) or `>` (from then on), with `/EARLY`, `/MID`, `/LATE` or `/END` behind a year or a month; or `--24`, a day without a month'

export const RecordObservationInput = builder.inputType('RecordObservationInput', {
  description: 'A figure that a source tells (관측값 기록).',
  fields: (t) => ({
    metric: t.string({ required: true, description: 'Key of the metric, such as `ENTERPRISES` (지표 키), as `metrics` lists them.' }),
    subjectId: t.id({
      required: true,
      description: 'Id of what it is about (대상): a region, a verified organisation, a campaign, programme, plan, measure, fund, or the survey that it is a result of.',
    }),
    kind: t.field({ type: EnterpriseKind, description: 'Dimension: kind of enterprise (유형); absent: all kinds.' }),
    stage: t.field({ type: KindStage, description: 'Dimension: stage of that kind (단계); absent: all stages.' }),
    periodKind: t.field({ type: PeriodKind, required: true, description: 'Whether it holds at a moment or over a time (시점·기간).' }),
    period: t.string({ description: `The moment or the time (시점·기간): ${partialDateText}. Absent: not told.` }),
    periodQuotedAs: t.string({ description: 'The period as the source prints it (표기), at most 100 characters.' }),
    value: t.field({ type: 'Decimal', required: true, description: 'The figure in `unit` (값): from 0 on, with at most four decimals.' }),
    unit: t.field({ type: Unit, required: true, description: 'How it is counted (단위).' }),
    qualifier: t.field({ type: Qualifier, required: true, defaultValue: 'EXACT', description: 'How exact it is (정확도).' }),
    nature: t.field({ type: Nature, required: true, defaultValue: 'ACTUAL', description: 'What it is a figure of (성격).' }),
    baseId: t.id({ description: 'Id of the figure of which it is a part or a share (모수).' }),
    question: t.string({ description: 'Question of the survey that it answers, in our words (문항), at most 500 characters; only of a survey.' }),
    note: t.string({ description: 'What a reader should know (비고), at most 2,000 characters.' }),
  }),
})

/** A partial date by its code, in a year of four digits. */
export const partialDateCode = z
  .string()
  .refine((code) => parsePartialDate(code) !== null && !/^[<>]?0/.test(code), 'Expected a partial date such as "2021", "2021-07", "2021-07/EARLY" or "--24".')

export const recordObservationInput = z
  .object({
    metric: z.string(),
    subjectId: z.string(),
    kind: input.value<columns.EnterpriseKind>().nullish(),
    stage: input.value<columns.KindStage>().nullish(),
    periodKind: input.value<columns.PeriodKind>(),
    period: partialDateCode.nullish(),
    periodQuotedAs: input.text(100).nullish(),
    value: z.string().regex(/^\d{1,20}(\.\d{1,4})?$/, 'Expected a number from 0 on with at most four decimals.'),
    unit: input.value<columns.Unit>(),
    qualifier: input.value<columns.Qualifier>(),
    nature: input.value<columns.Nature>(),
    baseId: z.string().nullish(),
    question: input.text(500).nullish(),
    note: input.text(2000).nullish(),
  })
  .refine(({ kind, stage }) => stage == null || kind != null, { path: ['stage'], error: 'Expected "kind" beside it.' })
  .refine(({ period, periodQuotedAs }) => periodQuotedAs == null || period != null, { path: ['periodQuotedAs'], error: 'Expected "period" beside it.' })
  .refine(({ unit, value }) => unit !== 'PERCENT' || Number(value) <= 100, { path: ['value'], error: 'Expected at most 100 per cent.' })
  .refine(({ unit, value }) => unit !== 'WON' || isWholeWon(value), { path: ['value'], error: 'Expected whole won as an integer within ±9007199254740991.' })

function isWholeWon(value: string): boolean {
  const [whole = '', part = ''] = value.split('.')
  return /^0*$/.test(part) && BigInt(whole || '0') <= BigInt(Number.MAX_SAFE_INTEGER)
}
