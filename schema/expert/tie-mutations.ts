import { v7 } from 'uuid'
import { z } from 'zod'
import type { ExpertTieKind as Kind } from '../../prisma/generated/client/enums.ts'
import { personsOwnWhere } from '../access/access.ts'
import { organizationBy } from '../access/organization-for.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { InputError, NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId, encodeId } from '../core/global-id.ts'
import { type Effect, mutation, writtenNode } from '../core/mutation.ts'
import { operates } from '../core/viewer.ts'
import type { Transaction } from '../core/write.ts'
import { viewableEntrepreneurWhere } from '../need/access.ts'
import { Expert, expertEntity } from './expert.ts'
import { personFor } from './herself.ts'
import { ExpertTieKind } from './ties.ts'

const reasonArgument = 'Why (사유), at most 500 characters: asked of operators, who act for somebody else.'

const DeclareTieInput = builder.inputType('DeclareTieInput', {
  description: 'A tie of an expert (이해관계 신고): with an organisation or a prospective entrepreneur, exactly one of the two.',
  fields: (t) => ({
    expertId: t.id({ description: 'Id of the expert (전문가); absent: the one that the viewer is.' }),
    kind: t.field({ type: ExpertTieKind, required: true, description: 'How she is bound (종류).' }),
    organizationId: t.id({ description: 'Id of the organisation (기관).' }),
    entrepreneurId: t.id({ description: 'Id of the prospective entrepreneur (예비 창업가).' }),
  }),
})

const declareTieInput = z.object({ expertId: z.string().nullish(), kind: z.custom<Kind>(), organizationId: z.string().nullish(), entrepreneurId: z.string().nullish() })

interface Removal {
  id: string
  reason?: string | null
}

builder.mutationFields((t) => ({
  declareTie: mutation<{ input: object; reason?: string | null }>(t, {
    name: 'declareTie',
    description:
      'Tells of a tie of an expert for whose sake she is not to be matched (이해관계 신고): she herself, or an operator (scope `OPERATE`) with a reason. Only these two see it; it counts for all profiles of the person.',
    scopes: [],
    args: {
      input: t.arg({ type: DeclareTieInput, required: true, description: 'The tie (이해관계).' }),
      reason: t.arg.string({ description: reasonArgument }),
    },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ expert: writtenNode(p, { type: Expert, of: expertEntity, description: 'The expert (전문가)' }) }),
    effect: declareTie,
  }),
  removeTie: mutation<Removal>(t, {
    name: 'removeTie',
    description: 'Takes back a tie that holds no more (이해관계 해제): the expert herself, or an operator (scope `OPERATE`) with a reason.',
    scopes: [],
    args: {
      id: t.arg.id({ required: true, description: 'Id of the tie (이해관계), as `ties` of the expert gives it.' }),
      reason: t.arg.string({ description: reasonArgument }),
    },
    refuses: ['NotFoundError'],
    payload: (p) => ({ expert: writtenNode(p, { type: Expert, of: expertEntity, description: 'The expert (전문가)' }) }),
    effect: removeTie,
  }),
}))

/** What changed of an expert that she and operators alone are told. */
const ofHer = (id: string, reason: string | null): Effect<never> => ({ type: 'Expert', id, kind: 'CHANGED', audience: 'OWNER', ownerId: id, reason })

async function declareTie(tx: Transaction, { input: given, reason }: { input: object; reason?: string | null }, ctx: Context): Promise<Effect<never>> {
  const { expertId, kind, organizationId, entrepreneurId } = parseInput(declareTieInput, { ...given }, 'input')
  const person = await personFor(tx, expertId ?? null, reason ?? null, ctx, 'input.expertId')
  if (person.type !== 'Expert') throw new InputError('input.expertId', 'Expected the id of an expert.')
  if ((organizationId == null) === (entrepreneurId == null)) throw new InputError('input', 'Expected exactly one of "organizationId", "entrepreneurId".')
  const with_ = organizationId == null ? { entrepreneurId: await entrepreneurOf(tx, entrepreneurId ?? '', ctx) } : { organizationId: (await organizationBy(tx, organizationId, ctx, 'input.organizationId')).id }
  await tx.expertTie.create({ data: { id: v7(), expertId: person.id, kind, ...with_, createdAt: ctx.now } })
  return ofHer(person.id, person.reason)
}

async function entrepreneurOf(tx: Transaction, globalId: string, ctx: Context): Promise<string> {
  const id = decodeId(globalId, ['ProspectiveEntrepreneur'], 'input.entrepreneurId')
  if ((await tx.prospectiveEntrepreneur.count({ where: both({ id }, operates(ctx.viewer) ? {} : viewableEntrepreneurWhere(ctx)) })) === 0) throw new NotFoundError('input.entrepreneurId')
  return id
}

async function removeTie(tx: Transaction, { id: globalId, reason }: Removal, ctx: Context): Promise<Effect<never>> {
  const id = decodeId(globalId, ['ExpertTie'], 'id')
  const tie = await tx.expertTie.findFirst({ where: both({ id }, personsOwnWhere(ctx)), select: { expertId: true } })
  if (tie === null) throw new NotFoundError('id')
  const person = await personFor(tx, encodeId('Expert', tie.expertId), reason ?? null, ctx, 'id')
  const { count } = await tx.expertTie.deleteMany({ where: { id } })
  if (count === 0) throw new NotFoundError('id')
  return ofHer(person.id, person.reason)
}
