import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { ConflictError } from '../../core/errors.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import { reasonText } from '../../core/reason.ts'
import type { Transaction } from '../../core/write.ts'
import { addStep, changed, changeMatch, holdMatch, mustBePossible } from './held-match.ts'
import { dueDays } from './lifecycle.ts'
import { matchArgs, matchPayload, noteArg, sideArg, type SidedChange } from './arguments.ts'
import { refuseContested } from './review.ts'
import { partyOf } from './side.ts'

type Contest = SidedChange & { reason: string }

builder.mutationFields((t) => ({
  contestMatch: mutation<Contest>(t, {
    name: 'contestMatch',
    description: `Asks for a human’s look at a match (이의 제기, 개인정보 보호법 §37의2): either side, while it waits for review or an answer, or after a reviewer declined it. It goes no further until a person has reviewed it again, by \`reviewMatch\`, within ${dueDays.contest} days.`,
    scopes: [],
    args: { ...matchArgs(t), side: sideArg(t), reason: noteArg(t, 'Why (사유)', true) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: matchPayload,
    effect: contestMatch,
  }),
}))

async function contestMatch(tx: Transaction, { id, version, side: given, reason }: Contest, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const note = reasonText(reason, 'reason')
  const { side, organizationId } = partyOf(match, given ?? null, note, ctx)
  mustBePossible('contest', match)
  refuseContested(match)
  if (match.status === 'DECLINED') await mustBeDeclinedByReviewer(tx, match.id)
  const next = await changeMatch(tx, match, { contestedAt: ctx.now }, ctx)
  await addStep(tx, match.id, { kind: 'CONTESTED', side, note }, ctx)
  return changed(match, next, match.status, [], organizationId)
}

/** What a side declined itself is nobody's decision over it. */
async function mustBeDeclinedByReviewer(tx: Transaction, matchId: string): Promise<void> {
  const last = await tx.matchStep.findFirst({ where: { matchId, kind: 'DECLINED' }, orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { side: true } })
  if (last?.side !== 'OPERATOR') throw new ConflictError('Expected a match that waits for review or an answer, or that a reviewer declined.', 'id')
}
