import type { ComparedText } from '../score/text.ts'

/** Texts by slot, as numbers: gram and count in 32 bits each, the count in the lowest eight. */
export interface GramStore {
  put(slot: number, text: ComparedText): void
  drop(slot: number): void
  /** The grams of a text in the order in which they come in it. */
  textAt(slot: number): Uint32Array
  idOf(gram: string): number | undefined
  /** By id; a gap where no text has it any more. */
  grams: readonly (string | undefined)[]
  /** How many texts have a gram, by its id. */
  holders(id: number): number
  /** Who has a gram, by its id: slot and count, the count in the lowest eight bits; only the first `holders(id)` are meant. */
  postings(id: number): Uint32Array
}

export const idOfPacked = (packed: number): number => packed >>> 8
export const countOfPacked = (packed: number): number => packed & 255
const packed = (id: number, count: number) => id * 256 + count

const none = new Uint32Array(0)

/** @param inverted whether it is asked for postings: they take as much memory again */
export function createGramStore(inverted: boolean): GramStore {
  const ids = new Map<string, number>()
  const grams: (string | undefined)[] = []
  const freeIds: number[] = []
  const texts: Uint32Array[] = []
  const lists: Uint32Array[] = []
  const sizes: number[] = []

  const idFor = (gram: string): number => {
    const known = ids.get(gram)
    if (known !== undefined) return known
    const id = freeIds.pop() ?? grams.length
    ids.set(gram, id)
    grams[id] = gram
    sizes[id] = 0
    lists[id] = none
    return id
  }

  const append = (id: number, entry: number) => {
    const size = sizes[id] ?? 0
    sizes[id] = size + 1
    if (!inverted) return
    let list = lists[id] ?? none
    if (size === list.length) {
      const longer = new Uint32Array(size < 4 ? size + 2 : Math.ceil(size * 1.3))
      longer.set(list)
      lists[id] = list = longer
    }
    list[size] = entry
  }

  const remove = (id: number, entry: number) => {
    const last = (sizes[id] ?? 0) - 1
    const list = lists[id] ?? none
    if (inverted) list[list.subarray(0, last + 1).indexOf(entry)] = list[last] ?? 0
    sizes[id] = last
    if (last > 0) return
    ids.delete(grams[id] ?? '')
    grams[id] = undefined
    lists[id] = none
    freeIds.push(id)
  }

  return {
    grams,
    put: (slot, text) => {
      const own = new Uint32Array(text.grams.length)
      for (const [place, gram] of text.grams.entries()) {
        const count = text.counts[place] ?? 0
        const id = idFor(gram)
        own[place] = packed(id, count)
        append(id, packed(slot, count))
      }
      texts[slot] = own
    },
    drop: (slot) => {
      for (const entry of texts[slot] ?? none) remove(idOfPacked(entry), packed(slot, countOfPacked(entry)))
      texts[slot] = none
    },
    textAt: (slot) => texts[slot] ?? none,
    idOf: (gram) => ids.get(gram),
    holders: (id) => sizes[id] ?? 0,
    postings: (id) => lists[id] ?? none,
  }
}
