import type { ConsentFieldGroup } from '../../prisma/generated/client/enums.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../core/write.ts'
import type { Person } from './herself.ts'

/**
 * Draws the consequences of withdrawn consents: without a live one for the profile an expert is withdrawn, her open
 * matches end and former values of hers are deleted, so that history keeps numbers alone; without any live one her
 * name, employer and contact are deleted (개인정보 보호법 §21, §37).
 * @param withdrawn the groups that were withdrawn just now
 * @returns whether the profile left the view
 */
export async function settleWithdrawal(tx: Transaction, { type, id, column }: Person, withdrawn: readonly ConsentFieldGroup[], ctx: Context): Promise<boolean> {
  const live = await tx.consent.findMany({ where: { [column]: id, withdrawnAt: null, retentionUntil: { gte: ctx.today } }, select: { fieldGroup: true } })
  const isGone = withdrawn.includes('PROFILE') && !live.some(({ fieldGroup }) => fieldGroup === 'PROFILE')
  if (type === 'Expert' && isGone) {
    await tx.expert.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: ctx.now, updatedAt: ctx.now, editedByUser: true } })
    await endMatches(tx, id, ctx)
  }
  if (isGone) await tx.$executeRaw`delete from "FormerValue" v using "AuditEntry" a where a.id = v."auditEntryId" and a."targetId" = ${id}::uuid`
  if (type === 'Expert' && live.length === 0) await tx.expertIdentity.deleteMany({ where: { expertId: id } })
  return isGone
}

/** Matches that nobody has accepted expire; what was agreed on stops. */
async function endMatches(tx: Transaction, expertId: string, { now }: Context): Promise<void> {
  const end = (open: readonly ('PROPOSED' | 'REVIEWED' | 'OFFERED' | 'ACCEPTED' | 'IN_PROGRESS')[], status: 'EXPIRED' | 'STOPPED') =>
    tx.match.updateMany({ where: { expertId, status: { in: [...open] } }, data: { status, updatedAt: now, editedByUser: true } })
  await end(['PROPOSED', 'REVIEWED', 'OFFERED'], 'EXPIRED')
  await end(['ACCEPTED', 'IN_PROGRESS'], 'STOPPED')
}
