import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit'
import { getOperationAST, OperationTypeNode } from 'graphql'

/** A fetcher that shows each event of a subscription as it comes; pressing ■ ends the request. */
export function fetcherOf(url: string): Fetcher {
  const answer = createGraphiQLFetcher({ url })
  return (params, options) => {
    const operation = options?.documentAST === undefined ? null : getOperationAST(options.documentAST, params.operationName)
    return operation?.operation === OperationTypeNode.SUBSCRIPTION ? eventsOf(url, params, options?.headers ?? {}) : answer(params, options)
  }
}

type Events = AsyncGenerator<never, void, undefined>

function eventsOf(url: string, params: object, headers: Record<string, unknown>): Events {
  const controller = new AbortController()
  const events = read(url, params, headers, controller.signal)
  const end = events.return.bind(events)
  return Object.assign(events, {
    return() {
      controller.abort()
      return end()
    },
  })
}

async function* read(url: string, params: object, headers: Record<string, unknown>, signal: AbortSignal): Events {
  const sent = { ...(headers as Record<string, string>), 'content-type': 'application/json', accept: 'text/event-stream, application/json' }
  try {
    const response = await fetch(url, { method: 'POST', headers: sent, body: JSON.stringify(params), signal })
    if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true || response.body === null) {
      yield (await response.json()) as never
      return
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const events = (rest + value).split('\n\n')
      rest = events.pop() ?? ''
      for (const event of events) {
        const data = /^data: (.+)$/m.exec(event)?.[1]
        if (data !== undefined) yield JSON.parse(data) as never
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
