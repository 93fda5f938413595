import { type Asset, graphiqlAsset, graphiqlPage } from '../graphiql/page.ts'
import { takesGzip } from './language.ts'
import type { AppPlugin } from './server-context.ts'

/** GraphiQL for browsers at the endpoint, and its files; without `isOpen` a page that says why there is none. */
export function pages({ isOpen }: { isOpen: boolean }): AppPlugin {
  return {
    onRequest({ request, url, endResponse, fetchAPI: { Response } }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      if (url.pathname === '/') {
        endResponse(new Response(null, { status: 302, headers: { location: '/graphql' } }))
      } else if (url.pathname.startsWith('/graphiql/')) {
        const asset = isOpen ? graphiqlAsset(url.pathname.slice('/graphiql/'.length), takesGzip(request.headers.get('accept-encoding'))) : null
        endResponse(asset === null ? new Response('Not found', { status: 404 }) : new Response(new Uint8Array(asset.body), { headers: headersOf(asset) }))
      } else if (url.pathname === '/graphql' && asksForPage(request, url)) {
        const { html, csp } = graphiqlPage(isOpen)
        endResponse(
          new Response(html, {
            headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp, 'cache-control': 'no-cache' },
          }),
        )
      }
    },
  }
}

/** A worker goes by the policy of its own file, not by the page's. */
function headersOf({ type, cacheControl, encoding }: Asset): Record<string, string> {
  const headers = { 'content-type': type, 'cache-control': cacheControl, 'content-security-policy': graphiqlPage().csp }
  return encoding === null ? headers : { ...headers, 'content-encoding': encoding }
}

const asksForPage = (request: Request, { searchParams }: URL) =>
  !searchParams.has('query') && !searchParams.has('documentId') && /\btext\/html\b/.test(request.headers.get('accept') ?? '')
