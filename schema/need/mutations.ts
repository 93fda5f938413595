import { v7 } from 'uuid'
import type { z } from 'zod'
import type { Need as NeedRow, Organization } from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { mustFor, onlyOrganization } from '../core/acting.ts'
import { ConflictError, InputError, NotFoundError } from '../core/errors.ts'
import { both, parseInput } from '../core/filter.ts'
import { decodeId } from '../core/global-id.ts'
import { refuseEndBeforeStart } from '../core/input.ts'
import { type Effect, mutation, writtenNode, versionArg } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import { findByNames } from '../core/search-names.ts'
import { changedValues, changeVersion, type Transaction } from '../core/write.ts'
import { scienceFieldIds } from '../expert/science-field-ids.ts'
import { endMatches } from '../match/course/end.ts'
import { viewableOrganizationWhere } from '../organization/access.ts'
import { citeSubmission } from '../provenance/submitted.ts'
import { viewableNeedWhere } from './access.ts'
import { SubmitNeedInput, submitNeedInput, UpdateNeedInput, updateNeedInput } from './mutation-inputs.ts'
import { Need, needEntity } from './need.ts'

interface Change {
  id: string
  version: number
}

const needField = 'The need (기술수요)'

builder.mutationFields((t) => ({
  submitNeed: mutation<{ input: Record<string, unknown> }>(t, {
    name: 'submitNeed',
    description: 'Submits a technical need of an enterprise (기술수요 제출).',
    scopes: ['WRITE_NEEDS'],
    args: { input: t.arg({ type: SubmitNeedInput, required: true, description: 'The need (기술수요).' }) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ need: writtenNode(p, { type: Need, of: needEntity, description: needField }) }),
    effect: submitNeed,
  }),
  updateNeed: mutation<Change & { input: Record<string, unknown> }>(t, {
    name: 'updateNeed',
    description: 'Changes a technical need that waits for an expert, or publishes a draft (기술수요 수정).',
    scopes: ['WRITE_NEEDS'],
    args: { ...changeArgs(t), input: t.arg({ type: UpdateNeedInput, required: true, description: 'What changes (수정 내용).' }) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: (p) => ({ need: writtenNode(p, { type: Need, of: needEntity, description: needField }) }),
    effect: updateNeed,
  }),
  withdrawNeed: mutation<Change & { reason?: string | null }>(t, {
    name: 'withdrawNeed',
    description: 'Takes back a technical need that is not solved (기술수요 철회): open matches of it expire, work that goes on stops; a draft is deleted.',
    scopes: ['WRITE_NEEDS'],
    args: { ...changeArgs(t), reason: t.arg.string({ description: 'Why (사유), at most 500 characters.' }) },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: (p) => ({ need: writtenNode(p, { type: Need, of: needEntity, description: needField }) }),
    effect: withdrawNeed,
  }),
}))

function changeArgs(t: PothosSchemaTypes.MutationFieldBuilder<typeof builder.$inferSchemaTypes, object>) {
  return {
    id: t.arg.id({ required: true, description: 'Id of the need (기술수요).' }),
    version: versionArg(t, 'need'),
  }
}

async function submitNeed(tx: Transaction, { input: given }: { input: Record<string, unknown> }, ctx: Context): Promise<Effect<never>> {
  const { enterpriseId, fields, isDraft, ...told } = parseInput(submitNeedInput, { ...given }, 'input')
  const { confidential = null, startsOn = null, endsOn = null } = told
  refuseEndBeforeStart(startsOn, endsOn, 'input.endsOn')
  const owner = await ownerOf(tx, enterpriseId ?? null, ctx)
  refuseUnverified(owner, isDraft)
  const id = v7()
  await tx.need.create({
    data: { id, ...told, confidential, startsOn, endsOn, status: isDraft ? 'DRAFT' : 'OPEN', organizationId: owner.id, synthetic: owner.synthetic },
  })
  await setFields(tx, id, fields)
  await citeSubmission(tx, { needId: id })
  await findByNames(tx, id)
  return { type: 'Need', id, kind: 'CREATED', version: 1, organizationId: owner.id }
}

async function updateNeed(tx: Transaction, { id: globalId, version, input }: Change & { input: Record<string, unknown> }, ctx: Context): Promise<Effect<never>> {
  const need = await ownNeed(tx, globalId, ctx)
  const { fields, isDraft, ...columns } = parseInput(updateNeedInput, { ...input }, 'input')
  if (need.status !== 'DRAFT' && need.status !== 'OPEN') throw new ConflictError('Expected a need that is a draft or waits for an expert.', 'id')
  if (isDraft === true && need.status !== 'DRAFT') throw new ConflictError('Expected a draft; what is published can be withdrawn alone.', 'input.isDraft')
  const { startsOn, endsOn } = { ...need, ...columns }
  refuseEndBeforeStart(startsOn, endsOn, 'input.endsOn')
  const isPublished = isDraft === false && need.status === 'DRAFT'
  if (isPublished) refuseUnverified(need.organization, false)
  const former = fields === undefined ? undefined : need.fields.map(({ field }) => field.code).sort()
  const next = await changeVersion(tx, 'Need', need.id, version, { ...columns, ...(isPublished ? { status: 'OPEN' } : {}), updatedAt: ctx.now })
  if (columns.expertsWanted !== undefined) await refuseFewerThanHelp(tx, need.id, columns.expertsWanted)
  if (fields !== undefined) await setFields(tx, need.id, fields)
  await findByNames(tx, need.id)
  const { confidential: _hidden, ...open } = columns
  // A draft is told to nobody, so neither is what it said before it was published.
  const values = need.status === 'DRAFT' ? [] : changedValues({ ...need, fields: former }, { ...open, ...(fields === undefined ? {} : { fields: [...fields].sort() }) })
  const isConfidential = !isPublished && [...Object.entries(open), ['fields', fields] as const].every(([, value]) => value === undefined)
  return {
    type: 'Need',
    id: need.id,
    kind: isPublished ? 'CREATED' : 'CHANGED',
    audience: isConfidential ? 'OWNER' : 'EVERYBODY',
    ownerId: need.organizationId,
    version: next,
    organizationId: need.organizationId,
    values,
  }
}

/** To be called once the need is changed: those who accept wait for its row. */
async function refuseFewerThanHelp(tx: Transaction, needId: string, wanted: number): Promise<void> {
  const load = await tx.needLoad.findUnique({ where: { needId }, select: { taken: true } })
  if (load !== null && load.taken > wanted) throw new ConflictError('Expected at least as many experts as help already.', 'input.expertsWanted')
}

async function withdrawNeed(tx: Transaction, { id: globalId, version, reason: given }: Change & { reason?: string | null }, ctx: Context): Promise<Effect<never>> {
  const need = await ownNeed(tx, globalId, ctx)
  const reason = given == null ? null : reasonText(given, 'reason')
  if (need.status === 'RESOLVED' || need.status === 'WITHDRAWN') throw new ConflictError('Expected a need that is neither solved nor withdrawn.', 'id')
  const next = await changeVersion(tx, 'Need', need.id, version, need.status === 'DRAFT' ? {} : { status: 'WITHDRAWN', updatedAt: ctx.now })
  const { id, organizationId } = need
  const written = { type: 'Need', id, kind: 'WITHDRAWN', version: next, organizationId, ownerId: organizationId, reason } as const
  if (need.status === 'DRAFT') {
    await tx.need.delete({ where: { id } })
    return { ...written, audience: 'OWNER', leaves: true }
  }
  return { ...written, values: [{ field: 'status', former: need.status, current: 'WITHDRAWN' }], also: await endMatches(tx, { needId: id }, ctx) }
}

/** The enterprise that a new need is of. */
async function ownerOf(tx: Transaction, globalId: string | null, ctx: Context): Promise<Organization> {
  const field = 'input.enterpriseId'
  const id = globalId === null ? onlyOrganization(ctx.viewer, 'WRITE_NEEDS', field) : decodeId(globalId, ['Enterprise'], field)
  const owner = await tx.organization.findFirst({ where: both({ id }, viewableOrganizationWhere(ctx)) })
  if (owner === null) throw new NotFoundError(field)
  if (owner.type !== 'ENTERPRISE') throw new InputError(field, 'Expected the id of an enterprise.')
  mustFor(ctx.viewer, 'WRITE_NEEDS', owner.id)
  return owner
}

function refuseUnverified(owner: Pick<Organization, 'standing'> | null, isDraft: boolean): void {
  if (!isDraft && owner !== null && owner.standing !== 'VERIFIED') {
    throw new ConflictError('Expected a draft: an organisation publishes once an operator has verified it.', 'input.isDraft')
  }
}

type OwnNeed = NeedRow & { organization: Organization | null; fields: { field: { code: string } }[] }

/** The need that the viewer may change. */
async function ownNeed(tx: Transaction, globalId: string, ctx: Context): Promise<OwnNeed> {
  const id = decodeId(globalId, ['Need'], 'id')
  const need = await tx.need.findFirst({
    where: both({ id }, viewableNeedWhere(ctx)),
    include: { organization: true, fields: { include: { field: { select: { code: true } } } } },
  })
  if (need === null) throw new NotFoundError('id')
  mustFor(ctx.viewer, 'WRITE_NEEDS', need.organizationId)
  return need
}

async function setFields(tx: Transaction, needId: string, codes: z.infer<typeof submitNeedInput>['fields']): Promise<void> {
  const ids = await scienceFieldIds(tx, codes)
  await tx.needField.deleteMany({ where: { needId } })
  await tx.needField.createMany({ data: ids.map((fieldId) => ({ needId, fieldId })) })
}
