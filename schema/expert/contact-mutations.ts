import type { GraphQLResolveInfo } from 'graphql'
import { z } from 'zod'
import type { ConsentPurpose as Purpose } from '../../prisma/generated/client/enums.ts'
import { ConsentPurpose } from '../access/enums.ts'
import { organizationFor } from '../access/organization-for.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ConflictError, NotFoundError } from '../core/errors.ts'
import { both, parseInput, some } from '../core/filter.ts'
import { type Field, findVisible } from '../core/graph.ts'
import { type Done, type Effect, mutation } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import { operates } from '../core/viewer.ts'
import type { Transaction } from '../core/write.ts'
import { mustBeOpen } from '../match/course/contact-opening.ts'
import { viewableExpertWhere } from './access.ts'
import { contactOfView, contactWhere, ExpertContact } from './contact.ts'
import { Expert, expertEntity } from './expert.ts'
import { mostLooks, recordLook } from './look.ts'

const RevealExpertContactInput = builder.inputType('RevealExpertContactInput', {
  description: 'A look at the contact of an expert (연락처 열람).',
  fields: (t) => ({
    expertId: t.id({ required: true, description: 'Id of the expert (전문가).' }),
    purpose: t.field({ type: ConsentPurpose, required: true, description: 'What for (목적): she must have agreed to have her contact shown for it.' }),
    reason: t.string({ required: true, description: 'What exactly for (사유), at most 500 characters: she can read it.' }),
    organizationId: t.id({ description: 'Id of the organisation on whose behalf (기관); absent: the only one for which the viewer has the scope, none for an operator.' }),
  }),
})

const revealInput = z.object({ expertId: some.id('Expert').unwrap(), purpose: z.custom<Purpose>(), reason: z.string(), organizationId: z.string().nullish() })

builder.mutationFields((t) => ({
  revealExpertContact: mutation<{ input: object }>(t, {
    name: 'revealExpertContact',
    description: `Shows the contact of an expert who shares it for that purpose (연락처 열람), and records who looked and what for, which she can read. At most ${mostLooks.viewer} looks a day in Korea for a key or person, and ${mostLooks.organization} for an organisation; a \`ConflictError\` beyond. A repeat by idempotency key is no look of its own.`,
    scopes: ['READ_CONTACTS'],
    args: { input: t.arg({ type: RevealExpertContactInput, required: true, description: 'The look (열람).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({
      expert: p.field({
        type: Expert,
        nullable: true,
        description: 'The expert (전문가), as the viewer sees her now; null where it may no longer see her.',
        resolve: expertOfView as never,
      }) as Field,
      contact: p.field({
        type: ExpertContact,
        nullable: true,
        description: 'Her contact (연락처); null for a repeat after she took her consent back.',
        resolve: ({ id }, _args, ctx) => contactOfView(id, ctx),
      }) as Field,
    }),
    effect: revealExpertContact,
  }),
}))

async function revealExpertContact(tx: Transaction, { input }: { input: object }, ctx: Context): Promise<Effect<never>> {
  const { expertId, purpose, reason: given, organizationId: globalId } = parseInput(revealInput, { ...input }, 'input')
  const reason = reasonText(given, 'input.reason')
  const isOwn = globalId == null && operates(ctx.viewer)
  const organizationId = isOwn ? null : (await organizationFor(tx, globalId ?? null, 'READ_CONTACTS', ctx, 'input.organizationId')).id
  if ((await tx.expert.count({ where: both({ id: expertId }, viewableExpertWhere(ctx)) })) === 0) throw new NotFoundError('input.expertId')
  if ((await tx.expert.count({ where: both({ id: expertId }, contactWhere(ctx, purpose), { identity: { isNot: null } }) })) === 0) {
    throw new ConflictError('Expected an expert who shares her contact for this purpose.', 'input.purpose')
  }
  if (purpose === 'MATCHING' && organizationId !== null) await mustBeOpen(tx, organizationId, expertId)
  const id = await recordLook(tx, { expertId, purpose, reason, organizationId }, ctx)
  // The expert's own history is told to others than her: the look stands as a target of its own.
  return { type: 'ContactView', id, kind: 'CREATED', organizationId }
}

async function expertOfView({ id }: Done<never>, _args: unknown, ctx: Context, info: GraphQLResolveInfo) {
  const view = await ctx.prisma.contactView.findUnique({ where: { id }, select: { expertId: true } })
  const [row = null] = view === null ? [] : await findVisible(expertEntity, { id: view.expertId }, ctx, info)
  return row
}
