import { z } from 'zod'
import type { MatchResult as Result } from '../../../prisma/generated/client/enums.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError } from '../../core/errors.ts'
import { parseInput } from '../../core/filter.ts'
import { input } from '../../core/input.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import type { Told, Transaction } from '../../core/write.ts'
import { MatchResult } from '../enums.ts'
import { addStep, changed, changeMatch, followNeed, holdMatch, mustBePossible } from './held-match.ts'
import { matchArgs, matchPayload, noteArg, sideArg, type SidedChange } from './arguments.ts'
import { optionalReason, partyOf } from './side.ts'
import { hoursOf, mustNotFall } from './work.ts'

type Sided = SidedChange & { reason?: string | null }

const CompleteMatchInput = builder.inputType('CompleteMatchInput', {
  description: 'What came of a match (매칭 성과), as one side tells it.',
  fields: (t) => ({
    result: t.field({ type: MatchResult, required: true, description: 'Whether the problem is solved (결과).' }),
    hours: t.float({ required: true, description: 'Hours that the expert worked, all together (투입 시간), 0 to 100,000.' }),
    jobs: t.int({ description: 'Jobs that came of it (창출 일자리 수), 0 to 100,000; absent: not told.' }),
    rating: t.int({ description: 'What the side that completes gives the other one (평가), 1 to 5; absent: it rates later, by `rateMatch`.' }),
  }),
})

const ratingOf = z.int('Expected a rating from 1 to 5.').min(1, 'Expected a rating from 1 to 5.').max(5, 'Expected a rating from 1 to 5.')
const jobs = 'Expected jobs from 0 to 100,000.'
const completeInput = z.object({ result: input.value<Result>(), hours: hoursOf, jobs: z.int(jobs).min(0, jobs).max(100_000, jobs).nullish(), rating: ratingOf.nullish() })

const RateMatchInput = builder.inputType('RateMatchInput', {
  description: 'What one side of a completed match gives the other (매칭 평가).',
  fields: (t) => ({ rating: t.int({ required: true, description: 'From 1 to 5, the best (평가).' }) }),
})

const rateInput = z.object({ rating: ratingOf })

builder.mutationFields((t) => ({
  completeMatch: mutation<Sided & { input: object }>(t, {
    name: 'completeMatch',
    description:
      'Completes a match with what came of it (매칭 완료): either side, with its own rating; the other side rates by `rateMatch`. The need is resolved where it is solved; else it waits for an expert again, and wants one more where all its places were given.',
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), input: t.arg({ type: CompleteMatchInput, required: true, description: 'What came of it (성과).' }), reason: noteArg(t, 'What is to be said of it (내용); asked of operators, who act for somebody else', false) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: completeMatch,
  }),
  rateMatch: mutation<Sided & { input: object }>(t, {
    name: 'rateMatch',
    description: 'Rates the other side of a completed match (매칭 평가), once for each side.',
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), input: t.arg({ type: RateMatchInput, required: true, description: 'The rating (평가).' }), reason: noteArg(t, 'Why (사유); asked of operators, who act for somebody else', false) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: rateMatch,
  }),
}))

const ratingColumn = { NEED: 'needRating', EXPERT: 'expertRating' } as const

async function completeMatch(tx: Transaction, { id, version, side: given, input: told, reason }: Sided & { input: object }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = optionalReason(reason)
  const { side, organizationId } = partyOf(match, given ?? null, note, ctx)
  const { rating = null, jobs = null, result, hours } = parseInput(completeInput, { ...told }, 'input')
  mustBePossible('complete', match)
  await mustNotFall(tx, match.id, hours)
  await tx.matchOutcome.create({ data: { matchId: match.id, result, hours, jobs, [ratingColumn[side]]: rating, completedOn: ctx.today } })
  const next = await changeMatch(tx, match, { status: 'COMPLETED' }, ctx)
  await addStep(tx, match.id, { kind: 'COMPLETED', side, note, hours }, ctx)
  const followed = await followNeed(tx, match.needId, ctx)
  const wantsMore = result !== 'SOLVED' && (await wantOneMore(tx, match.needId, ctx))
  const also: Told[] = wantsMore && followed.length === 0 ? [{ type: 'Need', id: match.needId, kind: 'CHANGED', ownerId: match.need.organizationId }] : followed
  return changed(match, next, 'COMPLETED', also, organizationId)
}

/** Most experts that a need can want. */
const mostWanted = 20

/** A completed match keeps its place of the need: one that did not solve it would leave it waiting without a place. Gives whether it wants more now. */
async function wantOneMore(tx: Transaction, needId: string, { now }: Context): Promise<boolean> {
  const count = await tx.$executeRaw`
    update "Need" n set "expertsWanted" = n."expertsWanted" + 1, "updatedAt" = ${now}, "editedByUser" = true
    from "NeedLoad" l where n.id = ${needId}::uuid and l."needId" = n.id and n.status <> 'RESOLVED' and l.taken >= n."expertsWanted" and n."expertsWanted" < ${mostWanted}::int`
  return count === 1
}

async function rateMatch(tx: Transaction, { id, version, side: given, input: told, reason }: Sided & { input: object }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const { side, organizationId } = partyOf(match, given ?? null, optionalReason(reason), ctx)
  const { rating } = parseInput(rateInput, { ...told }, 'input')
  mustBePossible('rate', match)
  const next = await changeMatch(tx, match, {}, ctx)
  const column = ratingColumn[side]
  const { count } = await tx.matchOutcome.updateMany({ where: { matchId: match.id, [column]: null }, data: { [column]: rating, editedByUser: true } })
  if (count !== 1) throw new ConflictError('Expected a match that this side has not rated yet.', 'id')
  return changed(match, next, match.status, [], organizationId)
}
