import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { takesGzip } from './language.ts'
import type { AppPlugin } from './server-context.ts'

/** Shorter answers gain nothing. */
const shortest = 1024
/** Whether an answer is long enough to be gzipped. */
export const compressible = (bytes: number): boolean => bytes >= shortest

const zip = promisify<Uint8Array, { level: number }, Buffer>(gzip)

/** An answer, gzipped. */
export const zipped = (bytes: Uint8Array): Promise<Buffer> => zip(bytes, { level: 4 })

/** Gzips longer JSON answers for clients that take it. */
export function compressed(): AppPlugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI: { Response } }) {
      const { headers, status, statusText } = response
      if (!/\bjson\b/.test(headers.get('content-type') ?? '') || headers.has('content-encoding') || !takesGzip(request.headers.get('accept-encoding'))) return
      const bytes = new Uint8Array(await response.arrayBuffer())
      const isLong = compressible(bytes.byteLength)
      if (isLong) {
        headers.delete('content-length')
        headers.set('content-encoding', 'gzip')
      }
      setResponse(new Response(isLong ? new Uint8Array(await zipped(bytes)) : bytes, { status, statusText, headers }))
    },
  }
}
