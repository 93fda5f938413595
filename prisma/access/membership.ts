import { v7 } from 'uuid'
import type { Prisma } from '../generated/client/client.ts'
import type { MemberRole } from '../generated/client/enums.ts'

/** A person of the identity provider in an organisation. */
export interface MemberInput {
  /** The `iss` of the person's tokens. */
  issuer: string
  /** Their `sub`. */
  subject: string
  organizationId: string
  role: MemberRole
}

/** Makes a person a member; gives the id of the row, null where the person is one already, in whatever role. */
export async function addMember(tx: Prisma.TransactionClient, member: MemberInput, now: Date = new Date()): Promise<string | null> {
  const id = v7()
  const { count } = await tx.membership.createMany({ data: [{ id, createdAt: now, ...member }], skipDuplicates: true })
  return count === 1 ? id : null
}

/**
 * Ends a membership, unless nobody would be left who may manage the organisation: its last OWNER stays.
 * @param id of the row
 */
export async function endMembership(tx: Prisma.TransactionClient, id: string): Promise<'ENDED' | 'NOT_FOUND' | 'LAST_OWNER'> {
  const found = await tx.membership.findUnique({ where: { id }, select: { organizationId: true } })
  if (found === null) return 'NOT_FOUND'
  const { organizationId } = found
  // Two owners who end each other at once wait here for each other.
  await tx.$queryRaw`SELECT 1 FROM "Organization" WHERE "id" = ${organizationId}::uuid FOR UPDATE`
  const owners = await tx.membership.findMany({ where: { organizationId, role: 'OWNER' }, select: { id: true }, take: 2 })
  if (owners.length === 1 && owners[0]?.id === id) return 'LAST_OWNER'
  const { count } = await tx.membership.deleteMany({ where: { id } })
  return count === 1 ? 'ENDED' : 'NOT_FOUND'
}
