import { v7 } from 'uuid'
import type { ConsentPurpose } from '../../prisma/generated/client/enums.ts'
import type { Context } from '../context.ts'
import { ConflictError } from '../core/errors.ts'
import type { Transaction } from '../core/write.ts'

/** Looks in a day of Korea: of one key or person, and of all that act for an organisation together. */
export const mostLooks = { viewer: 20, organization: 100 }

/** Who looks at a contact, and what for. */
interface Look {
  expertId: string
  purpose: ConsentPurpose
  reason: string
  /** The organisation on whose behalf; null: an operator. */
  organizationId: string | null
}

/**
 * Records a look at the contact of an expert, which she can read. Gives its id.
 * @throws ConflictError for more than a day's
 */
export async function recordLook(tx: Transaction, look: Look, ctx: Context): Promise<string> {
  await refuseMany(tx, look.organizationId, ctx)
  const id = v7()
  await tx.contactView.create({ data: { id, ...look, viewer: ctx.viewer.id, viewedAt: ctx.now } })
  return id
}

/** Counts the looks of the day, one after the other for a viewer and for an organisation. */
async function refuseMany(tx: Transaction, organizationId: string | null, { viewer, today }: Context): Promise<void> {
  const since = { viewedAt: { gte: new Date(today.getTime() - 9 * 3_600_000) } }
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${viewer.id}))`
  const own = await tx.contactView.count({ where: { viewer: viewer.id, ...since } })
  if (own >= mostLooks.viewer) throw new ConflictError('Expected fewer looks at contacts in a day: ask again tomorrow.')
  if (organizationId === null) return
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${organizationId}))`
  const together = await tx.contactView.count({ where: { organizationId, ...since } })
  if (together >= mostLooks.organization) throw new ConflictError('Expected fewer looks at contacts in a day: ask again tomorrow.')
}
