import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError } from '../../core/errors.ts'
import { both } from '../../core/filter.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import { reasonText } from '../../core/reason.ts'
import type { Transaction } from '../../core/write.ts'
import { addStep, changed, changeMatch, followNeed, holdMatch, mustBePossible } from './held-match.ts'
import { accepted } from './lifecycle.ts'
import { matchArgs, matchPayload, noteArg, sideArg, type SidedChange } from './arguments.ts'
import { refuseContested } from './review.ts'
import { matchableWhere } from '../read/sharing.ts'
import { optionalReason, partyOf } from './side.ts'

builder.mutationFields((t) => ({
  acceptMatch: mutation<SidedChange & { reason?: string | null }>(t, {
    name: 'acceptMatch',
    description:
      'Accepts an offered match for one side (매칭 수락): for the organisation that has the need (scope `WRITE_NEEDS` or `WRITE_MATCHES` there), for herself as its expert, or as an operator for somebody without access. It is accepted once both sides have; of several that want the last place of an expert or a need one gets it, the others a `ConflictError`.',
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), reason: noteArg(t, 'Why (사유); asked of operators, who act for somebody else', false) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: acceptMatch,
  }),
  declineMatch: mutation<SidedChange & { reason: string }>(t, {
    name: 'declineMatch',
    description: 'Declines a match for one side (매칭 거절) that waits for review or an answer: as for `acceptMatch`. An expert who declines an offer is not matched with the same owner again.',
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), reason: noteArg(t, 'Why (사유)', true) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: declineMatch,
  }),
}))

async function acceptMatch(tx: Transaction, { id, version, side: given, reason }: SidedChange & { reason?: string | null }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = optionalReason(reason)
  const { side, organizationId } = partyOf(match, given ?? null, note, ctx)
  mustBePossible('accept', match)
  refuseContested(match)
  if (match.answerBy !== null && match.answerBy < ctx.today) throw new ConflictError('Expected an answer by the last day of the offer.', 'id')
  const after = accepted(match, side, ctx.now)
  if (after === null) throw new ConflictError('Expected a match that this side has not accepted yet.', 'id')
  await mustConsent(tx, match.expertId, ctx)
  const next = await changeMatch(tx, match, { ...after }, ctx)
  await addStep(tx, match.id, { kind: 'ACCEPTED', side, note }, ctx)
  const also = after.status === 'ACCEPTED' ? await followNeed(tx, match.needId, ctx) : []
  return changed(match, next, after.status, also, organizationId)
}

/** Her consents change while nobody holds her row. */
async function mustConsent(tx: Transaction, expertId: string, ctx: Context): Promise<void> {
  if ((await tx.expert.count({ where: both({ id: expertId }, matchableWhere(ctx)) })) === 0) throw new ConflictError('Expected an expert whose consent to be matched holds.', 'id')
}

async function declineMatch(tx: Transaction, { id, version, side: given, reason }: SidedChange & { reason: string }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = reasonText(reason, 'reason')
  const { side, organizationId } = partyOf(match, given ?? null, note, ctx)
  mustBePossible('decline', match)
  const next = await changeMatch(tx, match, { status: 'DECLINED', contestedAt: null }, ctx)
  await addStep(tx, match.id, { kind: 'DECLINED', side, note }, ctx)
  return changed(match, next, 'DECLINED', [], organizationId)
}
