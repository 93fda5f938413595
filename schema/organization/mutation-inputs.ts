import { z } from 'zod'
import type { CivicForm as Civic, LegalForm as Legal, OrganizationType, PublicBuyerKind as Buyer } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { input } from '../core/input.ts'
import { LegalForm } from '../enterprise/enums.ts'
import { PublicBuyerKind } from '../public-buyer/enums.ts'
import { CivicForm, OrganizationKind } from './enums.ts'

type InputFields = PothosSchemaTypes.InputFieldBuilder<(typeof builder)['$inferSchemaTypes'], 'InputObject'>

const texts = {
  nameEn: 'English name (영문명), at most 200 characters',
  region: 'Legal code of the seat’s region as of today (소재지 법정동 코드), two or five digits; of a sole trader its province alone is kept',
  note: 'What a reader should know (비고), at most 2,000 characters',
}

/** What organisations of one type alone have. */
const detailFields = (t: InputFields) => ({
  legalForm: t.field({ type: LegalForm, description: 'Legal form of an enterprise (법적 형태), which must be told at its registration; other types have none here.' }),
  industry: t.string({ description: 'Section letter of an enterprise’s industry, such as `C` (산업 대분류); other types have none.' }),
  publicBuyerKind: t.field({ type: PublicBuyerKind, description: 'Legal kind of a public buyer (공공구매기관 유형); other types have none.' }),
  operatedSince: t.int({ description: 'Year of a support organisation’s first day (운영 시작 연도); other types have none.' }),
  civicForm: t.field({ type: CivicForm, description: 'Form of a civic organisation (시민·민간단체 형태), which must be told at its registration; other types have none.' }),
})

export const RegisterOrganizationInput = builder.inputType('RegisterOrganizationInput', {
  description: 'An organisation as it tells of itself (기관 등록).',
  fields: (t) => ({
    type: t.field({ type: OrganizationKind, required: true, description: 'Type (구분); it never changes.' }),
    name: t.string({ required: true, description: 'Korean legal name (정식 명칭), at most 200 characters.' }),
    nameEn: t.string({ description: `${texts.nameEn}.` }),
    region: t.string({ description: `${texts.region}.` }),
    note: t.string({ description: `${texts.note}.` }),
    businessRegistrationNumber: t.string({ description: 'Business registration number (사업자등록번호): ten digits with or without hyphens.' }),
    corporateRegistrationNumber: t.string({
      description: 'Corporate registration number (법인등록번호): thirteen digits with or without a hyphen. A person’s number (주민등록번호) is never taken.',
    }),
    ...detailFields(t),
  }),
})

const details = {
  legalForm: input.value<Legal>(),
  industry: z.string().regex(/^[A-U]$/, 'Expected section letters from A to U.'),
  publicBuyerKind: input.value<Buyer>(),
  operatedSince: input.year(),
  civicForm: input.value<Civic>(),
}

const name = input.text(200)
const region = z.string().regex(/^(\d{2}|\d{5})$/, 'Expected a legal region code of two or five digits that is in force today, such as "48".')
const note = input.text(2000)

export const registerOrganizationInput = z.object({
  type: input.value<OrganizationType>(),
  name,
  nameEn: name.nullish(),
  region: region.nullish(),
  note: note.nullish(),
  businessRegistrationNumber: z.string().nullish(),
  corporateRegistrationNumber: z.string().nullish(),
  legalForm: details.legalForm.nullish(),
  industry: details.industry.nullish(),
  publicBuyerKind: details.publicBuyerKind.nullish(),
  operatedSince: details.operatedSince.nullish(),
  civicForm: details.civicForm.nullish(),
})

export const UpdateOrganizationInput = builder.inputType('UpdateOrganizationInput', {
  description: 'What of an organisation’s own record changes (기관 정보 수정); what is absent stays.',
  fields: (t) => ({
    name: t.string({ description: 'Korean legal name from today on (정식 명칭); the former one stays among `names`, ended yesterday.' }),
    nameEn: t.string({ description: `${texts.nameEn}; null clears it.` }),
    region: t.string({ description: `${texts.region}; null clears it.` }),
    note: t.string({ description: `${texts.note}; null clears it.` }),
    ...detailFields(t),
  }),
})

export const updateOrganizationInput = z
  .object({
    name: name.exactOptional(),
    nameEn: name.nullable().exactOptional(),
    region: region.nullable().exactOptional(),
    note: note.nullable().exactOptional(),
    legalForm: details.legalForm.exactOptional(),
    industry: details.industry.nullable().exactOptional(),
    publicBuyerKind: details.publicBuyerKind.nullable().exactOptional(),
    operatedSince: details.operatedSince.nullable().exactOptional(),
    civicForm: details.civicForm.exactOptional(),
  })
  .refine((told) => Object.keys(told).length > 0, 'Expected at least one change.')

export const OrganizationDecision = builder.enumType('OrganizationDecision', {
  description: 'What an operator finds of an organisation that registered itself (확인 결과).',
  values: {
    VERIFIED: { description: 'It is what it says (확인됨): everybody sees it and finds it by name' },
    REFUSED: { description: 'It is not (거절): itself and operators see it, and its numbers are free again' },
  },
} as const)
