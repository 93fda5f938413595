import ipaddr from 'ipaddr.js'
import { remembered } from './remembered.ts'

/**
 * The address that limits count a request under: an IPv4 address, or the /64 network of an IPv6 one, which is what a
 * provider gives one customer.
 * @param socket address at the other end of the connection; undefined: a request within the process
 * @param forwardedFor the header X-Forwarded-For, to which each proxy appends whom it was asked by
 * @param proxies how many proxies stand before this server; what is further left in the header anybody may have written
 */
export function clientAddress(socket: string | undefined, forwardedFor: string | null, proxies: number): string {
  const hops = proxies === 0 ? [] : (forwardedFor ?? '').split(',').map((hop) => hop.trim())
  const told = hops.at(-Math.min(proxies, hops.length))
  return (told === undefined ? '' : network(told)) || network(socket ?? '') || 'in-process'
}

/** Empty: no address. */
const network = remembered((text) => {
  const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1').replace(/%.*$/, '')
  if (!ipaddr.isValid(bare) || (!bare.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(bare))) return ''
  const address = ipaddr.process(bare)
  return address.kind() === 'ipv4' ? address.toString() : `${ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString()}/64`
})
