import { builder } from '../builder.ts'
import { errorCodes } from './errors.ts'

builder.enumType('ErrorCode', {
  description:
    'Code of a top-level error (오류 코드), in `errors[].extensions.code`, beside `field` (the argument at fault) and `requestId`. Codes are stable, messages may change.',
  values: Object.fromEntries(Object.entries(errorCodes).map(([code, description]) => [code, { description }])),
})
