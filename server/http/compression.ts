import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { takesGzip } from './language.ts'
import type { AppPlugin } from './server-context.ts'

/** Shorter answers gain nothing. */
const shortest = 1024
/** Whether an answer is long enough to be gzipped. */
export const compressible = (text: string): boolean => text.length >= shortest

const zip = promisify<string, { level: number }, Buffer>(gzip)

/** An answer, gzipped. */
export const zipped = (text: string): Promise<Buffer> => zip(text, { level: 4 })

/** Gzips longer JSON answers for clients that take it. */
export function compressed(): AppPlugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI: { Response } }) {
      const { headers, status, statusText } = response
      if (!/\bjson\b/.test(headers.get('content-type') ?? '') || headers.has('content-encoding') || !takesGzip(request.headers.get('accept-encoding'))) return
      const text = await response.text()
      const isLong = compressible(text)
      if (isLong) {
        headers.delete('content-length')
        headers.set('content-encoding', 'gzip')
      }
      setResponse(new Response(isLong ? new Uint8Array(await zipped(text)) : text, { status, statusText, headers }))
    },
  }
}
