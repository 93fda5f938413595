import { z } from 'zod'
import type { Language as Lang, NeedStage as Stage } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { input, list } from '../core/input.ts'
import { Language } from '../organization/enums.ts'
import { NeedStage } from './enums.ts'

const title = z.string().trim().min(1, 'Expected a text that is not empty.').max(200, 'Expected at most 200 characters.')
const text = z.string().trim().min(1, 'Expected a text that is not empty.').max(4000, 'Expected at most 4,000 characters.')
const codes = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'Expected codes of two letters, such as "EE".'))
  .min(1, 'Expected at least one value.')
  .max(5, 'Expected at most 5 values.')
  .refine((list) => new Set(list).size === list.length, 'Expected each value once.')

const wanted = z.int('Expected a whole number from 1 to 20.').min(1, 'Expected a whole number from 1 to 20.').max(20, 'Expected a whole number from 1 to 20.')

const texts = {
  expertsWanted: 'Experts who are wanted (필요 전문가 수), 1 to 20',
  startsOn: 'First day of the help that is wanted (희망 시작일)',
  endsOn: 'Last day of it (희망 종료일), none before the first',
  languages: 'Languages that the expert must work in, all of them (필요 언어), each once',
  onSite: 'Whether the expert must come to where the need is (현장 방문 필요).',
  prefersHighCareer: 'Whether high-career members come first (고경력 우대).',
}

const fieldsText = 'Codes of the science and technology fields that it asks for, such as `EE` (필요 분야), 1 to 5.'
const confidentialText = 'What only its owner and operators are to see (비공개 내용), at most 4,000 characters.'

export const SubmitNeedInput = builder.inputType('SubmitNeedInput', {
  description: 'A technical need as its owner tells it (기술수요 제출).',
  fields: (t) => ({
    enterpriseId: t.id({ description: 'Id of the enterprise that owns it (수요 기업); absent: the one that the viewer acts for.' }),
    title: t.string({ required: true, description: 'Title in Korean (제목), at most 200 characters.' }),
    description: t.string({ required: true, description: 'The problem in the owner’s words (내용), at most 4,000 characters; everybody sees it.' }),
    confidential: t.string({ description: confidentialText }),
    stage: t.field({ type: NeedStage, required: true, description: 'Stage of business that it arises in (단계).' }),
    fields: t.stringList({ required: true, description: fieldsText }),
    expertsWanted: t.int({ required: true, defaultValue: 1, description: `${texts.expertsWanted}.` }),
    startsOn: t.field({ type: 'Date', description: `${texts.startsOn}; absent: any.` }),
    endsOn: t.field({ type: 'Date', description: `${texts.endsOn}; absent: any.` }),
    languages: t.field({ type: [Language], required: true, defaultValue: [], description: `${texts.languages}; empty: any.` }),
    onSite: t.boolean({ required: true, defaultValue: false, description: texts.onSite }),
    prefersHighCareer: t.boolean({ required: true, defaultValue: false, description: texts.prefersHighCareer }),
    isDraft: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Whether it stays a draft that its owner and operators alone see (작성 중), until `updateNeed` publishes it.',
    }),
  }),
})

export const submitNeedInput = z.object({
  enterpriseId: z.string().nullish(),
  title,
  description: text,
  confidential: text.nullish(),
  stage: z.custom<Stage>(),
  fields: codes,
  expertsWanted: wanted,
  startsOn: input.day().nullish(),
  endsOn: input.day().nullish(),
  languages: list<Lang>(0, 5),
  onSite: z.boolean(),
  prefersHighCareer: z.boolean(),
  isDraft: z.boolean(),
})

export const UpdateNeedInput = builder.inputType('UpdateNeedInput', {
  description: 'What of a technical need changes (기술수요 수정); what is absent stays.',
  fields: (t) => ({
    title: t.string({ description: 'Title in Korean (제목), at most 200 characters.' }),
    description: t.string({ description: 'The problem in the owner’s words (내용), at most 4,000 characters.' }),
    confidential: t.string({ description: `${confidentialText.slice(0, -1)}; null clears it.` }),
    stage: t.field({ type: NeedStage, description: 'Stage of business that it arises in (단계).' }),
    fields: t.stringList({ description: fieldsText }),
    expertsWanted: t.int({ description: `${texts.expertsWanted}; not fewer than help already.` }),
    startsOn: t.field({ type: 'Date', description: `${texts.startsOn}; null: any.` }),
    endsOn: t.field({ type: 'Date', description: `${texts.endsOn}; null: any.` }),
    languages: t.field({ type: [Language], description: `${texts.languages}; empty: any.` }),
    onSite: t.boolean({ description: texts.onSite }),
    prefersHighCareer: t.boolean({ description: texts.prefersHighCareer }),
    isDraft: t.boolean({ description: 'False publishes a draft (공개); true is refused for what is published.' }),
  }),
})

export const updateNeedInput = z
  .object({
    title: title.exactOptional(),
    description: text.exactOptional(),
    confidential: text.nullable().exactOptional(),
    stage: z.custom<Stage>((value) => value !== null, 'Expected a value; leave the key out instead of giving null.').exactOptional(),
    fields: codes.exactOptional(),
    expertsWanted: wanted.exactOptional(),
    startsOn: input.day().nullable().exactOptional(),
    endsOn: input.day().nullable().exactOptional(),
    languages: list<Lang>(0, 5).exactOptional(),
    onSite: z.boolean().exactOptional(),
    prefersHighCareer: z.boolean().exactOptional(),
    isDraft: z.boolean().exactOptional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'Expected at least one change.')
