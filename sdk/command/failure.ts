import { TableError } from '../csv/lists.ts'
import { type GraphError, YeondaeError } from '../src/index.ts'

/** How the command ends, for scripts. */
export const exitCodes = { done: 0, refused: 1, usage: 2, network: 3, interrupted: 130 } as const

/** A failure that its caller can act on, told as it is. */
export class CommandError extends Error {
  override readonly name = 'CommandError'

  constructor(
    message: string,
    readonly exitCode: number = exitCodes.usage,
  ) {
    super(message)
  }
}

/** That a person ended it. */
export class Interrupted extends CommandError {}

/** What to say of a failure, a line for each error, and the exit code. */
export function explained(error: unknown): { lines: string[]; exitCode: number } {
  if (error instanceof CommandError) return { lines: [error.message], exitCode: error.exitCode }
  if (error instanceof TableError) return { lines: [`${error.message}${error.lists.length > 0 ? ' Name one by --rows.' : ''}`], exitCode: exitCodes.usage }
  if (error instanceof YeondaeError) {
    const lines = error.errors.length > 0 ? error.errors.map((one) => lineOf(error, one)) : [lineOf(error, { message: error.message })]
    return { lines: [...lines, ...hintsFor(error)], exitCode: passing.has(error.code) ? exitCodes.network : exitCodes.refused }
  }
  // The client refuses a key where others could read it, and an address that is none.
  if (error instanceof TypeError || error instanceof RangeError) return { lines: [error.message], exitCode: exitCodes.usage }
  return { lines: [error instanceof Error ? (error.stack ?? error.message) : String(error)], exitCode: exitCodes.refused }
}

const passing = new Set<string>(['NETWORK', 'TIMEOUT_CLIENT', 'BAD_RESPONSE'])

/** One error: its code, the argument or the place at fault, what went wrong, and the request's id. */
function lineOf(error: YeondaeError, { message, extensions, path, locations: [at] = [] }: GraphError): string {
  const { code = error.code, field = error.field, requestId = error.requestId } = extensions ?? {}
  const place = field ?? path?.join('.') ?? (at === undefined ? null : `line ${at.line}:${at.column}`)
  return `${[code, place].filter((part) => part !== null).join(' ')}: ${message}${requestId === null ? '' : ` (request ${requestId})`}`
}

function hintsFor({ code, cost }: YeondaeError): string[] {
  if (code === 'COST_LIMIT_EXCEEDED' && cost?.requested != null) return [`It would cost ${cost.requested.toLocaleString('en')} points: ask for fewer rows a page, by first, or for less of each.`]
  if (code === 'UNAUTHENTICATED') return ['A key is taken from the variable YEONDAE_API_KEY.']
  return []
}
