import type { Prisma } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { decodeId } from '../core/global-id.ts'
import { type Effect, mutation, writtenNode } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import type { Transaction } from '../core/write.ts'
import { Expert, expertEntity } from './expert.ts'

interface Merge {
  id: string
  sameAsId?: string | null
  reason: string
}

builder.mutationFields((t) => ({
  mergeProfiles: mutation<Merge>(t, {
    name: 'mergeProfiles',
    description:
      'Says that two profiles are one person (동일인 연결), or that they are not: matching then counts ties, refusals, load, outcomes and requests of both together, and ranks the one that stands for the person alone. Nothing of either profile changes hands.',
    scopes: ['OPERATE'],
    args: {
      id: t.arg.id({ required: true, description: 'Id of the profile that does not stand for the person (연결할 프로필); no other one may stand behind it.' }),
      sameAsId: t.arg.id({ description: 'Id of the profile that does (대표 프로필), which stands behind no other; null or absent: the profile is a person of its own again.' }),
      reason: t.arg.string({ required: true, description: 'Why (사유), at most 500 characters.' }),
    },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ expert: writtenNode(p, { type: Expert, of: expertEntity, description: 'The profile (전문가 프로필)' }) }),
    effect: mergeProfiles,
  }),
}))

async function mergeProfiles(tx: Transaction, { id: globalId, sameAsId: otherId, reason: given }: Merge, ctx: Context): Promise<Effect<never>> {
  const reason = reasonText(given, 'reason')
  const id = decodeId(globalId, ['Expert'], 'id')
  const sameAsId = otherId == null ? null : decodeId(otherId, ['Expert'], 'sameAsId')
  if (id === sameAsId) throw new InputError('sameAsId', 'Expected another profile.')
  await tx.$queryRaw`select 1 from "Expert" where id = any(${[id, ...(sameAsId === null ? [] : [sameAsId])]}::uuid[]) order by id for no key update`
  // Whoever accepts a match counts it for the person as whom the expert is known then: nobody may while that changes.
  await tx.$executeRaw`lock table "Match" in share row exclusive mode`
  const profile = await tx.expert.findUnique({ where: { id }, select: { sameAsId: true, _count: { select: { alsoKnownAs: true } } } })
  if (profile === null) throw new NotFoundError('id')
  if (profile._count.alsoKnownAs > 0) throw new ConflictError('Expected a profile that does not stand for others.', 'id')
  if (sameAsId === null && profile.sameAsId === null) throw new ConflictError('Expected a profile that is connected with another one.', 'id')
  if (sameAsId !== null) await refuseChain(tx, sameAsId)
  await tx.expert.updateMany({ where: { id }, data: { sameAsId, updatedAt: ctx.now, editedByUser: true } })
  const persons = [id, sameAsId, profile.sameAsId].filter((one) => one !== null)
  await countLoads(tx, persons)
  const others = persons.filter((one) => one !== id).map((one) => ({ type: 'Expert', id: one, kind: 'CHANGED', audience: 'OWNER' }) as const)
  return { type: 'Expert', id, kind: 'CHANGED', audience: 'OWNER', reason, also: others }
}

async function refuseChain(tx: Transaction, id: string): Promise<void> {
  const other = await tx.expert.findUnique({ where: { id }, select: { sameAsId: true } })
  if (other === null) throw new NotFoundError('sameAsId')
  if (other.sameAsId !== null) throw new ConflictError('Expected a profile that stands for itself.', 'sameAsId')
}

/** Counts anew what persons work on, once it was decided which profiles they have. */
async function countLoads(tx: Pick<Prisma.TransactionClient, '$executeRaw'>, persons: readonly string[]): Promise<void> {
  await tx.$executeRaw`delete from "ExpertLoad" where "expertId" = any(${[...persons]}::uuid[])`
  await tx.$executeRaw`
    insert into "ExpertLoad" ("expertId", active)
    select coalesce(e."sameAsId", e.id), count(*) from "Match" m join "Expert" e on e.id = m."expertId"
    where m.status in ('ACCEPTED', 'IN_PROGRESS') and coalesce(e."sameAsId", e.id) = any(${[...persons]}::uuid[]) group by 1`
}
