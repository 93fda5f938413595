import { v7 } from 'uuid'
import type { Language } from '../../prisma/generated/client/enums.ts'
import type { Transaction } from '../core/write.ts'

/** A change of the Korean or English legal name; null: there is none. */
export interface Renaming {
  lang: Language
  former: string | null
  current: string | null
}

const dayBefore = (day: Date) => new Date(day.getTime() - 86_400_000)

/**
 * Dates the names of an organisation that takes another one today: the former one ends the day before and stays. A name
 * that began today held for no whole day: it goes.
 */
export async function rename(tx: Transaction, organizationId: string, { lang, former, current }: Renaming, today: Date): Promise<void> {
  const own = { organizationId, lang, kind: 'LEGAL' as const }
  if (former !== null) await endName(tx, { ...own, value: former }, today)
  if (current !== null) await tx.organizationName.create({ data: { id: v7(), ...own, value: current, validFrom: today } })
}

async function endName(tx: Transaction, name: { organizationId: string; lang: Language; kind: 'LEGAL'; value: string }, today: Date): Promise<void> {
  const inForce = { ...name, validTo: null }
  const { count: dropped } = await tx.organizationName.deleteMany({ where: { ...inForce, validFrom: { gte: today } } })
  if (dropped > 0) return
  const { count: ended } = await tx.organizationName.updateMany({ where: inForce, data: { validTo: dayBefore(today), editedByUser: true } })
  // A name that stood in the organisation's own row alone.
  if (ended === 0) await tx.organizationName.create({ data: { id: v7(), ...name, validTo: dayBefore(today) } })
}

/** Puts a name right that was never the organisation's: no former name stays. */
export async function correctName(tx: Transaction, organizationId: string, { lang, former, current }: Renaming): Promise<void> {
  const inForce = { organizationId, lang, kind: 'LEGAL' as const, validTo: null, ...(former === null ? {} : { value: former }) }
  if (former !== null && current !== null) {
    const { count } = await tx.organizationName.updateMany({ where: inForce, data: { value: current, editedByUser: true } })
    if (count > 0) return
  }
  if (former !== null && current === null) {
    // What a source printed stays as that; a later load would bring it back otherwise.
    await tx.organizationName.updateMany({ where: { ...inForce, editedByUser: false }, data: { kind: 'AS_PRINTED', editedByUser: true } })
    await tx.organizationName.deleteMany({ where: inForce })
  }
  if (current !== null) await tx.organizationName.create({ data: { id: v7(), organizationId, lang, kind: 'LEGAL', value: current } })
}
