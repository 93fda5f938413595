import type { ConsentFieldGroup as Group } from '../../prisma/generated/client/enums.ts'
import { personsOwnWhere } from '../access/access.ts'
import { checkRetention, type ConsentGiven, ConsentInput, consentInput } from '../access/consent-input.ts'
import { Consent, findConsents } from '../access/consents.ts'
import { ConsentFieldGroup } from '../access/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId, encodeId } from '../core/global-id.ts'
import type { Field, Types } from '../core/graph.ts'
import { type Done, type Effect, mutation, writtenNode } from '../core/mutation.ts'
import type { Transaction } from '../core/write.ts'
import { Expert, expertEntity } from './expert.ts'
import { audienceOfChange, isWider, type Sights, sightsOf } from './heard-by.ts'
import { type Person, personFor } from './herself.ts'
import { consentRow } from './mutations.ts'
import { settleWithdrawal } from './withdrawal.ts'

interface Grant {
  personId?: string | null
  input: object
  reason?: string | null
}

interface Withdrawal {
  id?: string | null
  personId?: string | null
  fieldGroup?: Group | null
  reason?: string | null
}

const personText = 'Id of the expert, or for operators of the prospective entrepreneur (동의한 사람)'

const payload = (p: PothosSchemaTypes.ObjectFieldBuilder<Types, Done<never>>): Record<string, Field> => ({
  expert: writtenNode(p, { type: Expert, of: expertEntity, description: 'The expert (전문가)' }),
  consents: p.field({
    type: [Consent],
    description: 'All consents of the person (동의), the latest first, as far as the viewer may see them.',
    resolve: ({ id }, _args, ctx, info) => findConsents(id, ctx, info),
  }) as Field,
})

builder.mutationFields((t) => ({
  grantConsent: mutation<Grant>(t, {
    name: 'grantConsent',
    description:
      'Records that a person agrees to have fields shown (동의): an expert for herself, or an operator (scope `OPERATE`) with a reason. It takes the place of a consent for the same purpose, group and audience.',
    scopes: [],
    args: {
      personId: t.arg.id({ description: `${personText}; absent: the expert that the viewer is.` }),
      input: t.arg({ type: ConsentInput, required: true, description: 'What is agreed to (동의 내용).' }),
      reason: t.arg.string({ description: 'Why (사유), at most 500 characters: asked of operators.' }),
    },
    refuses: ['NotFoundError'],
    payload,
    effect: grantConsent,
  }),
  withdrawConsent: mutation<Withdrawal>(t, {
    name: 'withdrawConsent',
    description:
      'Takes consent back (동의 철회, 개인정보 보호법 §37), at once: an expert for herself, or an operator (scope `OPERATE`) with a reason. Without a consent for the profile she is shown nowhere, her open matches end, and former values of hers are deleted; without any, so are name, employer and contact.',
    scopes: [],
    args: {
      id: t.arg.id({ description: 'Id of the one consent that is taken back (동의); absent: all of the person, of `fieldGroup` where that is given.' }),
      personId: t.arg.id({ description: `${personText}; absent: the one of \`id\`, or the expert that the viewer is.` }),
      fieldGroup: t.arg({ type: ConsentFieldGroup, description: 'Group of fields whose consents are taken back (항목); absent: every group.' }),
      reason: t.arg.string({ description: 'Why (사유), at most 500 characters: asked of operators alone; nobody need say why she takes back her own.' }),
    },
    refuses: ['NotFoundError', 'ConflictError'],
    payload,
    effect: withdrawConsent,
  }),
}))

async function grantConsent(tx: Transaction, { personId, input, reason }: Grant, ctx: Context): Promise<Effect<never>> {
  const consent: ConsentGiven = parseInput(consentInput, { ...input }, 'input')
  checkRetention(consent, ctx.today, 'input')
  const person = await personFor(tx, personId ?? null, reason ?? null, ctx, 'personId')
  const { purpose, fieldGroup, audience } = consent
  const before = await sightsOf(tx, person, ctx)
  const same = { [person.column]: person.id, purpose, fieldGroup, audience, withdrawnAt: null }
  await tx.consent.updateMany({ where: same, data: { withdrawnAt: ctx.now, editedByUser: true } })
  await tx.consent.create({ data: consentRow(consent, person.type === 'Expert' ? { expertId: person.id } : { entrepreneurId: person.id }, ctx) })
  const isBack = person.type === 'Expert' && fieldGroup === 'PROFILE' && (await comeBack(tx, person.id, ctx))
  const heardBy = isBack ? 'EVERYBODY' : audienceOfChange(before, await sightsOf(tx, person, ctx))
  return { type: person.type, id: person.id, kind: isBack ? 'CREATED' : 'CHANGED', audience: heardBy, ownerId: person.id, reason: person.reason }
}

/** Whether an expert who had withdrawn is back. */
async function comeBack(tx: Transaction, id: string, { now }: Context): Promise<boolean> {
  const { count } = await tx.expert.updateMany({ where: { id, withdrawnAt: { not: null } }, data: { withdrawnAt: null, updatedAt: now, editedByUser: true } })
  return count === 1
}

async function withdrawConsent(tx: Transaction, { id: globalId, personId, fieldGroup, reason }: Withdrawal, ctx: Context): Promise<Effect<never>> {
  if (globalId != null && fieldGroup != null) throw new InputError('fieldGroup', 'Expected either the id of a consent or a group of fields.')
  const one = globalId == null ? null : await consentOf(tx, globalId, ctx)
  if (one !== null && personId != null && personId !== one.personId) throw new NotFoundError('id')
  const person = await personFor(tx, one?.personId ?? personId ?? null, reason ?? null, ctx, one === null ? 'personId' : 'id')
  const which = { ...(one === null ? {} : { id: one.id }), ...(fieldGroup == null ? {} : { fieldGroup }) }
  const given = await tx.consent.findMany({ where: { ...which, [person.column]: person.id, withdrawnAt: null }, select: { id: true, fieldGroup: true } })
  if (given.length === 0) throw new ConflictError('Expected a consent that is not withdrawn.', one === null ? 'personId' : 'id')
  const before = await sightsOf(tx, person, ctx)
  await tx.consent.updateMany({ where: { id: { in: given.map(({ id }) => id) } }, data: { withdrawnAt: ctx.now, editedByUser: true } })
  return { ...(await settled(tx, person, given.map((consent) => consent.fieldGroup), before, ctx)), reason: person.reason }
}

async function settled(tx: Transaction, person: Person, withdrawn: readonly Group[], before: Sights, ctx: Context): Promise<Effect<never>> {
  const { isGone, matches: also } = await settleWithdrawal(tx, person, withdrawn, ctx)
  const after = await sightsOf(tx, person, ctx)
  const of = { type: person.type, id: person.id, ownerId: person.id }
  const left = { ...of, kind: 'WITHDRAWN', audience: before.PROFILE, leaves: true } as const
  if (isGone) return { ...left, also }
  // Some saw her who don't any more, and others still do.
  const isNarrowed = isWider(before.PROFILE, after.PROFILE)
  return { ...of, kind: 'CHANGED', audience: audienceOfChange(before, after), also: isNarrowed ? [left, ...also] : also }
}

/** A consent that the viewer may see, and whose it is. */
async function consentOf(tx: Transaction, globalId: string, ctx: Context): Promise<{ id: string; personId: string }> {
  const id = decodeId(globalId, ['Consent'], 'id')
  const found = await tx.consent.findFirst({ where: both({ id }, personsOwnWhere(ctx)), select: { expertId: true, entrepreneurId: true } })
  if (found?.expertId != null) return { id, personId: encodeId('Expert', found.expertId) }
  if (found?.entrepreneurId != null) return { id, personId: encodeId('ProspectiveEntrepreneur', found.entrepreneurId) }
  throw new NotFoundError('id')
}
