import { createServer, type RequestListener, type Server } from 'node:http'

/** How long a connection may take for what, in ms. */
export interface ConnectionTimes {
  /** For all headers of a request. */
  headers: number
  /** For a whole request with its body. */
  request: number
  /** Without a request before it is closed: longer than the 60 s after which common proxies close theirs. */
  idle: number
  /** Without any byte either way, in the middle of an answer too. */
  silence: number
  /** How often the above are looked after. */
  check: number
}

export const connectionTimes: ConnectionTimes = { headers: 10_000, request: 10_000, idle: 65_000, silence: 120_000, check: 1_000 }

const mostHeaders = 100
const longestHeaders = 16 * 1024

/** A server that waits for nobody: who sends too slowly gets 408, who sends too many or too long headers 431. */
export function serverOf(handle: RequestListener, times: ConnectionTimes = connectionTimes): Server {
  const server = createServer(
    {
      headersTimeout: times.headers,
      requestTimeout: times.request,
      keepAliveTimeout: times.idle,
      connectionsCheckingInterval: times.check,
      maxHeaderSize: longestHeaders,
    },
    (request, response) => {
      // Node drops headers beyond its own cap without a word, `authorization` perhaps among them.
      if (request.rawHeaders.length > 2 * mostHeaders) response.writeHead(431, { connection: 'close' }).end()
      else handle(request, response)
    },
  )
  server.maxHeadersCount = mostHeaders + 1
  server.setTimeout(times.silence)
  return server
}
