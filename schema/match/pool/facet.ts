/** A trait that many records share: each way of having it has a number, and a sample that rules are asked about once for all. */
export interface Facet<Trait> {
  /** The number of the way in which a record has the trait; it holds until `release` was called as often. */
  take(trait: Trait): number
  release(id: number): void
  /** What a rule says of each way, by number. */
  each(rule: (trait: Trait) => number): Float64Array
}

/** @param keyOf equal for traits that every rule says the same of */
export function createFacet<Trait>(keyOf: (trait: Trait) => string): Facet<Trait> {
  const ids = new Map<string, number>()
  const ways: ({ key: string; trait: Trait; users: number } | undefined)[] = []
  const free: number[] = []
  return {
    take: (trait) => {
      const key = keyOf(trait)
      const id = ids.get(key) ?? free.pop() ?? ways.length
      ids.set(key, id)
      const way = (ways[id] ??= { key, trait, users: 0 })
      way.users += 1
      return id
    },
    release: (id) => {
      const way = ways[id]
      if (way === undefined) return
      way.users -= 1
      if (way.users > 0) return
      ids.delete(way.key)
      ways[id] = undefined
      free.push(id)
    },
    each: (rule) => Float64Array.from(ways, (way) => (way === undefined ? 0 : rule(way.trait))),
  }
}
