import { type ASTNode, type DocumentNode, GraphQLError, Kind, parse, type Source, visit } from 'graphql'
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
  if (isStatementTimeout(error)) return { sent: send('Expected a request whose statements take at most 10 s each. Ask for fewer rows or levels.', { code: 'TIMEOUT' }), isFailure: false }
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

/** Whether the database stopped a statement that took too long (57014), as Prisma's errors carry it. */
function isStatementTimeout(error: unknown, depth = 0): boolean {
  if (error === null || typeof error !== 'object' || depth > 6) return false
  const { code, originalCode, originalError, cause, meta, driverAdapterError } = error as Record<string, unknown>
  if (code === '57014' || originalCode === '57014') return true
  return [originalError, cause, meta, driverAdapterError].some((inner) => isStatementTimeout(inner, depth + 1))
}

/** Whether the request itself is wrong: graphql-js says so of documents and variables, Yoga of the HTTP around them, before anything runs. */
function isRequestError(error: GraphQLError): boolean {
  if (error.path !== undefined) return false
  const status = (error.extensions['http'] as { status?: number } | undefined)?.status
  if (status !== undefined && status >= 400 && status < 500) return true
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
  return node?.loc === undefined ? null : pathAt(node.loc.source, node.loc.start)
}

/** Documents that errors were found in: a document may have several. */
const parsed = new WeakMap<Source, DocumentNode>()

/** The argument or input field around a place of a document, as a path from the argument; the field's name outside of arguments. */
function pathAt(source: Source, place: number): string | null {
  let path: string[] = []
  let fieldName: string | null = null
  const document = parsed.get(source) ?? parse(source)
  parsed.set(source, document)
  const covers = (node: ASTNode) => node.loc !== undefined && node.loc.start <= place && place < node.loc.end
  visit(document, {
    enter(node) {
      if (node.kind === Kind.DOCUMENT) return
      if (!covers(node)) return false
      if (node.kind === Kind.FIELD || node.kind === Kind.VARIABLE_DEFINITION) path = []
      if (node.kind === Kind.FIELD) fieldName = node.name.value
      if (node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD) path.push(node.name.value)
      return undefined
    },
  })
  return path.length > 0 ? path.join('.') : fieldName
}
