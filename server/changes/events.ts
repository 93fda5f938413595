import type { ExecutionArgs } from 'graphql'
import type { AppPlugin } from '../http/server-context.ts'
import type { Feed } from './feed.ts'
import type { Sent } from './stream.ts'

/** The lines of a server-sent event, as GraphQL over SSE has them: the id is the cursor. */
export function eventText({ cursor, result }: Sent): string {
  const id = cursor === null ? '' : `id: ${cursor}\n`
  // A position without data is taken over by readers, and is no event of theirs; a comment keeps proxies from giving up.
  return result === null ? `:\n${id}\n` : `event: next\n${id}data: ${JSON.stringify(result)}\n\n`
}

const completed = 'event: complete\ndata:\n\n'

const isStream = (result: unknown): result is AsyncGenerator<Sent, void, undefined> => typeof result === 'object' && result !== null && Symbol.asyncIterator in result

/**
 * Sends streams as server-sent events. What comes next is made only once what came before is written, so that nothing
 * piles up for a reader who is slow; one who leaves ends the stream.
 */
export function eventStreams(feed: Feed): AppPlugin {
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn((args: unknown) => feed.subscribe(args as ExecutionArgs))
    },
    onResultProcess({ request, result, setResultProcessor }) {
      if (!isStream(result)) return
      setResultProcessor((stream, { Response, ReadableStream, TextEncoder }) => {
        const events = stream as unknown as AsyncGenerator<Sent, void, undefined>
        const encoder = new TextEncoder()
        const end = () => void events.return(undefined)
        request.signal.addEventListener('abort', end)
        const body = new ReadableStream<Uint8Array>(
          {
            async pull(controller) {
              const { done, value } = await events.next()
              if (value !== undefined) controller.enqueue(encoder.encode(eventText(value)))
              if (done !== true) return
              request.signal.removeEventListener('abort', end)
              controller.enqueue(encoder.encode(completed))
              controller.close()
            },
            cancel: end,
          },
          { highWaterMark: 0 },
        )
        return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' } })
      }, 'text/event-stream')
    },
  }
}
