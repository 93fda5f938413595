import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request to the faulty server held. */
export interface Seen {
  headers: IncomingMessage['headers']
  body: { query?: string; documentId?: string; variables?: Record<string, unknown> }
  /** When it came, in milliseconds of `performance.now()`. */
  at: number
}

/** How the server meets one request. */
export type Fault = (response: ServerResponse, seen: Seen) => void

const json = 'application/graphql-response+json; charset=utf-8'

/** Answers with a body of GraphQL. */
export const answer =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Fault =>
  (response) => {
    response.writeHead(status, { 'content-type': json, 'x-request-id': 'r-1', ...headers }).end(JSON.stringify(body))
  }

export const data = (value: unknown): Fault => answer({ data: value })

/** Refuses by a code. */
export const refusal = (code: string, status: number, headers: Record<string, string> = {}, field?: string): Fault =>
  answer({ errors: [{ message: code, extensions: { code, field, requestId: 'r-1' } }] }, status, headers)

/** Closes the connection without an answer. */
export const drop: Fault = (response) => {
  response.destroy()
}

/** Breaks the connection off in the middle of the body. */
export const half: Fault = (response) => {
  response.writeHead(200, { 'content-type': json, 'content-length': '1000' })
  response.write('{"data":{"nod', () => response.destroy())
}

/** Ends the body in its middle as if it were whole. */
export const cut: Fault = (response) => {
  response.writeHead(200, { 'content-type': json }).end('{"data":{"nod')
}

/** A proxy's page. */
export const page =
  (status: number, headers: Record<string, string> = {}): Fault =>
  (response) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end('<h1>Bad Gateway</h1>')
  }

/** Says nothing. */
export const silence: Fault = () => undefined

/** Begins the body and never ends it. */
export const slowBody: Fault = (response) => {
  response.writeHead(200, { 'content-type': json })
  response.write('{"data":')
}

/** Meets a request with another fault, some milliseconds later. */
export const after =
  (delayMs: number, fault: Fault): Fault =>
  (response, seen) => {
    setTimeout(() => {
      fault(response, seen)
    }, delayMs)
  }

/** A server that meets its requests by a script, one after another, the last part for all that follow. */
export interface FaultyServer {
  url: string
  seen: Seen[]
  /** Requests whose connection the client closed before they were answered. */
  left: () => number
}

/** Runs a faulty server on a free port for the time of `work`. */
export async function withFaults<T>(script: readonly Fault[], work: (server: FaultyServer) => Promise<T>): Promise<T> {
  const seen: Seen[] = []
  let left = 0
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    response.on('close', () => {
      if (!response.writableFinished && !response.destroyed) left += 1
      else if (!response.writableEnded && request.socket.destroyed) left += 1
    })
    request.on('end', () => {
      const one: Seen = { headers: request.headers, body: JSON.parse(Buffer.concat(parts).toString()) as Seen['body'], at: performance.now() }
      seen.push(one)
      const fault = script[Math.min(seen.length, script.length) - 1]
      fault?.(response, one)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await work({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, seen, left: () => left })
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}
