/**
 * A text in UTF-8, each byte as a letter: what the database sends goes to the socket without being read. JSON in it can
 * be looked through for what is ASCII.
 */
export type Bytes = string & { readonly kind: unique symbol }

export const bytesOf = (text: string): Bytes => Buffer.from(text, 'utf8').toString('latin1') as Bytes
export const textOf = (bytes: Bytes): string => Buffer.from(bytes, 'latin1').toString('utf8')
