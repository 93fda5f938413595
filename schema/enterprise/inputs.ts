import { z } from 'zod'
import type { EnterpriseKind as Kind, KindStage as Stage, LegalForm as Form } from '../../prisma/generated/client/enums.ts'
import { isRegistrationNumber } from '../../prisma/registration-number.ts'
import { builder } from '../builder.ts'
import type { Scope } from '../context.ts'
import { InputError } from '../core/errors.ts'
import { both, parseFilter, some, updatedAfter, updatedFields, updatedKeys, validOn } from '../core/filter.ts'
import { decodeId } from '../core/global-id.ts'
import type { ListArguments } from '../core/list.ts'
import { oneOf } from '../core/one-of.ts'
import type { Where } from '../core/page.ts'
import { impersonalWhere } from '../organization/access.ts'
import { syntheticText } from '../organization/inputs.ts'
import { inRegion, regionFields, regionKeys } from '../region/inputs.ts'
import { EnterpriseKind, KindStage, LegalForm } from './enums.ts'

export const EnterpriseFilter = builder.inputType('EnterpriseFilter', {
  description: 'Conditions on enterprises (기업 조건); all must hold.',
  fields: (t) => ({
    kinds: t.field({
      type: [EnterpriseKind],
      description:
        'Kind held today (유형); any of them, at any stage unless `stages` says which: a preliminary social enterprise (예비사회적기업) is found by SOCIAL_ENTERPRISE too, told apart by its stage.',
    }),
    stages: t.field({ type: [KindStage], description: 'Stage of the kind held today (단계); any of them, of one of `kinds` when given.' }),
    legalForms: t.field({ type: [LegalForm], description: 'Legal form (법적 형태); any of them.' }),
    industries: t.stringList({ description: 'Section letters of the industry classification, such as `C` (산업 대분류); any of them.' }),
    ...regionFields(t),
    certifiedOn: t.field({ type: 'Date', description: 'Holds a certificate that was valid on this day (인증 유효일), as far as its dates tell.' }),
    womenOwned: t.boolean({ description: 'Owned by women by the law’s definition (여성기업).' }),
    disabledOwned: t.boolean({ description: 'Owned by persons with disabilities by the law’s definition (장애인기업).' }),
    ...updatedFields(t),
    synthetic: t.boolean({ description: syntheticText }),
  }),
})

const enterpriseFilter = z.object({
  ...regionKeys,
  kinds: some.anyOf<Kind>(),
  stages: some.anyOf<Stage>(),
  legalForms: some.anyOf<Form>(),
  industries: z
    .array(z.string().regex(/^[A-U]$/, 'Expected section letters from A to U.'))
    .min(1, 'Expected at least one value.')
    .max(21, 'Expected at most 21 values.')
    .exactOptional(),
  certifiedOn: some.date(),
  womenOwned: some.flag(),
  disabledOwned: some.flag(),
  ...updatedKeys,
  synthetic: some.flag(),
})

export function enterpriseWhere({ filter }: ListArguments, scope: Scope): Where {
  const { kinds, stages, legalForms, industries, certifiedOn, womenOwned, disabledOwned, updatedSince, synthetic, ...region } = parseFilter(
    enterpriseFilter,
    filter,
  )
  const detail = {
    ...(legalForms === undefined ? {} : { legalForm: { in: legalForms } }),
    ...(industries === undefined ? {} : { industry: { is: { code: { in: industries } } } }),
    ...(womenOwned === undefined ? {} : { womenOwned }),
    ...(disabledOwned === undefined ? {} : { disabledOwned }),
  }
  const held = {
    ...(kinds === undefined ? {} : { kind: { in: kinds } }),
    ...(stages === undefined ? {} : { stage: { in: stages } }),
  }
  return both(
    Object.keys(held).length === 0 ? {} : { heldKinds: { some: { ...held, ...validOn(scope.today) } } },
    Object.keys(detail).length === 0 ? {} : { enterprise: { is: detail } },
    certifiedOn === undefined ? {} : { certifications: { some: validCertification(certifiedOn) } },
    inRegion(region, scope),
    updatedAfter(updatedSince),
    synthetic === undefined ? {} : { synthetic },
  )
}

/** Certificates that were valid on a day: begun by then (by `validFrom`, else by `issuedOn`), and not ended: an end that is not dated counts as past. */
export function validCertification(day: Date): Where {
  return {
    AND: [
      { OR: [{ validFrom: { lte: day } }, { validFrom: null, issuedOn: { lte: day } }] },
      { OR: [{ validTo: null }, { validTo: { gte: day } }] },
      { OR: [{ status: 'ACTIVE' }, { validTo: { not: null } }] },
    ],
  }
}

/** The condition of `enterprise(id:, registrationNumber:)`. */
export function enterpriseOf(args: { id?: string | null; registrationNumber?: string | null }, scope: Scope): Where {
  return oneOf(args, {
    id: (id) => ({ id: decodeId(id, ['Enterprise'], 'id') }),
    registrationNumber: (number) => ({
      identifiers: { some: both({ scheme: 'KR_BRN', value: registrationDigits(number, 'registrationNumber') }, impersonalWhere(scope)) },
    }),
  })
}

/**
 * The ten digits of a business registration number (사업자등록번호), with or without hyphens.
 * @throws InputError for a wrong form or check digit, and for ten zeros.
 */
export function registrationDigits(number: string, field: string): string {
  const digits = /^\d{3}-\d{2}-\d{5}$/.test(number) ? number.replaceAll('-', '') : number
  if (!/^\d{10}$/.test(digits)) throw new InputError(field, 'Expected ten digits, as 000-00-00000 or without hyphens.')
  if (!isRegistrationNumber(digits)) throw new InputError(field, 'Expected a business registration number whose check digit is right.')
  return digits
}
