/** Something that is ranked. */
export interface Scored {
  id: string
  score: number
}

/** Best first, ties by id: below 0 where the one comes before the other. */
export const inOrder = (one: Scored, other: Scored): number => other.score - one.score || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** Keeps the best of those that it is shown. */
export interface Best {
  /** The least score that still gets in. */
  threshold(): number
  show(scored: Scored): void
  /** Best first. */
  list(): Scored[]
}

/** @param size how many are kept, 0 or more */
export function createBest(size: number): Best {
  const kept: Scored[] = []
  const least = () => kept[kept.length - 1]
  const full = () => kept.length >= size
  return {
    threshold: () => (size === 0 ? Infinity : full() ? (least()?.score ?? -Infinity) : -Infinity),
    show: (scored) => {
      const last = least()
      if (size === 0 || (full() && last !== undefined && inOrder(last, scored) < 0)) return
      let [low, high] = [0, kept.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        const one = kept[middle]
        if (one !== undefined && inOrder(one, scored) < 0) low = middle + 1
        else high = middle
      }
      kept.splice(low, 0, scored)
      if (kept.length > size) kept.pop()
    },
    list: () => kept,
  }
}
