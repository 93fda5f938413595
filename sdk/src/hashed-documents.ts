import { hex } from './hex.ts'

/**
 * How a document is told to the server; `hashedDocuments` makes one.
 *
 * @throws nothing
 * @example
 * ```ts
 * const documents: Documents = hashedDocuments()
 * const client = createClient({ url, documents })
 * ```
 */
export interface Documents {
  /** What the body of a request holds for a text. */
  bodyOf(text: string): Promise<{ query: string } | { documentId: string }>
  /** The server doesn't know the hash of this text: it is sent as text from now on. */
  unknown(text: string): void
}

/** Hashes that are kept at once. */
const most = 1000

/**
 * Sends documents by their SHA-256: short requests, and all that a server takes which trusts its own operations
 * alone. A hash that the server doesn't know costs one request more, then the text is sent. Where `crypto.subtle` is
 * missing, as on a page over plain HTTP, texts are sent.
 *
 * @throws nothing
 * @example
 * ```ts
 * const client = createClient({ url, documents: hashedDocuments() })
 * ```
 */
export function hashedDocuments(): Documents {
  const known = new Map<string, Promise<string | null>>()
  return {
    async bodyOf(text) {
      let hash = known.get(text)
      if (hash === undefined) {
        if (known.size >= most) known.clear()
        known.set(text, (hash = sha256(text)))
      }
      const documentId = await hash
      return documentId === null ? { query: text } : { documentId }
    },
    unknown: (text) => void known.set(text, Promise.resolve(null)),
  }
}

async function sha256(text: string): Promise<string | null> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined) return null
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `sha256:${hex(new Uint8Array(digest))}`
}
