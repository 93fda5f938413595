import { v7 } from 'uuid'
import { parsePartialDate } from '../../prisma/partial-date.ts'
import { builder } from '../builder.ts'
import { type Context, delegateOf } from '../context.ts'
import { ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId, parseId } from '../core/global-id.ts'
import { entities } from '../core/graph.ts'
import { type Effect, mutation, writtenNode } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import type { Transaction } from '../core/write.ts'
import { organizationTypes } from '../organization/organization-type.ts'
import { cite } from '../provenance/cite.ts'
import { type Ground, groundArgs, sourceOf } from '../provenance/source-input.ts'
import { RecordObservationInput, recordObservationInput } from './mutation-inputs.ts'
import { Observation, observationEntity } from './observation.ts'

builder.mutationFields((t) => ({
  recordObservation: mutation<Ground & { input: Record<string, unknown> }>(t, {
    name: 'recordObservation',
    description: 'Records a figure that a source tells (관측값 기록).',
    scopes: ['OPERATE'],
    args: { input: t.arg({ type: RecordObservationInput, required: true, description: 'The figure (관측값).' }), ...groundArgs(t) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ observation: writtenNode(p, { type: Observation, of: observationEntity, description: 'The figure (관측값)' }) }),
    effect: recordObservation,
  }),
}))

async function recordObservation(
  tx: Transaction,
  { input: given, source, reason: why }: Ground & { input: Record<string, unknown> },
  ctx: Context,
): Promise<Effect<never>> {
  const { metric: key, subjectId, baseId, ...told } = parseInput(recordObservationInput, { ...given }, 'input')
  const reason = reasonText(why, 'reason')
  const metric = await tx.metric.findUnique({ where: { key }, select: { id: true } })
  if (metric === null) throw new InputError('input.metric', 'Expected the key of a metric, such as "ENTERPRISES"; "metrics" lists them.')
  const { column, id: subject, synthetic } = await subjectOf(tx, subjectId, ctx)
  if (told.question != null && column !== 'surveyId') throw new InputError('input.question', 'Expected no value: only a result of a survey has it.')
  const base = baseId == null ? null : await baseOf(tx, baseId, synthetic)
  const sourceId = await sourceOf(tx, source, synthetic)
  const { kind = null, stage = null, period = null, periodQuotedAs = null, question = null, note = null, periodKind, value, unit, qualifier, nature } = told
  const earliest = period === null ? null : (parsePartialDate(period)?.earliest ?? null)
  const periodEarliest = earliest === null ? null : new Date(`${earliest}T00:00:00Z`)
  const figure = { kind, stage, periodKind, period, periodEarliest, periodQuotedAs, value, unit, qualifier, nature, question, note }
  const id = v7()
  await tx.observation.create({ data: { id, metricId: metric.id, ...figure, [column]: subject, baseId: base, synthetic, createdAt: ctx.now, updatedAt: ctx.now } })
  await cite(tx, { model: 'Observation', id }, { sourceId, method: 'EXTERNAL' })
  return { type: 'Observation', id, kind: 'CREATED', version: 1, reason, sourceId }
}

const field = 'input.subjectId'

/** The column of each type that a figure can be about. */
const columns: Readonly<Record<string, string>> = {
  Region: 'regionId',
  ...Object.fromEntries(Object.values(organizationTypes).map((type) => [type, 'organizationId'])),
  Campaign: 'campaignId',
  Programme: 'programmeId',
  Plan: 'planId',
  Measure: 'measureId',
  Fund: 'fundId',
  Survey: 'surveyId',
}

interface Subject {
  id: string
  synthetic?: boolean
  standing?: string
}

async function subjectOf(tx: Transaction, globalId: string, ctx: Context): Promise<{ column: string; id: string; synthetic: boolean }> {
  const id = decodeId(globalId, Object.keys(columns), field)
  const { type } = parseId(globalId, field)
  const of = entities.get(type)
  const column = columns[type]
  if (of === undefined || column === undefined) throw new Error(`no figure is about a ${type}`)
  const delegate = delegateOf(tx as never, of.model) as { findFirst(query: object): Promise<Subject | null> }
  const found = await delegate.findFirst({ where: both({ id }, of.rule(ctx)) })
  if (found === null) throw new NotFoundError(field)
  if (found.standing !== undefined && found.standing !== 'VERIFIED') throw new ConflictError('Expected a verified organisation.', field)
  return { column, id, synthetic: found.synthetic ?? false }
}

async function baseOf(tx: Transaction, globalId: string, synthetic: boolean): Promise<string> {
  const id = decodeId(globalId, ['Observation'], 'input.baseId')
  const found = await tx.observation.findUnique({ where: { id }, select: { synthetic: true } })
  if (found === null) throw new NotFoundError('input.baseId')
  if (found.synthetic !== synthetic) throw new ConflictError('Expected rows that are all real, or all made up.', 'input.baseId')
  return id
}
