import { z } from 'zod'
import type { Prisma } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError, InputError } from '../../core/errors.ts'
import { parseInput } from '../../core/filter.ts'
import { input } from '../../core/input.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import type { Transaction } from '../../core/write.ts'
import { conflictOf } from './conflict-of.ts'
import { addStep, changed, changeMatch, type HeldMatch, holdMatch, mustBePossible } from './held-match.ts'
import { awaitsReview, mostOfferDays } from './lifecycle.ts'
import { matchArgs, type MatchChange, matchPayload, noteArg } from './arguments.ts'
import { mustReview, optionalReason } from './side.ts'

const MatchDecision = builder.enumType('MatchDecision', {
  description: 'What a person decides on a match (심사 결정).',
  values: {
    APPROVE: { description: 'It may be offered to both sides (승인)' },
    DECLINE: { description: 'It goes no further (부결)' },
  },
} as const)

const ReviewMatchInput = builder.inputType('ReviewMatchInput', {
  description: 'A person’s decision on a match (매칭 심사).',
  fields: (t) => ({
    decision: t.field({ type: MatchDecision, required: true, description: 'What is decided (결정).' }),
    decidedBy: t.string({ required: true, description: 'Name of the person who decides (심사자 성명), at most 100 characters.' }),
  }),
})

const OfferMatchInput = builder.inputType('OfferMatchInput', {
  description: 'How a match is offered (매칭 안내).',
  fields: (t) => ({ answerBy: t.field({ type: 'Date', required: true, description: `Last day on which both sides may answer (회신 기한): from today on, within ${mostOfferDays} days.` }) }),
})

interface Review extends MatchChange {
  input: object
  reason?: string | null
}

interface Offer extends MatchChange {
  input: { answerBy: Date }
}

builder.mutationFields((t) => ({
  reviewMatch: mutation<Review>(t, {
    name: 'reviewMatch',
    description:
      'Records a person’s decision on a match (매칭 심사, 개인정보 보호법 §37의2), with name and time: without one it is never offered. It is for those who judge matches and are of neither side, and settles what a person contests: approved, the match is offered anew.',
    scopes: ['WRITE_MATCHES'],
    args: {
      ...matchArgs(t),
      input: t.arg({ type: ReviewMatchInput, required: true, description: 'The decision (심사).' }),
      reason: noteArg(t, 'Why (사유); asked for to decline', false),
    },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: reviewMatch,
  }),
  offerMatch: mutation<Offer>(t, {
    name: 'offerMatch',
    description: `Offers a match that a person has reviewed to both sides (매칭 안내), who answer until a day; then it expires. It is for those who judge matches and are of neither side. Conflicts of interest, places and consent are looked at once more.`,
    scopes: ['WRITE_MATCHES'],
    args: { ...matchArgs(t), input: t.arg({ type: OfferMatchInput, required: true, description: 'The offer (안내).' }) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: offerMatch,
  }),
}))

const reviewInput = z.object({ decision: input.value<'APPROVE' | 'DECLINE'>(), decidedBy: input.text(100) })

/** What an offer left behind, taken back. */
const unanswered: Prisma.MatchUncheckedUpdateManyInput = { answerBy: null, needAcceptedAt: null, expertAcceptedAt: null }

async function reviewMatch(tx: Transaction, { id, version, input: given, reason: why }: Review, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  mustReview(match, ctx)
  const { decision, decidedBy } = parseInput(reviewInput, { ...given }, 'input')
  const note = optionalReason(why)
  const isApproved = decision === 'APPROVE'
  if (!isApproved && note === null) throw new InputError('reason', 'Expected a reason to decline.')
  if (!awaitsReview(match) && (isApproved || match.status !== 'REVIEWED')) throw new ConflictError('Expected a match that waits for review, or is contested.', 'id')
  const status = isApproved ? 'REVIEWED' : 'DECLINED'
  const decided = isApproved ? { reviewedBy: decidedBy, reviewedAt: ctx.now } : { reviewedBy: null, reviewedAt: null }
  const next = await changeMatch(tx, match, { status, contestedAt: null, ...decided, ...unanswered }, ctx)
  await addStep(tx, match.id, { kind: isApproved ? 'REVIEWED' : 'DECLINED', side: 'OPERATOR', decidedBy, note }, ctx)
  return changed(match, next, status, [], null)
}

const day = 86_400_000

async function offerMatch(tx: Transaction, { id, version, input: { answerBy } }: Offer, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  mustReview(match, ctx)
  const days = (answerBy.getTime() - ctx.today.getTime()) / day
  if (!(days >= 0 && days <= mostOfferDays)) throw new InputError('input.answerBy', `Expected a day from today on, within ${mostOfferDays} days.`)
  mustBePossible('offer', match)
  refuseContested(match)
  await refuseConflict(tx, match, ctx)
  const next = await changeMatch(tx, match, { status: 'OFFERED', ...unanswered, answerBy }, ctx)
  await addStep(tx, match.id, { kind: 'OFFERED', side: 'OPERATOR' }, ctx)
  return changed(match, next, 'OFFERED', [], null)
}

/** @throws ConflictError for a match that a person has yet to look at again */
export function refuseContested({ contestedAt }: Pick<HeldMatch, 'contestedAt'>): void {
  if (contestedAt !== null) throw new ConflictError('Expected a match that is not contested: a person looks at it first.', 'id')
}

async function refuseConflict(tx: Transaction, { needId, expertId }: HeldMatch, ctx: Context): Promise<void> {
  const conflict = await conflictOf(tx, needId, expertId, ctx)
  if (conflict !== null) throw new ConflictError(conflict, 'id')
}
