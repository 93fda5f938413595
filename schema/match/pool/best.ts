/** Something that is ranked. */
export interface Scored {
  id: string
  score: number
}

/** Best first, ties by id: below 0 where the one comes before the other. */
export const inOrder = (one: Scored, other: Scored): number => other.score - one.score || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0)

/** Keeps the best of those that it is shown. */
export interface Best {
  /** A score below which nobody gets in; it rises as more are shown. */
  threshold(): number
  show(scored: Scored): void
  /** Best first. */
  list(): Scored[]
}

/** @param size how many are kept, 0 or more; until the list is asked for up to twice as many are held, so that each is moved a few times at the most */
export function createBest(size: number): Best {
  const held: Scored[] = []
  let least = size === 0 ? Infinity : -Infinity
  const cut = () => {
    held.sort(inOrder)
    held.length = Math.min(held.length, size)
    if (held.length === size) least = held[size - 1]?.score ?? least
  }
  return {
    threshold: () => least,
    show: (scored) => {
      if (scored.score < least) return
      held.push(scored)
      if (held.length >= 2 * size) cut()
    },
    list: () => {
      cut()
      return held
    },
  }
}
