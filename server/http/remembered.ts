import { LRUCache } from 'lru-cache'

/** A pure function of a header or an address, which come again: the latest answers are kept. */
export function remembered<T extends string | boolean>(of: (text: string) => T): (text: string) => T {
  const known = new LRUCache<string, { value: T }>({ max: 1000, maxEntrySize: 1000, sizeCalculation: (_value, text) => text.length + 1, maxSize: 100_000 })
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.value
    const value = of(text)
    known.set(text, { value })
    return value
  }
}
