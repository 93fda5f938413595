import type { ConsentPurpose as Purpose } from '../../prisma/generated/client/enums.ts'
import { consentingWhere } from '../access/consent-rule.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Derivation } from '../core/derived.ts'
import { both } from '../core/filter.ts'
import type { Where } from '../core/page.ts'
import { can } from '../core/viewer.ts'
import { readableIdentityWhere, viewableExpertWhere } from './access.ts'

export interface Contact {
  name: string | null
  employer: string | null
  email: string | null
  phone: string | null
}

export const ExpertContact = builder.objectRef<Contact>('ExpertContact').implement({
  description: 'How an expert is reached (전문가 연락처).',
  fields: (t) => ({
    name: t.exposeString('name', { nullable: true, description: 'Name (성명); null where she does not share it with partners.' }),
    employer: t.exposeString('employer', { nullable: true, description: 'Employer (소속); null: none told, or she does not share it with partners.' }),
    email: t.exposeString('email', { nullable: true, description: 'Electronic mail (전자우편); null: none told.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'Telephone (전화); null: none told.' }),
  }),
})

/** The experts of whom a viewer may be shown the contact for a purpose: whose profile it sees, and who agree to that. */
export function contactWhere(ctx: Context, purpose: Purpose): Where {
  return both(viewableExpertWhere(ctx), consentingWhere(ctx, 'CONTACT', purpose))
}

/** The contact behind a look that was recorded, as far as the viewer may be shown it now; null: it may not. */
export async function contactOfView(viewId: string, ctx: Context): Promise<Contact | null> {
  if (!can(ctx.viewer, 'READ_CONTACTS')) return null
  const view = await ctx.prisma.contactView.findFirst({ where: { id: viewId, viewer: ctx.viewer.id }, select: { expertId: true, purpose: true } })
  if (view === null) return null
  const [isShared, isNamed, kept] = await Promise.all([
    ctx.holds('Expert', contactWhere(ctx, view.purpose), view.expertId),
    ctx.holds('Expert', readableIdentityWhere(ctx), view.expertId),
    ctx.prisma.expertIdentity.findUnique({ where: { expertId: view.expertId } }),
  ])
  if (!isShared || kept === null) return null
  const { name, employer, email, phone } = kept
  return isNamed ? { name, employer, email, phone } : { name: null, employer: null, email, phone }
}

/** What is kept of the expert that the viewer is; null: it is none, or nothing is kept. */
export const ownContact: Derivation<object, object, { kept: Contact[] }, Contact | null> = {
  ask: () => ({}),
  parts: {
    kept: {
      model: 'ExpertIdentity',
      select: { name: true, employer: true, email: true, phone: true },
      where: (_asked, { viewer: { expertId } }) => (expertId === null ? null : { expertId }),
    },
  },
  read: ({ kept: [contact = null] }) => contact,
}
