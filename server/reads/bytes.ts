/**
 * A text in UTF-8, each byte as a letter: what the database sends goes to the socket without being read. JSON in it can
 * be looked through for what is ASCII.
 */
export type Bytes = string & { readonly kind: unique symbol }

/** What is the same in both: the most of what stands in slots. */
const isAscii = (text: string): boolean => text.length < 500 && /^[\0-\x7f]*$/.test(text)

export const bytesOf = (text: string): Bytes => (isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')) as Bytes
export const textOf = (bytes: Bytes): string => (isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8'))
