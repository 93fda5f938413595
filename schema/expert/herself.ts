import type { Context } from '../context.ts'
import { CodedError, InputError, NotFoundError } from '../core/errors.ts'
import { both } from '../core/filter.ts'
import { decodeId, encodeId, parseId } from '../core/global-id.ts'
import { reasonText } from '../core/reason.ts'
import { operates } from '../core/viewer.ts'
import type { Transaction } from '../core/write.ts'
import { viewableEntrepreneurWhere } from '../need/access.ts'
import { viewableExpertWhere } from './access.ts'

/** A natural person whose data a viewer changes, and why. */
export interface Person {
  type: 'Expert' | 'ProspectiveEntrepreneur'
  id: string
  /** The column of a consent that points to the person. */
  column: 'expertId' | 'entrepreneurId'
  /** Why; null: she does it herself, and need not say. */
  reason: string | null
}

/**
 * The person whose data a viewer may change: the expert that it is, or anybody for an operator, who says why. Those
 * who change the same expert at this moment wait.
 * @param globalId null: the expert that the viewer is
 * @throws NotFoundError for a person whom the viewer may not see, CodedError FORBIDDEN for another one whom it sees, InputError for an operator without a reason
 */
export async function personFor(tx: Transaction, globalId: string | null, givenReason: string | null, ctx: Context, field: string): Promise<Person> {
  const { viewer } = ctx
  const named = globalId ?? (viewer.expertId === null ? null : encodeId('Expert', viewer.expertId))
  if (named === null) throw new InputError(field, 'Expected the id of a person, since the viewer is no expert.')
  const id = decodeId(named, ['Expert', 'ProspectiveEntrepreneur'], field)
  const isExpert = parseId(named, field).type === 'Expert'
  const person = isExpert ? ({ type: 'Expert', id, column: 'expertId' } as const) : ({ type: 'ProspectiveEntrepreneur', id, column: 'entrepreneurId' } as const)
  const isHerself = isExpert && id === viewer.expertId
  const rule = operates(viewer) || isHerself ? {} : isExpert ? viewableExpertWhere(ctx) : viewableEntrepreneurWhere(ctx)
  const where = both({ id }, rule)
  const found = isExpert ? await tx.expert.count({ where }) : await tx.prospectiveEntrepreneur.count({ where })
  if (found === 0) throw new NotFoundError(field)
  if (!isHerself && !operates(viewer)) throw new CodedError('FORBIDDEN', 'Expected the person herself, or a viewer with the scope OPERATE.')
  if (isExpert) await tx.$queryRaw`select 1 from "Expert" where id = ${id}::uuid for update`
  else await tx.$queryRaw`select 1 from "ProspectiveEntrepreneur" where id = ${id}::uuid for update`
  return { ...person, reason: isHerself && givenReason === null ? null : reasonOf(givenReason) }
}

/** Why an operator does it. */
export function reasonOf(given: string | null): string {
  if (given === null) throw new InputError('reason', 'Expected a reason, since the viewer acts for somebody else.')
  return reasonText(given, 'reason')
}
