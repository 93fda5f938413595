import { z } from 'zod'
import type { CareerBand as Band } from '../../prisma/generated/client/enums.ts'
import { ConsentInput, consentInput, isSame } from '../access/consent-input.ts'
import { builder } from '../builder.ts'
import { input } from '../core/input.ts'
import { CareerBand } from './enums.ts'

/** A resident registration number (주민등록번호), which may not be kept (개인정보 보호법 §24의2). */
const residentNumber = /(?<!\d)\d{6}[-–\s]?[1-8]\d{6}(?!\d)/

const text = (longest: number) =>
  input
    .text(longest)
    .refine((value) => !residentNumber.test(value), 'Expected no resident registration number, here or anywhere.')
    .refine((value) => !/\p{Cc}/u.test(value), 'Expected a text without control characters.')

const email = z.email('Expected an address such as "name@example.kr".').max(320, 'Expected at most 320 characters.')
const phone = text(40).refine((value) => /^\+?[\d\s()-]+$/.test(value) && /^\d{8,15}$/.test(value.replace(/\D/g, '')), 'Expected a telephone number of 8 to 15 digits, such as "+82 2-123-4567".')
const region = z.string().regex(/^\d{2}$/, 'Expected the legal code of a province, two digits such as "48".')
const fields = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'Expected codes of two letters, such as "EE".'))
  .min(1, 'Expected at least one value.')
  .max(5, 'Expected at most 5 values.')
  .refine((list) => new Set(list).size === list.length, 'Expected each value once.')

const texts = {
  name: 'Name (성명), at most 100 characters: kept apart from the profile, shown by consent alone.',
  employer: 'Employer (소속), at most 200 characters; absent: none told.',
  email: 'Electronic mail (전자우편); absent: none told.',
  phone: 'Telephone (전화), 8 to 15 digits; absent: none told.',
  region: 'Legal code of the province where she works (시·도 코드), two digits; nothing finer is kept.',
  fields: 'Codes of her science and technology fields, such as `EE` (전문 분야), 1 to 5.',
}

export const RegisterExpertInput = builder.inputType('RegisterExpertInput', {
  description: 'An expert with what she agrees to have shown of her (전문가 등록).',
  fields: (t) => ({
    name: t.string({ required: true, description: texts.name }),
    employer: t.string({ description: texts.employer }),
    email: t.string({ description: texts.email }),
    phone: t.string({ description: texts.phone }),
    careerBand: t.field({ type: CareerBand, required: true, description: 'Years of work in bands (경력 구간).' }),
    region: t.string({ required: true, description: texts.region }),
    fields: t.stringList({ required: true, description: texts.fields }),
    consents: t.field({ type: [ConsentInput], required: true, description: 'What she agrees to (동의), 1 to 20, at least one of them for the group `PROFILE`.' }),
  }),
})

export const registerExpertInput = z.object({
  name: text(100),
  employer: text(200).nullish(),
  email: email.nullish(),
  phone: phone.nullish(),
  careerBand: z.custom<Band>(),
  region,
  fields,
  consents: z
    .array(consentInput)
    .min(1, 'Expected at least one value.')
    .max(20, 'Expected at most 20 values.')
    .refine((list) => list.every((one, place) => list.findIndex((other) => isSame(one, other)) === place), 'Expected one consent for each purpose, group and audience.')
    .refine((list) => list.some(({ fieldGroup }) => fieldGroup === 'PROFILE'), 'Expected a consent for the group PROFILE.'),
})

export const UpdateExpertInput = builder.inputType('UpdateExpertInput', {
  description: 'What of an expert changes (전문가 정보 수정); what is absent stays, null clears it.',
  fields: (t) => ({
    name: t.string({ description: texts.name }),
    employer: t.string({ description: 'Employer (소속), at most 200 characters; null: none told.' }),
    email: t.string({ description: 'Electronic mail (전자우편); null: none told.' }),
    phone: t.string({ description: 'Telephone (전화), 8 to 15 digits; null: none told.' }),
    careerBand: t.field({ type: CareerBand, description: 'Years of work in bands (경력 구간).' }),
    region: t.string({ description: texts.region }),
    fields: t.stringList({ description: texts.fields }),
  }),
})

export const updateExpertInput = z
  .object({
    name: text(100).exactOptional(),
    employer: text(200).nullable().exactOptional(),
    email: email.nullable().exactOptional(),
    phone: phone.nullable().exactOptional(),
    careerBand: z.custom<Band>((value) => value !== null, 'Expected a value; leave the key out instead of giving null.').exactOptional(),
    region: region.exactOptional(),
    fields: fields.exactOptional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'Expected at least one change.')
