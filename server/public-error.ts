import { GraphQLError } from 'graphql'
import { CodedError, type ErrorCode } from '../schema/core/errors.ts'

interface PublicExtensions {
  code: ErrorCode
  field?: string
  requestId: string
}

/**
 * What a client is told of an error. What the client did wrong keeps its message; everything else is masked.
 * @returns the error to send, and whether it hides a failure that the log must keep
 */
export function publicError(error: GraphQLError, requestId: string): { sent: GraphQLError; isFailure: boolean } {
  const coded = codedErrorOf(error)
  const http = error.extensions['http']
  const send = (message: string, extensions: Omit<PublicExtensions, 'requestId'>) =>
    new GraphQLError(message, {
      ...(error.nodes === undefined ? {} : { nodes: error.nodes }),
      ...(error.source === undefined ? {} : { source: error.source }),
      ...(error.path === undefined ? {} : { path: error.path }),
      extensions: { ...extensions, requestId, ...(http === undefined ? {} : { http }) },
    })

  if (coded !== null) {
    const field = coded.extensions['field']
    return {
      sent: send(coded.message, { code: coded.extensions['code'] as ErrorCode, ...(typeof field === 'string' ? { field } : {}) }),
      isFailure: false,
    }
  }
  if (isRequestError(error)) {
    const field = fieldOf(error)
    return { sent: send(error.message, { code: 'BAD_USER_INPUT', ...(field === null ? {} : { field }) }), isFailure: false }
  }
  return {
    sent: send('Something failed on our side; `extensions.requestId` is in our log too.', { code: 'INTERNAL' }),
    isFailure: true,
  }
}

function codedErrorOf(error: Error): CodedError | null {
  if (error instanceof CodedError) return error
  const cause = error instanceof GraphQLError ? error.originalError : undefined
  return cause === undefined ? null : codedErrorOf(cause)
}

/** Whether the request itself is wrong: graphql-js says so of documents and variables, before anything runs. */
function isRequestError(error: GraphQLError): boolean {
  if (error.path !== undefined) return false
  return error.originalError === undefined || error.originalError instanceof GraphQLError
}

/** The argument that graphql-js complains of, as a path; null when it names none. */
function fieldOf(error: GraphQLError): string | null {
  const variable = /^Variable "\$(\w+)" .*?(?:at "\w+((?:\.\w+|\[\d+\])+)")?;/.exec(error.message)
  if (variable !== null) {
    const unknown = /Field "(\w+)" is not defined by type/.exec(error.message)?.[1]
    const path = (variable[2] ?? '').replace(/\[(\d+)\]/g, '.$1')
    return `${variable[1]}${path}${unknown === undefined ? '' : `.${unknown}`}`
  }
  const node = error.nodes?.[0]
  return node !== undefined && 'name' in node && node.name?.kind === 'Name' ? node.name.value : null
}
