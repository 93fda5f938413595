import type { Asker } from './identity.ts'

/**
 * Whether a page of another origin sends the request. Browsers name the origin on every request to another one, and on
 * every POST; no page can change what they write. Only host and port are compared, since a proxy may speak https in our place.
 */
export function isForeign({ headers, url }: Asker): boolean {
  const origin = headers.get('origin')
  if (origin === null || headers.get('sec-fetch-site') === 'same-origin') return false
  if (!URL.canParse(origin)) return true
  const { protocol, host } = new URL(origin)
  const own = `${protocol}//${headers.get('host') ?? (url === undefined ? '' : new URL(url).host)}`
  return !URL.canParse(own) || new URL(own).host !== host
}
