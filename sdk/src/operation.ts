/** One operation as it is sent. */
export interface Operation {
  /** Text of a document with this operation alone. */
  readonly text: string
  readonly kind: 'query' | 'mutation' | 'subscription'
  /** Name of the operation; absent or null: it has none. */
  readonly name?: string | null
  /** How many fields it asks of its root, 1 when absent: of a mutation with several, no idempotency key tells the repeat. */
  readonly fields?: number
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

const tokens = /"""[^]*?"""|"(?:\\.|[^"\\])*"|#.*|[@$]\w+|\w+\s*:|\w+|\.{3}|[{}()]/g

/** What a text says of its operation, read as far as that needs, without checking it: the server does. */
export function readOperation(text: string): Required<Pick<Operation, 'kind' | 'name' | 'fields'>> {
  let head: string[] = []
  let depth = 0
  let fields = 0
  for (const [token] of text.matchAll(tokens)) {
    if (/[{(]$/.test(token)) {
      if (depth++ === 0) fields = 0
    } else if (/^[})]/.test(token)) {
      if (--depth > 0 || token === ')') continue
      if (head[0] !== 'fragment') break
      head = []
    } else if (depth === 0 && /^\w+$/.test(token)) head.push(token)
    else if (depth === 1 && /^(?!__)\w+$/.test(token)) fields += 1
    else if (depth === 1 && token === '...') fields += 2
  }
  return { kind: head[0] === 'mutation' || head[0] === 'subscription' ? head[0] : 'query', name: head[1] ?? null, fields }
}
