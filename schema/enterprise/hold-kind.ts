import { v7 } from 'uuid'
import type { Certification } from '../../prisma/generated/client/client.ts'
import type { EnterpriseKind } from '../../prisma/generated/client/enums.ts'
import { enums } from '../../prisma/generated/datamodel.ts'
import { ConflictError } from '../core/errors.ts'
import type { Transaction } from '../core/write.ts'
import { type Held, heldAfter } from './held-kinds.ts'

type Told = Pick<Certification, 'organizationId' | 'scheme' | 'stage' | 'issuedOn' | 'validFrom' | 'validTo' | 'status'>

/** What changed of the kinds of an enterprise. */
export interface KindChange {
  /** Row of the kind that the certificate speaks of. */
  id: string
  /** What was held of it before and since, in words for the history. */
  former: string[]
  current: string[]
}

const dayText = (day: Date | null) => day?.toISOString().slice(0, 10) ?? null
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/** The kind and time that a certificate tells of; null: a scheme that is no kind, or one that ended on an untold day. */
function toldBy({ scheme, stage, issuedOn, validFrom, validTo, status }: Told): (Omit<Held, 'id'> & { kind: EnterpriseKind }) | null {
  if (!(scheme in enums.EnterpriseKind.values) || (status !== 'ACTIVE' && validTo === null)) return null
  return { kind: scheme as EnterpriseKind, stage, validFrom: dayText(validFrom ?? issuedOn), validTo: dayText(validTo) }
}

/**
 * Brings the kinds that an enterprise holds in line with a certificate of it. Its row in the organisation table must be locked.
 * @returns null where nothing changes
 * @throws ConflictError naming `input.stage` where the enterprise would hold two stages of the kind at a time
 */
export async function holdKind(tx: Transaction, certificate: Told): Promise<KindChange | null> {
  const told = toldBy(certificate)
  if (told === null) return null
  const { organizationId } = certificate
  const { kind, ...period } = told
  const before = await heldRows(tx, organizationId, kind)
  const after = heldAfter(before, period)
  if (after === null) throw new ConflictError('Expected dates that do not overlap with another stage of the kind.', 'input.stage')
  if (after.own === null) return null
  const own = { ...after.own, id: after.own.id ?? v7() }
  const rows = after.rows.map((row) => (row === after.own ? own : row))
  await writeHeld(tx, { organizationId, kind }, before, rows, own.id)
  return { id: own.id, former: before.map((row) => inWords(kind, row)), current: rows.map((row) => inWords(kind, row)).sort() }
}

/** Lets the kind that a certificate told follow its correction, where it stands as the certificate told it; the database refuses two stages at a time. */
export async function followCertificate(tx: Transaction, former: Told, current: Told): Promise<void> {
  const [was, is] = [toldBy(former), toldBy(current)]
  if (was === null || is === null) return
  const { kind, stage, validFrom, validTo } = was
  const data = { kind: is.kind, stage: is.stage, validFrom: dateOf(is.validFrom), validTo: dateOf(is.validTo), editedByUser: true }
  const where = { organizationId: former.organizationId, kind, stage, validFrom: dateOf(validFrom), validTo: dateOf(validTo) }
  await tx.heldKind.updateMany({ where, data })
}

async function heldRows(tx: Transaction, organizationId: string, kind: EnterpriseKind): Promise<Held[]> {
  const rows = await tx.heldKind.findMany({ where: { organizationId, kind }, orderBy: [{ validFrom: { sort: 'asc', nulls: 'first' } }, { id: 'asc' }] })
  return rows.map(({ id, stage, validFrom, validTo }) => ({ id, stage, validFrom: dayText(validFrom), validTo: dayText(validTo) }))
}

/** Rows that go or shrink before those that come or grow: no two of a kind may overlap at any moment. */
async function writeHeld(tx: Transaction, of: { organizationId: string; kind: EnterpriseKind }, before: readonly Held[], after: readonly Held[], ownId: string): Promise<void> {
  const gone = before.filter(({ id }) => !after.some((row) => row.id === id)).map(({ id }) => id as string)
  const grows = ({ id }: Held) => id === ownId || id === null
  for (const row of after.filter((row) => !grows(row) && !before.includes(row))) await update(tx, row)
  const own = after.find(({ id }) => id === ownId) as Held
  const isThere = before.some(({ id }) => id === ownId)
  // What told of the rows that go tells of the one that takes their place.
  if (isThere && gone.length > 0) await tx.citation.updateMany({ where: { heldKindId: { in: gone } }, data: { heldKindId: ownId } })
  if (gone.length > 0) await tx.heldKind.deleteMany({ where: { id: { in: gone } } })
  if (isThere) await update(tx, own)
  const fresh = after.filter((row) => row.id === null || (row === own && !isThere))
  const data = fresh.map((row) => ({ ...of, ...columns(row), id: row.id ?? v7() }))
  if (data.length > 0) await tx.heldKind.createMany({ data })
}

const columns = ({ stage, validFrom, validTo }: Held) => ({ stage, validFrom: dateOf(validFrom), validTo: dateOf(validTo) })

async function update(tx: Transaction, row: Held): Promise<void> {
  await tx.heldKind.update({ where: { id: row.id as string }, data: { ...columns(row), editedByUser: true } })
}

const inWords = (kind: EnterpriseKind, { stage, validFrom, validTo }: Held) => `${kind} ${stage} ${validFrom ?? ''}..${validTo ?? ''}`
