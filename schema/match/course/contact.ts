import { builder } from '../../builder.ts'
import type { Context } from '../../context.ts'
import { CodedError, ConflictError } from '../../core/errors.ts'
import { both } from '../../core/filter.ts'
import type { Field } from '../../core/graph.ts'
import { type Effect, mutation } from '../../core/mutation.ts'
import { reasonText } from '../../core/reason.ts'
import type { Transaction } from '../../core/write.ts'
import { type Contact, ExpertContact } from '../../expert/contact.ts'
import { recordLook } from '../../expert/look.ts'
import { ContactPoint } from '../../organization/organization.ts'
import { isOfNeed } from '../access.ts'
import { isOpened, opened } from './contact-opening.ts'
import { type HeldMatch, holdMatch } from './held-match.ts'
import { matchArgs, type MatchChange, matchPayload } from './arguments.ts'
import { sharingWhere } from '../read/sharing.ts'

builder.mutationFields((t) => ({
  revealMatchContact: mutation<MatchChange & { reason: string }>(t, {
    name: 'revealMatchContact',
    description:
      'Shows one side of a match how to reach the other (연락처 공개), once both have accepted and not before: the side of the need the contact of the expert, where she agreed to have it shown for matching, recorded so that she can read who looked; the expert the contact points that the graph keeps of the organisation.',
    scopes: [],
    args: { ...matchArgs(t), reason: t.arg.string({ required: true, description: 'What for (사유), at most 500 characters: the expert can read it.' }) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: (p) => ({
      ...matchPayload(p),
      contact: p.field({
        type: ExpertContact,
        nullable: true,
        description: 'The contact of the expert (연락처), for the side of the need; null for her own, and where she took her consent back.',
        resolve: ({ id }, _args, ctx) => contactOf(id, ctx),
      }) as Field,
      contactPoints: p.field({
        type: [ContactPoint],
        description: 'How the organisation that has the need is reached (연락처), for the expert; empty for the other side, and where the graph keeps none.',
        resolve: ({ id }, _args, ctx) => pointsOf(id, ctx) as never,
      }) as Field,
    }),
    effect: revealMatchContact,
  }),
}))

async function revealMatchContact(tx: Transaction, { id, version, reason: given }: MatchChange & { reason: string }, ctx: Context): Promise<Effect<never>> {
  const match = await holdMatch(tx, id, version)
  const isNeeds = isOfNeed(ctx.viewer, match)
  if (!isNeeds && match.expertId !== ctx.viewer.expertId) throw new CodedError('FORBIDDEN', 'Expected a viewer of one of the sides of the match.')
  const reason = reasonText(given, 'reason')
  if (!isOpened(match.status)) throw new ConflictError('Expected a match that both sides have accepted: contacts open then, and not before.', 'id')
  if (isNeeds) {
    if ((await tx.expert.count({ where: both({ id: match.expertId }, sharingWhere(ctx, 'CONTACT'), { identity: { isNot: null } }) })) === 0) throw new ConflictError('Expected an expert who shares her contact for matching.', 'id')
    await recordLook(tx, { expertId: match.expertId, purpose: 'MATCHING', reason, organizationId: match.need.organizationId }, ctx)
  }
  return { type: 'Match', id: match.id, kind: 'CHANGED', audience: 'OWNER', ownerId: match.expertId, organizationId: isNeeds ? match.need.organizationId : null }
}

/** The match as it stands when it is answered, where contacts are open to the viewer's side. */
async function openedTo(matchId: string, ctx: Context): Promise<Pick<HeldMatch, 'expertId' | 'need'> | null> {
  const columns = { expertId: true, need: { select: { status: true, organizationId: true, entrepreneurId: true } } } as const
  return ctx.prisma.match.findFirst({ where: { id: matchId, status: { in: [...opened] } }, select: columns })
}

async function contactOf(matchId: string, ctx: Context): Promise<Contact | null> {
  const match = await openedTo(matchId, ctx)
  if (match === null || !isOfNeed(ctx.viewer, match)) return null
  const [isShared, isNamed, kept] = await Promise.all([
    ctx.holds('Expert', sharingWhere(ctx, 'CONTACT'), match.expertId),
    ctx.holds('Expert', sharingWhere(ctx, 'IDENTITY'), match.expertId),
    ctx.prisma.expertIdentity.findUnique({ where: { expertId: match.expertId } }),
  ])
  if (!isShared || kept === null) return null
  const { name, employer, email, phone } = kept
  return isNamed ? { name, employer, email, phone } : { name: null, employer: null, email, phone }
}

async function pointsOf(matchId: string, ctx: Context): Promise<object[]> {
  const match = await openedTo(matchId, ctx)
  const organizationId = match?.need.organizationId
  if (match == null || organizationId == null || match.expertId !== ctx.viewer.expertId) return []
  return ctx.prisma.contactPoint.findMany({ where: { organizationId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] })
}
