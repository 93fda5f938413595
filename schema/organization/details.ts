import type { CivicForm, LegalForm, OrganizationType, PublicBuyerKind } from '../../prisma/generated/client/enums.ts'
import { InputError } from '../core/errors.ts'
import type { Transaction } from '../core/write.ts'

/** What organisations of one type alone have, as inputs name it; absent: unchanged. */
export interface Details {
  legalForm?: LegalForm | null
  industry?: string | null
  publicBuyerKind?: PublicBuyerKind | null
  operatedSince?: number | null
  civicForm?: CivicForm | null
}

const typeOf: Readonly<Record<keyof Details, OrganizationType>> = {
  legalForm: 'ENTERPRISE',
  industry: 'ENTERPRISE',
  publicBuyerKind: 'PUBLIC_BUYER',
  operatedSince: 'SUPPORT_ORGANIZATION',
  civicForm: 'CIVIC_ORGANIZATION',
}

const keys = Object.keys(typeOf) as (keyof Details)[]

/** @throws InputError for what organisations of another type have, naming its field. */
export function refuseForeignDetails(type: OrganizationType, told: { readonly [K in keyof Details]?: Details[K] | undefined }): void {
  const foreign = keys.find((key) => told[key] != null && typeOf[key] !== type)
  if (foreign !== undefined) throw new InputError(`input.${foreign}`, 'Expected no value: organisations of another type have it.')
}

/**
 * Writes what is told of the details of an organisation.
 * @throws InputError for an unknown industry
 */
export async function writeDetails(tx: Transaction, type: OrganizationType, organizationId: string, told: Details): Promise<void> {
  const where = { organizationId }
  if (type === 'ENTERPRISE') {
    const { legalForm, industry } = told
    if (legalForm === undefined && industry === undefined) return
    const columns = { ...(legalForm === undefined ? {} : { legalForm }), ...(industry === undefined ? {} : { industryId: await industryOf(tx, industry) }) }
    await tx.enterpriseDetail.upsert({ where, create: { organizationId, ...columns }, update: { ...columns, editedByUser: true } })
  } else if (type === 'PUBLIC_BUYER') {
    const { publicBuyerKind: kind } = told
    if (kind !== undefined) await tx.publicBuyerDetail.upsert({ where, create: { organizationId, kind }, update: { kind, editedByUser: true } })
  } else if (type === 'SUPPORT_ORGANIZATION') {
    const { operatedSince } = told
    if (operatedSince !== undefined) await tx.supportOrganizationDetail.upsert({ where, create: { organizationId, operatedSince }, update: { operatedSince, editedByUser: true } })
  } else {
    const { civicForm: form } = told
    if (form != null) await tx.civicOrganizationDetail.upsert({ where, create: { organizationId, form }, update: { form, editedByUser: true } })
  }
}

async function industryOf(tx: Transaction, code: string | null): Promise<string | null> {
  if (code === null) return null
  const found = await tx.industry.findUnique({ where: { code }, select: { id: true } })
  if (found === null) throw new InputError('input.industry', 'Expected the section letter of an industry, as `industries` lists them.')
  return found.id
}
