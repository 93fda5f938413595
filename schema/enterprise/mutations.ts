import { v7 } from 'uuid'
import { builder } from '../builder.ts'
import { ConflictError, NotFoundError } from '../core/errors.ts'
import { parseInput } from '../core/filter.ts'
import { decodeId, parseId } from '../core/global-id.ts'
import { type Effect, mutation, writtenNode } from '../core/mutation.ts'
import { reasonText } from '../core/reason.ts'
import type { Transaction } from '../core/write.ts'
import { organizationTypes, typeOfOrganization } from '../organization/organization-type.ts'
import { cite } from '../provenance/cite.ts'
import { type Ground, groundArgs, sourceOf } from '../provenance/source-input.ts'
import { Certification, certificationEntity } from './enterprise.ts'
import { holdKind } from './hold-kind.ts'
import { RecordCertificationInput, recordCertificationInput } from './mutation-inputs.ts'

builder.mutationFields((t) => ({
  recordCertification: mutation<Ground & { input: Record<string, unknown> }>(t, {
    name: 'recordCertification',
    description:
      'Records a certificate of a verified enterprise (인증·지정·확인 기록), and with it the kind that the enterprise holds, where the scheme is one of the four kinds.',
    scopes: ['OPERATE'],
    args: { input: t.arg({ type: RecordCertificationInput, required: true, description: 'The certificate (인증·지정·확인).' }), ...groundArgs(t) },
    refuses: ['NotFoundError', 'ConflictError'],
    payload: (p) => ({ certification: writtenNode(p, { type: Certification, of: certificationEntity, description: 'The certificate (인증·지정·확인)' }) }),
    effect: recordCertification,
  }),
}))

async function recordCertification(tx: Transaction, { input: given, source, reason: why }: Ground & { input: Record<string, unknown> }): Promise<Effect<never>> {
  const { holderId, issuerId, number, ...told } = parseInput(recordCertificationInput, { ...given }, 'input')
  const reason = reasonText(why, 'reason')
  const holder = await verified(tx, holderId, ['Enterprise'], 'input.holderId')
  const issuer = issuerId == null ? null : await verified(tx, issuerId, Object.values(organizationTypes), 'input.issuerId')
  if (issuer?.id === holder.id) throw new ConflictError('Expected an issuer other than the holder.', 'input.issuerId')
  if (issuer !== null && issuer.synthetic !== holder.synthetic) throw new ConflictError('Expected rows that are all real, or all made up.', 'input.issuerId')
  // Of certificates recorded at once each sees what the one before wrote.
  await tx.$queryRaw`select 1 from "Organization" where id = ${holder.id}::uuid for update`
  const { scheme, stage } = told
  if (number != null && (await tx.certification.count({ where: { organizationId: holder.id, scheme, stage, number } })) > 0) {
    throw new ConflictError('Expected a number that no other certificate of the enterprise has.', 'input.number')
  }
  const sourceId = await sourceOf(tx, source, holder.synthetic)
  const by = { sourceId, method: 'EXTERNAL' } as const
  const { designationType = null, socialPurposeType = null, issuedOn = null, validFrom = null, validTo = null, act, status } = told
  const columns = { scheme, act, stage, designationType, number: number ?? null, socialPurposeType, issuedOn, validFrom, validTo, status }
  const row = await tx.certification.create({
    data: { id: v7(), ...columns, organizationId: holder.id, issuerId: issuer?.id ?? null, synthetic: holder.synthetic },
  })
  await cite(tx, { model: 'Certification', id: row.id }, by)
  const kinds = await holdKind(tx, row)
  if (kinds !== null) await cite(tx, { model: 'HeldKind', id: kinds.id }, by)
  const values = kinds === null ? [] : [{ field: 'holder.kinds', former: kinds.former, current: kinds.current }]
  return { type: 'Certification', id: row.id, kind: 'CREATED', version: 1, reason, sourceId, values, also: kinds === null ? [] : [{ type: 'Enterprise', id: holder.id, kind: 'CHANGED' }] }
}

/** An organisation of one of the types, that an operator has verified or a source tells of. */
async function verified(tx: Transaction, globalId: string, types: readonly string[], field: string): Promise<{ id: string; synthetic: boolean }> {
  const id = decodeId(globalId, types, field)
  const found = await tx.organization.findUnique({ where: { id }, select: { id: true, type: true, standing: true, synthetic: true } })
  if (found === null || typeOfOrganization(found) !== parseId(globalId, field).type) throw new NotFoundError(field)
  if (found.standing !== 'VERIFIED') throw new ConflictError('Expected a verified organisation.', field)
  return found
}
