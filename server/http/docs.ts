import { docsFile, docsFolder, docsPolicy, hasDocs, notBuilt } from '../docs/page.ts'
import { takesGzip } from './language.ts'
import type { AppPlugin } from './server-context.ts'

/**
 * The documentation at /docs, and 503 while it is being built.
 * @param isOpen whether the schema may be read: the documentation tells all of it
 * @param folder that it is built into
 */
export function docs({ isOpen, folder = docsFolder }: { isOpen: boolean; folder?: string }): AppPlugin {
  return {
    async onRequest({ request, url, endResponse, fetchAPI: { Response } }) {
      if (!isOpen || (request.method !== 'GET' && request.method !== 'HEAD')) return
      if (url.pathname === '/docs') {
        endResponse(new Response(null, { status: 302, headers: { location: '/docs/' } }))
        return
      }
      if (!url.pathname.startsWith('/docs/')) return
      const page = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': docsPolicy }
      if (!hasDocs(folder)) {
        endResponse(new Response(notBuilt, { status: 503, headers: { ...page, 'retry-after': '3' } }))
        return
      }
      const file = await docsFile(url.pathname.slice('/docs/'.length), folder)
      if (file === null) {
        endResponse(new Response(notFound, { status: 404, headers: page }))
        return
      }
      const headers = { ...page, 'content-type': file.type, 'cache-control': 'no-cache', etag: file.etag }
      if (request.headers.get('if-none-match') === file.etag) {
        endResponse(new Response(null, { status: 304, headers }))
        return
      }
      const small = takesGzip(request.headers.get('accept-encoding')) ? file.zipped : null
      endResponse(new Response(new Uint8Array(small ?? file.body), { headers: small === null ? headers : { ...headers, 'content-encoding': 'gzip' } }))
    },
  }
}

const notFound = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Yeondae</title><p>There is no such page in the <a href="/docs/">documentation</a>.</p></html>'
