import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ConflictError } from '../core/errors.ts'
import { type Field, findVisible } from '../core/graph.ts'
import { type Done, type Effect, mutation, writtenNode, versionArg } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import { findByNames } from '../core/search-names.ts'
import { changeVersion, type Transaction } from '../core/write.ts'
import { cite } from '../provenance/cite.ts'
import { type Ground, groundArgs, sourceOf } from '../provenance/source-input.ts'
import { OrganizationDecision, RegisterOrganizationInput, UpdateOrganizationInput } from './mutation-inputs.ts'
import { Organization, organizationEntity } from './organization.ts'
import { organizationTypes } from './organization-type.ts'
import { actAsOwner, registerOrganization } from './register.ts'
import { type Change, organizationOf, updateOrganization } from './update.ts'

const organizationText = 'The organisation (기관·단체)'

const changeArgs = (t: PothosSchemaTypes.MutationFieldBuilder<typeof builder.$inferSchemaTypes, object>) => ({
  id: t.arg.id({ required: true, description: 'Id of the organisation (기관·단체).' }),
  version: versionArg(t, 'organisation'),
})

builder.mutationFields((t) => ({
  registerOrganization: mutation<{ input: Record<string, unknown> }>(t, {
    name: 'registerOrganization',
    description:
      'Registers an organisation (기관 등록): the person of the token becomes its owner, and it stays unseen by others until an operator verifies it. A key takes the scope `OPERATE`, and makes nobody its owner.',
    scopes: [],
    args: { input: t.arg({ type: RegisterOrganizationInput, required: true, description: 'The organisation (기관·단체).' }) },
    refuses: ['ConflictError'],
    payload: (p) => ({
      organization: p.field({
        type: Organization,
        nullable: true,
        description: `${organizationText}, as the viewer sees it now; null where it may no longer see it.`,
        resolve: async ({ id }: Done<never>, _args: unknown, ctx: Context, info) => {
          await actAsOwner(ctx, id)
          const [row = null] = await findVisible(organizationEntity, { id }, ctx, info)
          return row as never
        },
      }) as Field,
    }),
    effect: registerOrganization,
  }),
  updateOrganization: mutation<Change & { input: Record<string, unknown> }>(t, {
    name: 'updateOrganization',
    description: 'Changes an organisation’s own record (기관 정보 수정).',
    scopes: ['ADMINISTER'],
    args: { ...changeArgs(t), input: t.arg({ type: UpdateOrganizationInput, required: true, description: 'What changes (수정 내용).' }) },
    refuses: ['NotFoundError', 'StaleVersionError'],
    payload: (p) => ({ organization: writtenNode(p, { type: Organization, of: organizationEntity, description: organizationText }) }),
    effect: updateOrganization,
  }),
  verifyOrganization: mutation<Verification>(t, {
    name: 'verifyOrganization',
    description: 'Verifies or refuses an organisation that registered itself (기관 확인); once, and only while it waits.',
    scopes: ['OPERATE'],
    args: {
      ...changeArgs(t),
      decision: t.arg({ type: OrganizationDecision, required: true, description: 'What was found (확인 결과).' }),
      ...groundArgs(t),
    },
    refuses: ['NotFoundError', 'ConflictError', 'StaleVersionError'],
    payload: (p) => ({ organization: writtenNode(p, { type: Organization, of: organizationEntity, description: organizationText }) }),
    effect: verifyOrganization,
  }),
}))

type Verification = Change & Ground & { decision: 'VERIFIED' | 'REFUSED' }

async function verifyOrganization(tx: Transaction, { id: globalId, version, decision, source, reason: given }: Verification, ctx: Context): Promise<Effect<never>> {
  const { id, type, standing, synthetic } = await organizationOf(tx, globalId, ctx)
  const reason = reasonText(given, 'reason')
  if (standing !== 'PENDING') throw new ConflictError('Expected an organisation that waits for an operator.', 'id')
  const next = await changeVersion(tx, 'Organization', id, version, { standing: decision, updatedAt: ctx.now })
  const sourceId = await sourceOf(tx, source, synthetic)
  await cite(tx, { model: 'Organization', id }, { sourceId, method: 'EXTERNAL' })
  // Whoever rightly holds the numbers can register with them.
  if (decision === 'REFUSED') await tx.organizationIdentifier.deleteMany({ where: { organizationId: id } })
  await findByNames(tx, id)
  const kind = decision === 'VERIFIED' ? 'CREATED' : 'CHANGED'
  return { type: organizationTypes[type], id, kind, version: next, reason, sourceId, values: [{ field: 'standing', former: standing, current: decision }], changesViewers: true }
}
