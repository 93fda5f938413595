import { connect, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { connectionTimes } from '../../server/http/server.ts'
import { withGraph, withServer } from '../support/graph.ts'

const graph = withGraph('empty')
const hasty = { ...connectionTimes, headers: 300, request: 600, check: 50 }
const head = 'POST /graphql HTTP/1.1\r\nhost: graph.test\r\ncontent-type: application/json\r\n'

/** What a server answers to what is written, until it closes or `enough` is there. */
async function answerTo(url: string, write: (socket: Socket) => void, enough = /\r\n\r\n/): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  let text = ''
  await new Promise<void>((resolve) => {
    socket.on('data', (chunk) => {
      text += chunk.toString()
      if (enough.test(text)) resolve()
    })
    socket.on('close', () => resolve())
    socket.on('connect', () => write(socket))
  })
  socket.destroy()
  return text
}

/** Writes a beginning, then a bit every 50 ms for as long as the socket is open. */
function drip(socket: Socket, beginning: string, letter: string): void {
  socket.write(beginning)
  const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(letter)), 50)
  socket.on('close', () => clearInterval(timer))
}

describe('a sender', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['that never ends its headers', (socket) => drip(socket, `${head}x-slow: `, 'x')],
    ['that never ends its body', (socket) => drip(socket, `${head}content-length: 1000\r\n\r\n{`, ' ')],
    ['that promises a body and sends none', (socket) => void socket.write(`${head}content-length: 1000\r\n\r\n`)],
    ['that never ends a chunked body', (socket) => drip(socket, `${head}transfer-encoding: chunked\r\n\r\n`, '1\r\n \r\n')],
  ])('%s gets 408 and is left', async (_, write) => {
    await withServer(
      graph.app,
      async (url) => {
        const begun = performance.now()
        expect(await answerTo(url, write)).toMatch(/^HTTP\/1\.1 408 /)
        expect(performance.now() - begun).toBeLessThan(5_000)
        const other = await fetch(`${url}/graphql?query={__typename}`)
        expect(other.status).toBe(200)
      },
      hasty,
    )
    expect(graph.logged).toEqual([])
  })

  test('of more than 100 headers gets 431', async () => {
    await withServer(graph.app, async (url) => {
      const headers = (count: number) => Array.from({ length: count }, (_, place) => `x-${place}: 1\r\n`).join('')
      const get = 'GET /graphql?query={__typename} HTTP/1.1\r\nhost: graph.test\r\n'
      expect(await answerTo(url, (socket) => socket.write(`${get}${headers(100)}\r\n`))).toMatch(/^HTTP\/1\.1 431 /)
      expect(await answerTo(url, (socket) => socket.write(`${get}${headers(90)}\r\n`))).toMatch(/^HTTP\/1\.1 200 /)
    })
  })

  test('of headers over 16 KiB gets 431', async () => {
    await withServer(graph.app, async (url) => {
      expect(await answerTo(url, (socket) => socket.write(`GET /graphql HTTP/1.1\r\nx-long: ${'x'.repeat(17_000)}\r\n\r\n`))).toMatch(/^HTTP\/1\.1 431 /)
    })
  })

  test('of a body that is too long hears so before it has sent it all, and may go on', async () => {
    await withServer(graph.app, async (url) => {
      const length = 100_000_000
      const text = await answerTo(url, (socket) => socket.write(`${head}content-length: ${length}\r\n\r\n{`))
      expect(text).toMatch(/^HTTP\/1\.1 413 /)
    })
  })

  test('that leaves in the middle of a body leaves no failure behind', async () => {
    await withServer(graph.app, async (url) => {
      await answerTo(url, (socket) => void (socket.write(`${head}content-length: 1000\r\n\r\n{`), setTimeout(() => socket.destroy(), 100)))
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect((await fetch(`${url}/graphql?query={__typename}`)).status).toBe(200)
    })
    expect(graph.logged).toEqual([])
  })
})
