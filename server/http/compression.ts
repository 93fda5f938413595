import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { takesGzip } from './language.ts'
import type { AppPlugin } from './server-context.ts'

/** Shorter answers gain nothing. */
const shortest = 1024
const zip = promisify<string, { level: number }, Buffer>(gzip)

/** Gzips longer JSON answers for clients that take it. */
export function compressed(): AppPlugin {
  return {
    async onResponse({ request, response, setResponse, fetchAPI: { Response } }) {
      const { headers, status, statusText } = response
      if (!/\bjson\b/.test(headers.get('content-type') ?? '') || headers.has('content-encoding') || !takesGzip(request.headers.get('accept-encoding'))) return
      const text = await response.text()
      const isShort = text.length < shortest
      if (!isShort) {
        headers.delete('content-length')
        headers.set('content-encoding', 'gzip')
      }
      setResponse(new Response(isShort ? text : new Uint8Array(await zip(text, { level: 4 })), { status, statusText, headers }))
    },
  }
}
