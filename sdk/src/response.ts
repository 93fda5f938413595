import { errorCodes, type ErrorCode } from './generated/error-codes.ts'
import { type GraphError, YeondaeError } from './errors.ts'

interface Answer {
  data?: unknown
  errors?: readonly GraphError[]
}

/**
 * The data of an answer whose body was read.
 * @throws YeondaeError when the server lists errors, or when the answer is not GraphQL over HTTP
 */
export function dataOf({ status, headers }: Response, body: string): unknown {
  const answer = readAnswer(body)
  const [first] = answer?.errors ?? []
  if (answer === null || (first === undefined && answer.data == null)) {
    const message = `Expected an answer of a GraphQL endpoint and got HTTP ${status} with ${headers.get('content-type') ?? 'no content type'}: check the url.`
    throw new YeondaeError(message, { code: 'BAD_RESPONSE', status, requestId: headers.get('x-request-id') })
  }
  if (first === undefined) return answer.data
  const { code, field, requestId } = first.extensions ?? {}
  throw new YeondaeError(first.message, {
    code: isErrorCode(code) ? code : 'UNKNOWN',
    field: field ?? null,
    requestId: requestId ?? headers.get('x-request-id'),
    path: first.path ?? null,
    status,
    errors: answer.errors ?? [],
    data: answer.data,
  })
}

function readAnswer(text: string): Answer | null {
  try {
    const answer = JSON.parse(text) as unknown
    return typeof answer === 'object' && answer !== null && isErrorList((answer as Answer).errors) ? answer : null
  } catch {
    return null
  }
}

const isErrorList = (errors: unknown) =>
  errors === undefined || (Array.isArray(errors) && errors.every((error: Partial<GraphError> | null) => typeof error?.message === 'string'))

const isErrorCode = (code: string | undefined): code is ErrorCode => (errorCodes as readonly (string | undefined)[]).includes(code)
