import { z } from 'zod'
import type { NeedStage as Stage } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { NeedStage } from './enums.ts'

const title = z.string().trim().min(1, 'Expected a text that is not empty.').max(200, 'Expected at most 200 characters.')
const text = z.string().trim().min(1, 'Expected a text that is not empty.').max(4000, 'Expected at most 4,000 characters.')
const codes = z
  .array(z.string().regex(/^[A-Z]{2}$/, 'Expected codes of two letters, such as "EE".'))
  .min(1, 'Expected at least one value.')
  .max(5, 'Expected at most 5 values.')
  .refine((list) => new Set(list).size === list.length, 'Expected each value once.')

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
    isDraft: z.boolean().exactOptional(),
  })
  .refine((input) => Object.keys(input).length > 0, 'Expected at least one change.')
