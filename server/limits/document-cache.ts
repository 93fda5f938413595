import { LRUCache } from 'lru-cache'

/** Letters of documents that are kept together: a parsed document takes up to 150 bytes for each of its letters. */
const letters = 400_000
/** A longer document is parsed each time. */
const longest = 20_000

/** Keeps what was made of a document by its text, within bounds of memory. */
export function documentCache<T extends object>(): { get(document: string): T | undefined; set(document: string, made: T): void } {
  const kept = new LRUCache<string, T>({ maxSize: letters, maxEntrySize: longest, sizeCalculation: (_made, document) => document.length + 100 })
  return { get: (document) => kept.get(document), set: (document, made) => void kept.set(document, made) }
}
