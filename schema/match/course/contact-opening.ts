import type { MatchStatus } from '../../../prisma/generated/client/enums.ts'
import { ConflictError } from '../../core/errors.ts'
import type { Transaction } from '../../core/write.ts'
import { openStatuses } from './lifecycle.ts'

/** States in which contacts are open to both sides: from acceptance on, and for as long as what was agreed on holds. */
export const opened: readonly MatchStatus[] = ['ACCEPTED', 'IN_PROGRESS', 'COMPLETED']

export const isOpened = (status: MatchStatus): boolean => opened.includes(status)

/**
 * Contacts open to the side of a need on acceptance, not before: a look for matching is refused while a match of its
 * own with that expert waits for both answers.
 * @throws ConflictError
 */
export async function mustBeOpen(tx: Transaction, organizationId: string, expertId: string): Promise<void> {
  const of = { expertId, need: { organizationId } }
  const [open, waiting] = [await tx.match.count({ where: { ...of, status: { in: [...opened] } } }), await tx.match.count({ where: { ...of, status: { in: [...openStatuses] } } })]
  if (open === 0 && waiting > 0) throw new ConflictError('Expected a match that both sides have accepted: contacts open then, and not before.', 'input.expertId')
}
