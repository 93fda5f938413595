/**
 * Refuses to send a key where others could read it. Localhost is no such place.
 * @throws TypeError for a key over plain HTTP, for a secret key in a browser, and for an address that is none
 */
export function refuseUnsafeKey(address: string, authorization: string | null): void {
  if (authorization === null) return
  const { document, importScripts, location } = globalThis as { document?: unknown; importScripts?: unknown; location?: { href: string } }
  if (authorization.includes('yd_sec_') && (document !== undefined || importScripts !== undefined)) {
    throw new TypeError('Expected no secret key in a browser, where every visitor can read it: use a publishable one.')
  }
  const { protocol, hostname } = new URL(address, location?.href ?? 'https://localhost')
  if (protocol === 'http:' && !/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) {
    throw new TypeError(`Expected https:// for a request with a key: on the way to ${hostname} others can read it.`)
  }
}
