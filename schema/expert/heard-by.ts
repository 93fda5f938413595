import type { ChangeAudience, ConsentFieldGroup } from '../../prisma/generated/client/enums.ts'
import type { Context } from '../context.ts'
import type { Transaction } from '../core/write.ts'
import type { Person } from './herself.ts'

/** Who may see each group of fields of a person, beside herself and operators. */
export type Sights = Readonly<Record<ConsentFieldGroup, ChangeAudience>>

const widest: readonly ChangeAudience[] = ['OWNER', 'PARTNERS', 'EVERYBODY']

/** Whether an audience has people whom the other one lacks. */
export const isWider = (one: ChangeAudience, other: ChangeAudience): boolean => widest.indexOf(one) > widest.indexOf(other)

export const wider = (one: ChangeAudience, other: ChangeAudience): ChangeAudience => (isWider(one, other) ? one : other)

/** Who may see a person by the consents that hold at this moment: the rules of access.ts, told of all viewers at once. */
export async function sightsOf(tx: Transaction, { id, column }: Pick<Person, 'id' | 'column'>, { today }: Context): Promise<Sights> {
  const live = await tx.consent.findMany({ where: { [column]: id, withdrawnAt: null, retentionUntil: { gte: today } }, select: { fieldGroup: true, audience: true } })
  const of = (group: ConsentFieldGroup): ChangeAudience => {
    const audiences = live.filter(({ fieldGroup }) => fieldGroup === group).map(({ audience }) => audience)
    return audiences.includes('PUBLIC') ? 'EVERYBODY' : audiences.includes('PARTNERS') ? 'PARTNERS' : 'OWNER'
  }
  const profile = of('PROFILE')
  const identity = of('IDENTITY')
  // No field shows a contact, and nobody sees the name of whom it doesn't see the profile.
  return { PROFILE: profile, IDENTITY: isWider(identity, profile) ? profile : identity, CONTACT: 'OWNER' }
}

/** Who can tell sights from what they were: whoever saw, or sees, a group that others see too. */
export function audienceOfChange(before: Sights, after: Sights): ChangeAudience {
  const changed = (['PROFILE', 'IDENTITY'] as const).filter((group) => before[group] !== after[group])
  return changed.map((group) => wider(before[group], after[group])).reduce(wider, 'OWNER')
}
