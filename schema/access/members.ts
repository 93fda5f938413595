import { z } from 'zod'
import { addMember, endMembership } from '../../prisma/access/membership.ts'
import type { MemberRole as Role } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Derivation } from '../core/derived.ts'
import { CodedError, ConflictError, NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId, encodeId } from '../core/global-id.ts'
import { type Field, type Row, ruledRelation } from '../core/graph.ts'
import { input } from '../core/input.ts'
import { type Effect, mutation, writtenNode } from '../core/mutation.ts'
import type { Where } from '../core/page.ts'
import { canFor, operates, ownOrganizations, roleScopes, type Viewer } from '../core/viewer.ts'
import type { Transaction } from '../core/write.ts'
import { Organization, organizationEntity } from '../organization/organization.ts'
import { organizationTypes } from '../organization/organization-type.ts'
import { manageableMemberWhere } from './access.ts'
import { MemberRole } from './enums.ts'
import { organizationFor } from './organization-for.ts'

/** How many members a list tells of. */
const most = 500

export const membersText = `Members of the viewer’s organisations (구성원), the first of them first, at most ${most}.`

const memberEntity = { typeName: 'Membership', model: 'Membership', rule: manageableMemberWhere }

export const Member = builder.prismaObject('Membership', {
  description: 'Membership (구성원): what a person of the identity provider may do for an organisation.',
  fields: (t) => ({
    id: t.id({ select: { id: true }, description: 'Id (식별자), for `removeMember`.', resolve: ({ id }) => encodeId('Membership', id) }),
    issuer: t.exposeString('issuer', {}),
    subject: t.exposeString('subject', {}),
    role: t.expose('role', { type: MemberRole, description: 'What the person is there (역할).' }),
    organization: ruledRelation(t, 'organization', {
      type: Organization,
      of: organizationEntity,
      foreignKey: 'organizationId',
      description: 'The organisation (기관); null where the viewer may not see it.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'Since when (등록 시각).' }),
  }),
})

/** The members whom the viewer manages, of one organisation or of all that it acts for. */
export const managedMembers: Derivation<{ organizationId?: string | null | undefined }, Where, { members: Row[] }, Row[]> = {
  ask({ organizationId }, ctx) {
    const ids = organizationId == null ? ownOrganizations(ctx.viewer) : [decodeId(organizationId, Object.values(organizationTypes), 'organizationId')]
    return both({ organizationId: { in: ids } }, manageableMemberWhere(ctx))
  },
  parts: { members: { model: 'Membership', select: {}, where: (where) => where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: most, at: { '': {} } } },
  read: ({ members }) => members,
}

const InviteMemberInput = builder.inputType('InviteMemberInput', {
  description: 'A person who is to act for an organisation (구성원 초대).',
  fields: (t) => ({
    organizationId: t.id({ description: 'Id of the organisation (기관); absent: the only one that the viewer administers.' }),
    issuer: t.string({ required: true, description: 'Who vouches for the person (발급자): the `iss` of the tokens.' }),
    subject: t.string({ required: true, description: 'The person there (주체): the `sub` of the tokens.' }),
    role: t.field({ type: MemberRole, required: true, description: 'What the person is there (역할); `OPERATOR` is given by operators alone.' }),
  }),
})

const inviteInput = z.object({ organizationId: z.string().nullish(), issuer: input.text(300), subject: input.text(300), role: z.custom<Role>() })

builder.mutationFields((t) => ({
  inviteMember: mutation<{ input: Record<string, unknown> }>(t, {
    name: 'inviteMember',
    description: 'Lets a person of the identity provider act for an organisation (구성원 초대): at once on this server, within 5 seconds on every other. A key gives no role that may do more than itself.',
    scopes: ['ADMINISTER'],
    args: { input: t.arg({ type: InviteMemberInput, required: true, description: 'The person (구성원).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ member: writtenNode(p, { type: Member, of: memberEntity, description: 'The member (구성원)' }) }),
    effect: inviteMember,
  }),
  removeMember: mutation<{ id: string }>(t, {
    name: 'removeMember',
    description: 'Ends a membership (구성원 해제): at once on this server, within 5 seconds on every other. The last `OWNER` of an organisation stays; `OPERATOR` is taken by operators alone.',
    scopes: ['ADMINISTER'],
    args: { id: t.arg.id({ required: true, description: 'Id of the membership (구성원).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ membershipId: p.id({ description: 'Id of the membership that ended (해제된 구성원).', resolve: ({ id }) => encodeId('Membership', id) }) as Field }),
    effect: removeMember,
  }),
}))

async function inviteMember(tx: Transaction, { input: given }: { input: Record<string, unknown> }, ctx: Context): Promise<Effect<never>> {
  const { organizationId: globalId, ...person } = parseInput(inviteInput, { ...given }, 'input')
  const { id: organizationId } = await organizationFor(tx, globalId ?? null, 'ADMINISTER', ctx, 'input.organizationId')
  if (!mayGive(ctx.viewer, person.role, organizationId)) throw new CodedError('FORBIDDEN', 'Expected a role that the viewer may give.')
  const id = await addMember(tx, { ...person, organizationId }, ctx.now)
  if (id === null) throw new ConflictError('Expected a person who is no member of this organisation yet.', 'input.subject')
  return { type: 'Membership', id, kind: 'CREATED', organizationId, values: [{ field: 'role', former: null, current: person.role }], changesViewers: true }
}

/** Owners give every role of their organisation; a key only one that may do no more than itself. */
function mayGive(viewer: Viewer, role: Role, organizationId: string): boolean {
  if (operates(viewer)) return true
  if (role === 'OPERATOR') return false
  const isOwner = viewer.grants.some((grant) => grant.organizationId === organizationId && grant.role === 'OWNER')
  return isOwner || roleScopes[role].every((scope) => canFor(viewer, scope, organizationId))
}

async function removeMember(tx: Transaction, { id: globalId }: { id: string }, ctx: Context): Promise<Effect<never>> {
  const id = decodeId(globalId, ['Membership'], 'id')
  const member = await tx.membership.findFirst({ where: both({ id }, manageableMemberWhere(ctx)) })
  if (member === null) throw new NotFoundError('id')
  if (member.role === 'OPERATOR' && !operates(ctx.viewer)) throw new CodedError('FORBIDDEN', 'Expected a role that the viewer may take.')
  const ended = await endMembership(tx, id)
  if (ended === 'NOT_FOUND') throw new NotFoundError('id')
  if (ended === 'LAST_OWNER') throw new ConflictError('Expected another owner beside this one.', 'id')
  return { type: 'Membership', id, kind: 'WITHDRAWN', organizationId: member.organizationId, values: [{ field: 'role', former: member.role, current: null }], changesViewers: true }
}
