import { z } from 'zod'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError } from '../../core/errors.ts'
import { parseInput } from '../../core/filter.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import { reasonText } from '../../core/reason.ts'
import type { Transaction } from '../../core/write.ts'
import { addStep, changed, changeMatch, followNeed, holdMatch, mustBePossible } from './held-match.ts'
import { matchArgs, matchPayload, noteArg, sideArg, type SidedChange } from './arguments.ts'
import { anyoneOf, optionalReason, partyOf } from './side.ts'

const RecordMatchProgressInput = builder.inputType('RecordMatchProgressInput', {
  description: 'How the work on a match goes (진행 기록).',
  fields: (t) => ({
    note: t.string({ required: true, description: 'What was done (내용), at most 500 characters: both sides and those who judge matches read it.' }),
    hours: t.float({ description: 'Hours of work until now, all together (누적 시간), 0 to 100,000; absent: not told. They never become fewer.' }),
  }),
})

type Progress = SidedChange & { input: { note: string; hours?: number | null } }

builder.mutationFields((t) => ({
  startMatch: mutation<SidedChange & { reason?: string | null }>(t, {
    name: 'startMatch',
    description: 'Says that work on an accepted match begins (착수): either side, or who judges matches. The need is in progress from then on.',
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), reason: noteArg(t, 'Why (사유); asked of operators, who act for somebody else', false) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: startMatch,
  }),
  recordMatchProgress: mutation<Progress>(t, {
    name: 'recordMatchProgress',
    description: 'Tells how the work on a match goes (진행 기록): either side.',
    scopes: [],
    args: {
      ...matchArgs(t),
      side: sideArg(t),
      input: t.arg({ type: RecordMatchProgressInput, required: true, description: 'The progress (진행).' }),
    },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: recordMatchProgress,
  }),
  stopMatch: mutation<SidedChange & { reason: string }>(t, {
    name: 'stopMatch',
    description: 'Stops an accepted match before its end (매칭 중단): either side, or who judges matches. The places are free again, and a need without another match waits for an expert again.',
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), reason: noteArg(t, 'Why (사유)', true) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: stopMatch,
  }),
}))

async function startMatch(tx: Transaction, { id, version, side: given, reason }: SidedChange & { reason?: string | null }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = optionalReason(reason)
  const { side, organizationId } = anyoneOf(match, given ?? null, note, ctx)
  mustBePossible('start', match)
  const next = await changeMatch(tx, match, { status: 'IN_PROGRESS' }, ctx)
  await addStep(tx, match.id, { kind: 'STARTED', side, note }, ctx)
  return changed(match, next, 'IN_PROGRESS', await followNeed(tx, match.needId, ctx), organizationId)
}

/** Hours of work as people give them. */
export const hoursOf = z.number().min(0, 'Expected hours from 0 to 100,000.').max(100_000, 'Expected hours from 0 to 100,000.')

async function recordMatchProgress(tx: Transaction, { id, version, side: given, input: { note: text, hours: told } }: Progress, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = reasonText(text, 'input.note')
  const { side, organizationId } = partyOf(match, given ?? null, note, ctx)
  const hours = told == null ? null : parseInput(hoursOf, told, 'input.hours')
  mustBePossible('recordProgress', match)
  if (hours !== null) await mustNotFall(tx, match.id, hours)
  const next = await changeMatch(tx, match, {}, ctx)
  await addStep(tx, match.id, { kind: 'PROGRESS', side, note, hours }, ctx)
  return changed(match, next, match.status, [], organizationId)
}

/** @throws ConflictError for fewer hours than were told before */
export async function mustNotFall(tx: Transaction, matchId: string, hours: number): Promise<void> {
  const { _max: most } = await tx.matchStep.aggregate({ where: { matchId }, _max: { hours: true } })
  if (hours < (most.hours ?? 0)) throw new ConflictError('Expected no fewer hours than were told before: they are counted all together.', 'input.hours')
}

async function stopMatch(tx: Transaction, { id, version, side: given, reason }: SidedChange & { reason: string }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = reasonText(reason, 'reason')
  const { side, organizationId } = anyoneOf(match, given ?? null, note, ctx)
  mustBePossible('stop', match)
  const next = await changeMatch(tx, match, { status: 'STOPPED' }, ctx)
  await addStep(tx, match.id, { kind: 'STOPPED', side, note }, ctx)
  return changed(match, next, 'STOPPED', await followNeed(tx, match.needId, ctx), organizationId)
}
