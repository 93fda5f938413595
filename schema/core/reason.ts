import { InputError } from './errors.ts'

/**
 * Why somebody does something, in their words.
 * @throws InputError naming `field` for an empty text and for one of more than 500 characters
 */
export function reasonText(given: string, field: string): string {
  const reason = given.trim()
  if (reason === '') throw new InputError(field, 'Expected a text that is not empty.')
  if (reason.length > 500) throw new InputError(field, 'Expected at most 500 characters.')
  return reason
}
