import { GraphQLError } from 'graphql'

/** Codes in `extensions.code`: stable, while messages may be reworded or translated. */
export const errorCodes = {
  BAD_USER_INPUT: 'An argument is missing, malformed or out of range (잘못된 입력); `extensions.field` names it.',
  UNAUTHENTICATED: 'The key or token is unknown, expired or malformed (인증 실패).',
  FORBIDDEN: 'The viewer lacks a scope that this needs, or this server does not allow it to anybody (권한 없음).',
  NOT_FOUND: 'There is nothing by that id for this viewer (없음).',
  CONFLICT: 'It can’t be done in the state that things are in (상태 충돌).',
  STALE_VERSION: 'The row changed since the version that was read (판 불일치).',
  CURSOR_EXPIRED: 'What is kept begins behind the cursor (커서 만료): some changes can’t be told any more, so read the rows anew.',
  COST_LIMIT_EXCEEDED: 'The query would cost more than one query may (비용 한도 초과).',
  RATE_LIMITED: 'The budget of this minute is used up (요청 한도 초과).',
  TIMEOUT: 'The request took longer than it may (시간 초과).',
  IDEMPOTENCY_MISMATCH: 'The idempotency key was used before with another input (멱등 키 불일치).',
  INTERNAL: 'A failure of ours (내부 오류); `extensions.requestId` is in our log too.',
} as const

export type ErrorCode = keyof typeof errorCodes

/**
 * A refusal that the caller can act on: `code`, and the argument at fault as a path such as
 * `filter.region`. Its message is shown as it is; every other error is masked.
 */
export class CodedError extends GraphQLError {
  constructor(code: ErrorCode, message: string, field?: string) {
    super(message, { extensions: { code, ...(field === undefined ? {} : { field }) } })
    this.name = 'CodedError'
  }
}

/** A bad argument: `field` is its path from the field's arguments, `message` says what was expected. */
export class InputError extends CodedError {
  constructor(field: string, message: string) {
    super('BAD_USER_INPUT', message, field)
    this.name = 'InputError'
  }
}

/** An id in an input that names nothing that the viewer may see: the same whether it is hidden or was never there. */
export class NotFoundError extends CodedError {
  constructor(field: string, message = 'Expected the id of something that there is for this viewer.') {
    super('NOT_FOUND', message, field)
    this.name = 'NotFoundError'
  }
}

/** What is asked can't be done in the state that things are in, such as to withdraw what is withdrawn. */
export class ConflictError extends CodedError {
  constructor(message: string, field?: string) {
    super('CONFLICT', message, field)
    this.name = 'ConflictError'
  }
}

/** The row has another version than the one that the change was made from: read it again, then change it. */
export class StaleVersionError extends CodedError {
  /** The version that it has now. */
  readonly current: number

  constructor(current: number) {
    super('STALE_VERSION', 'Expected the version that the row has now; it changed since it was read.', 'version')
    this.name = 'StaleVersionError'
    this.current = current
  }
}
