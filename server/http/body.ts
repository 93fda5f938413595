import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { nestsDeeperThan } from './nesting.ts'
import { unreadable } from './refusal.ts'

/** Bytes of a body, as sent and inflated. */
export const bodyLimit = 256 * 1024
/** Levels of arrays and objects in a body. */
export const nestingLimit = 100

/** A request's headers and body, of `node:http` or of fetch. */
export interface Incoming {
  header(name: string): string | null
  /** The whole body; null: it is longer than the limit, and nobody has read the rest. @throws when the sender stops */
  bytes(limit: number): Promise<Uint8Array | null>
}

/** The request of `node:http` where there is one: reading it goes around the layers above. */
export function incoming(request: Request, node: IncomingMessage | undefined): Incoming {
  return {
    header: (name) => request.headers.get(name),
    bytes: (limit) => (node === undefined ? collected((request.body as AsyncIterable<Uint8Array> | null) ?? none(), limit) : bytesOf(node, limit)),
  }
}

/** The body of a request of `node:http`. What is left of a longer one stays unread, so that the refusal can be sent. */
export function bytesOf(request: IncomingMessage, limit: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const stop = () => {
      request.off('data', take).off('end', end).off('error', fail).off('close', fail)
    }
    const take = (chunk: Buffer) => {
      size += chunk.byteLength
      if (size <= limit) chunks.push(chunk)
      else {
        stop()
        request.pause()
        resolve(null)
      }
    }
    const end = () => {
      stop()
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    }
    const fail = () => {
      stop()
      reject(new Error('The sender stopped.'))
    }
    if (request.destroyed) fail()
    else request.on('data', take).on('end', end).on('error', fail).on('close', fail)
  })
}

/** The body of a request as a stream, as `bytesOf` gives it. */
export async function collected(bytes: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.byteLength
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/**
 * The JSON value of a body: `application/json` in UTF-8, as it is or gzipped, at most 256 KiB both ways, at most
 * 100 levels deep.
 * @throws Refusal 400, 413 or 415
 */
export async function readJson(message: Incoming): Promise<unknown> {
  refuseOtherTypes(message.header('content-type'))
  const encoding = message.header('content-encoding')?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity' && encoding !== 'gzip') throw unreadable('Expected a body as it is or gzipped (Content-Encoding: gzip).', 'content-encoding', 415)
  const length = message.header('content-length')
  if (length !== null && !/^\d{1,15}$/.test(length)) throw unreadable('Expected a whole number of bytes in Content-Length.', 'content-length')
  if (Number(length) > bodyLimit) throw tooLarge()
  const sent = await message.bytes(bodyLimit).catch(() => {
    throw unreadable('Expected a whole body; the sender stopped.')
  })
  if (sent === null) throw tooLarge()
  return parse(encoding === 'gzip' ? await inflate(sent) : sent)
}

function refuseOtherTypes(header: string | null): void {
  if (header === 'application/json') return
  const [type, ...parameters] = (header ?? '').toLowerCase().split(';').map((part) => part.trim())
  if (type !== 'application/json' && type !== 'application/graphql+json')
    throw unreadable('Expected a body of type application/json.', 'content-type', header === null ? 400 : 415)
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length).replaceAll('"', '')
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw unreadable('Expected a body in UTF-8.', 'content-type', 415)
}

const unzip = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip)

async function inflate(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: bodyLimit })
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : unreadable('Expected a body that is gzip, as Content-Encoding says.')
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function parse(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw unreadable('Expected a body in UTF-8.')
  }
  return parseJson(text, 'body')
}

/** @throws Refusal 400 naming `field` when the text is no JSON or too deep */
export function parseJson(text: string, field: string): unknown {
  if (nestsDeeperThan(nestingLimit, text)) throw unreadable(`Expected JSON of at most ${nestingLimit} levels.`, field)
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw unreadable('Expected JSON.', field)
  }
}

const tooLarge = () => unreadable(`Expected a body of at most ${bodyLimit / 1024} KiB, inflated too.`, 'body', 413)

async function* none(): AsyncGenerator<Uint8Array> {
  // Nothing was sent.
}
