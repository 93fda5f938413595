import type { ConsentFieldGroup } from '../../prisma/generated/client/enums.ts'
import type { Context } from '../context.ts'
import type { Told, Transaction } from '../core/write.ts'
import { endMatches } from '../match/course/end.ts'
import type { Person } from './herself.ts'

/**
 * Draws the consequences of withdrawn consents: without a live one for the profile an expert is withdrawn, her open
 * matches end and former values of hers are deleted, so that history keeps numbers alone; without any live one her
 * name, employer and contact and what she tells of herself in words are deleted (개인정보 보호법 §21, §37).
 * @param withdrawn the groups that were withdrawn just now
 * @returns whether the profile left the view, and what to tell of the matches that ended
 */
export async function settleWithdrawal(tx: Transaction, { type, id, column }: Person, withdrawn: readonly ConsentFieldGroup[], ctx: Context): Promise<{ isGone: boolean; matches: Told[] }> {
  const live = await tx.consent.findMany({ where: { [column]: id, withdrawnAt: null, retentionUntil: { gte: ctx.today } }, select: { fieldGroup: true } })
  const isGone = withdrawn.includes('PROFILE') && !live.some(({ fieldGroup }) => fieldGroup === 'PROFILE')
  let matches: Told[] = []
  if (type === 'Expert' && isGone) {
    await tx.expert.updateMany({ where: { id, withdrawnAt: null }, data: { withdrawnAt: ctx.now, updatedAt: ctx.now, editedByUser: true } })
    matches = await endMatches(tx, { expertId: id }, ctx)
  }
  if (isGone) await tx.$executeRaw`delete from "FormerValue" v using "AuditEntry" a where a.id = v."auditEntryId" and a."targetId" = ${id}::uuid`
  if (type === 'Expert' && live.length === 0) {
    await tx.expertIdentity.deleteMany({ where: { expertId: id } })
    await tx.expert.updateMany({ where: { id, expertise: { not: null } }, data: { expertise: null, updatedAt: ctx.now, editedByUser: true } })
  }
  return { isGone, matches }
}
