import { z } from 'zod'
import type * as columns from '../../prisma/generated/client/enums.ts'
import { builder } from '../builder.ts'
import { input } from '../core/input.ts'
import * as enums from './enums.ts'

export const RecordCertificationInput = builder.inputType('RecordCertificationInput', {
  description: 'A certificate of an enterprise (인증·지정·확인 기록).',
  fields: (t) => ({
    holderId: t.id({ required: true, description: 'Id of the enterprise that holds it (보유 기업): a verified one.' }),
    scheme: t.field({ type: enums.CertificationScheme, required: true, description: 'Scheme (제도).' }),
    act: t.field({ type: enums.CertificationAct, required: true, description: 'Act by which it was given (행위); what is preliminary is DESIGNATED.' }),
    stage: t.field({ type: enums.KindStage, required: true, description: 'Stage (단계).' }),
    designationType: t.field({ type: enums.DesignationType, description: 'Type of a preliminary designation of a social enterprise (지역형·부처형).' }),
    number: t.string({ description: 'Number as printed (인증번호), at most 50 characters.' }),
    socialPurposeType: t.field({ type: enums.SocialPurposeType, description: 'How a social enterprise realises its purpose (사회적목적 실현유형).' }),
    issuerId: t.id({ description: 'Id of the organisation that gave it (인증 기관).' }),
    issuedOn: t.field({ type: 'Date', description: 'Day of issue (발급일).' }),
    validFrom: t.field({ type: 'Date', description: 'First day of validity (유효 시작일).' }),
    validTo: t.field({ type: 'Date', description: 'Last day of validity (유효 종료일); of one that was returned or cancelled the last day on which it held.' }),
    status: t.field({ type: enums.CertificationStatus, required: true, defaultValue: 'ACTIVE', description: 'State as last heard (상태).' }),
  }),
})

const isSocial = (told: { scheme: string }) => told.scheme === 'SOCIAL_ENTERPRISE'
const inOrder = (first: Date | null | undefined, last: Date | null | undefined) => first == null || last == null || first <= last

export const recordCertificationInput = z
  .object({
    holderId: z.string(),
    scheme: input.value<columns.CertificationScheme>(),
    act: input.value<columns.CertificationAct>(),
    stage: input.value<columns.KindStage>(),
    designationType: input.value<columns.DesignationType>().nullish(),
    number: input.text(50).nullish(),
    socialPurposeType: input.value<columns.SocialPurposeType>().nullish(),
    issuerId: z.string().nullish(),
    issuedOn: input.day().nullish(),
    validFrom: input.day().nullish(),
    validTo: input.day().nullish(),
    status: input.value<columns.CertificationStatus>(),
  })
  .refine(({ validFrom, validTo }) => inOrder(validFrom, validTo), { path: ['validTo'], error: 'Expected a day that is not before "validFrom".' })
  .refine(({ issuedOn, validTo }) => inOrder(issuedOn, validTo), { path: ['validTo'], error: 'Expected a day that is not before "issuedOn".' })
  .refine(({ stage, act }) => stage !== 'PRELIMINARY' || act === 'DESIGNATED', { path: ['act'], error: 'Expected DESIGNATED for what is preliminary.' })
  .refine((told) => told.designationType == null || (isSocial(told) && told.stage === 'PRELIMINARY'), {
    path: ['designationType'],
    error: 'Expected no value: only a preliminary social enterprise has it.',
  })
  .refine((told) => told.socialPurposeType == null || isSocial(told), { path: ['socialPurposeType'], error: 'Expected no value: only a social enterprise has it.' })
