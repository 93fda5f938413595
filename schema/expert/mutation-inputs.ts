import { z } from 'zod'
import type { CareerBand as Band, Language as Lang, NeedStage as Stage } from '../../prisma/generated/client/enums.ts'
import { ConsentInput, consentInput, isSame } from '../access/consent-input.ts'
import { builder } from '../builder.ts'
import { input, list } from '../core/input.ts'
import { NeedStage } from '../need/enums.ts'
import { Language } from '../organization/enums.ts'
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

/** An address or a telephone number, which a consent of its own shows. */
const contact = /[^\s@]+@[^\s@]+\.[^\s@]+|(?<!\d)(?:\+82[\s-]?|0)\d{1,2}[\s-)]{0,2}\d{3,4}[\s-]?\d{4}(?!\d)/

const told = {
  expertise: text(2000).refine((value) => !contact.test(value), 'Expected a text without an address or telephone number: these are shown by a consent of their own.'),
  capacity: z.int('Expected a whole number from 0 to 100.').min(0, 'Expected a whole number from 0 to 100.').max(100, 'Expected a whole number from 0 to 100.'),
  day: input.day(),
  languages: list<Lang>(1, 5),
  stages: list<Stage>(0, 5),
  industries: z.array(z.string().regex(/^[A-U]$/, 'Expected section letters from A to U.')).max(10, 'Expected at most 10 values.').refine((all) => new Set(all).size === all.length, 'Expected each value once.'),
}

const texts = {
  name: 'Name (성명), at most 100 characters: kept apart from the profile, shown by consent alone.',
  employer: 'Employer (소속), at most 200 characters; absent: none told.',
  email: 'Electronic mail (전자우편); absent: none told.',
  phone: 'Telephone (전화), 8 to 15 digits; absent: none told.',
  region: 'Legal code of the province where she works (시·도 코드), two digits; nothing finer is kept.',
  fields: 'Codes of her science and technology fields, such as `EE` (전문 분야), 1 to 5.',
  expertise: 'What she can help with, in her own words and without names or contact (전문 내용), at most 2,000 characters; part of the profile, and what matching reads.',
  capacity: 'Matches that she works on at the same time at the most (동시 매칭 한도), 0 to 100',
  availableFrom: 'First day on which she can begin (가능 시작일); null: no day is told.',
  availableUntil: 'Last day on which she can work (가능 종료일), none before the first; null: no day is told.',
  languages: 'Languages that she works in (사용 언어), each once',
  worksOnSite: 'Whether she comes to where the need is (현장 방문 가능)',
  stages: 'Stages of business that she has helped at (도운 단계), each once',
  industries: 'Section letters of the industries that she worked in, such as `C` (산업 경험), at most 10.',
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
    expertise: t.string({ description: texts.expertise }),
    capacity: t.int({ required: true, defaultValue: 2, description: `${texts.capacity}.` }),
    availableFrom: t.field({ type: 'Date', description: texts.availableFrom }),
    availableUntil: t.field({ type: 'Date', description: texts.availableUntil }),
    languages: t.field({ type: [Language], required: true, defaultValue: ['KO'], description: `${texts.languages}.` }),
    worksOnSite: t.boolean({ required: true, defaultValue: true, description: `${texts.worksOnSite}.` }),
    stages: t.field({ type: [NeedStage], required: true, defaultValue: [], description: `${texts.stages}.` }),
    industries: t.stringList({ required: true, defaultValue: [], description: texts.industries }),
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
  expertise: told.expertise.nullish(),
  capacity: told.capacity,
  availableFrom: told.day.nullish(),
  availableUntil: told.day.nullish(),
  languages: told.languages,
  worksOnSite: z.boolean(),
  stages: told.stages,
  industries: told.industries,
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
    expertise: t.string({ description: texts.expertise }),
    capacity: t.int({ description: `${texts.capacity}; of a profile that stands for another one, that one’s counts.` }),
    availableFrom: t.field({ type: 'Date', description: texts.availableFrom }),
    availableUntil: t.field({ type: 'Date', description: texts.availableUntil }),
    languages: t.field({ type: [Language], description: `${texts.languages}.` }),
    worksOnSite: t.boolean({ description: `${texts.worksOnSite}.` }),
    stages: t.field({ type: [NeedStage], description: `${texts.stages}.` }),
    industries: t.stringList({ description: texts.industries }),
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
    expertise: told.expertise.nullable().exactOptional(),
    capacity: told.capacity.exactOptional(),
    availableFrom: told.day.nullable().exactOptional(),
    availableUntil: told.day.nullable().exactOptional(),
    languages: told.languages.exactOptional(),
    worksOnSite: z.boolean().exactOptional(),
    stages: told.stages.exactOptional(),
    industries: told.industries.exactOptional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'Expected at least one change.')
