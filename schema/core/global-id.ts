import { InputError } from './errors.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The opaque id of a node: base64 of `Type:uuid`. */
export function encodeId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64')
}

/**
 * Type and uuid of a global id.
 * @throws InputError for anything that `encodeId` does not give, naming `field`.
 */
export function parseId(globalId: string, field: string): { type: string; id: string } {
  const text = Buffer.from(globalId, 'base64').toString('latin1')
  const colon = text.indexOf(':')
  const type = text.slice(0, colon)
  const id = text.slice(colon + 1)
  if (!/^\w+$/.test(type) || !uuid.test(id) || encodeId(type, id) !== globalId) {
    throw new InputError(field, `Expected an id as the graph gives it in the field "id"; this one is malformed.`)
  }
  return { type, id }
}

/**
 * Type and uuid of a global id that must be of one of `types`.
 * @throws InputError for a malformed id and for an id of another type, naming `field`.
 */
export function parseIdOf(globalId: string, types: readonly string[], field: string): { type: string; id: string } {
  const parsed = parseId(globalId, field)
  if (!types.includes(parsed.type)) {
    throw new InputError(field, `Expected an id of type ${types.join(' or ')}, got one of another type.`)
  }
  return parsed
}

/** The uuid of such an id. @throws as `parseIdOf` */
export const decodeId = (globalId: string, types: readonly string[], field: string): string => parseIdOf(globalId, types, field).id
