import type { ChangeKind, ChangeType } from '../../sdk/src/graph.ts'
import { expect } from 'vitest'

/** An event of a stream as it came. */
export interface Message {
  event: string | null
  id: string | null
  data: { data?: { changes: Change } | null; errors?: { message: string; extensions: { code: string; field?: string } }[]; extensions?: { cost?: { actual: number; requested: number } } } | null
}

export interface Change {
  cursor: string
  kind: ChangeKind
  type: ChangeType
  nodeId: string
  node: { id: string; title?: string } | null
}

/** A stream that is read as it comes, without the SDK. */
export interface Listener {
  status: number
  headers: Headers
  messages: Message[]
  /** Raw text as far as it came. */
  text: () => string
  changes: () => Change[]
  /** The latest id that came. */
  lastId: () => string | null
  /** Waits for what the messages must come to. */
  until(holds: (listener: Listener) => boolean): Promise<void>
  /** Once the server ended the stream. */
  ended: Promise<void>
  leave(): void
}

export const selection = 'cursor kind type at nodeId node { id ... on Need { title } }'
export const document = `subscription ($types: [ChangeType!], $since: String) { changes(types: $types, since: $since) { ${selection} } }`

export interface Listening {
  bearer?: string | null
  types?: readonly string[]
  since?: string
  headers?: Record<string, string>
  query?: string
  fetch?: (url: string, init: RequestInit) => Promise<Response>
}

/** How long anything is waited for, on a busy machine, in ms. */
export const patience = 60_000

export async function listen(url: string, { bearer = null, types, since, headers = {}, query = document, fetch = globalThis.fetch }: Listening = {}): Promise<Listener> {
  const controller = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    signal: controller.signal,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
    body: JSON.stringify({ query, variables: { ...(types === undefined ? {} : { types }), ...(since === undefined ? {} : { since }) } }),
  })
  let text = ''
  const messages: Message[] = []
  const waiting = new Set<() => void>()
  const wake = () => {
    for (const one of waiting) one()
  }
  const read = async () => {
    const decoder = new TextDecoder()
    let rest = ''
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const part = decoder.decode(chunk, { stream: true })
      text += part
      const blocks = (rest + part).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) messages.push(messageOf(block))
      wake()
    }
  }
  const ended = read().catch(() => undefined).then(wake)
  const listener: Listener = {
    status: response.status,
    headers: response.headers,
    messages,
    text: () => text,
    changes: () => messages.flatMap(({ data }) => (data?.data == null ? [] : [data.data.changes])),
    lastId: () => messages.findLast(({ id }) => id !== null)?.id ?? null,
    async until(holds) {
      const end = performance.now() + patience
      while (!holds(listener)) {
        if (performance.now() > end) expect.fail(`waited in vain; so far came ${text}`)
        await new Promise<void>((resolve) => {
          const done = () => {
            waiting.delete(done)
            resolve()
          }
          waiting.add(done)
          setTimeout(done, 500)
        })
      }
    },
    ended,
    leave: () => controller.abort(),
  }
  return listener
}

function messageOf(block: string): Message {
  const message: Message = { event: null, id: null, data: null }
  for (const line of block.split('\n')) {
    const [, name = '', value = ''] = /^(\w*): ?(.*)$/.exec(line) ?? []
    if (name === 'event') message.event = value
    if (name === 'id') message.id = value
    if (name === 'data' && value !== '') message.data = JSON.parse(value) as Message['data']
  }
  return message
}
