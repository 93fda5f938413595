import { CodedError, type ErrorCode } from '../../schema/core/errors.ts'

/** A refusal of the request as such, answered with an HTTP status of its own. */
export class Refusal extends CodedError {
  constructor(status: number, code: ErrorCode, message: string, field?: string, headers: Readonly<Record<string, string>> = {}) {
    super(code, message, field)
    this.extensions['http'] = { status, headers }
  }
}

/** What a request is refused for that can't be read. */
export const unreadable = (message: string, field = 'body', status = 400): Refusal => new Refusal(status, 'BAD_USER_INPUT', message, field)
