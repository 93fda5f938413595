import { z } from 'zod'
import type { ConsentAudience as Audience, ConsentFieldGroup as Group, ConsentPurpose as Purpose } from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { InputError } from '../core/errors.ts'
import { input } from '../core/input.ts'
import { ConsentAudience, ConsentFieldGroup, ConsentPurpose } from './enums.ts'

/** Longest time for which a consent may be given, in years. */
const longest = 10

export const ConsentInput = builder.inputType('ConsentInput', {
  description: 'A consent as a person gives it (동의): one for each purpose, group of fields and audience.',
  fields: (t) => ({
    purpose: t.field({ type: ConsentPurpose, required: true, description: 'What it is given for (목적).' }),
    fieldGroup: t.field({ type: ConsentFieldGroup, required: true, description: 'Which fields it covers (항목).' }),
    audience: t.field({
      type: ConsentAudience,
      required: true,
      description: 'Who may see them (제공 대상): `PUBLIC` is for the group `PROFILE` and the purpose `PUBLICATION` alone.',
    }),
    textVersion: t.string({ required: true, description: 'Version of the text that the person agreed to (동의문 판), at most 100 characters.' }),
    retentionUntil: t.field({ type: 'Date', required: true, description: `Last day on which it holds (보유 기한): after today, and within ${longest} years.` }),
  }),
})

export const consentInput = z
  .object({
    purpose: z.custom<Purpose>(),
    fieldGroup: z.custom<Group>(),
    audience: z.custom<Audience>(),
    textVersion: input.text(100),
    retentionUntil: z.date(),
  })
  .refine(({ purpose, fieldGroup, audience }) => audience !== 'PUBLIC' || (fieldGroup === 'PROFILE' && purpose === 'PUBLICATION'), {
    path: ['audience'],
    message: 'Expected PARTNERS: only the profile is published to everybody, for the purpose PUBLICATION.',
  })

export type ConsentGiven = z.infer<typeof consentInput>

/** @throws InputError naming the day below `field` unless it comes after today and within ten years. */
export function checkRetention({ retentionUntil }: ConsentGiven, today: Date, field: string): void {
  const last = new Date(Date.UTC(today.getUTCFullYear() + longest, today.getUTCMonth(), today.getUTCDate()))
  if (retentionUntil <= today || retentionUntil > last) {
    throw new InputError(`${field}.retentionUntil`, 'Expected a day after today and within ten years.')
  }
}

/** Whether two consents are for the same purpose, group and audience: a person has one of them at a time. */
export const isSame = (a: ConsentGiven, b: ConsentGiven): boolean => a.purpose === b.purpose && a.fieldGroup === b.fieldGroup && a.audience === b.audience
