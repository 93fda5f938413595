/** How many rows carry one combination of values; null stands for a value that is not told. */
export interface Cell {
  values: readonly (string | null)[]
  count: number
}

/** Turns a value into the one that it is counted under. */
export type Turn = (value: string | null) => string | null

/**
 * Cells under coarser values (cities under their provinces), those of the same values added up. Right only where a row
 * has one value of each key that is turned, since a row in two cells would be counted twice.
 */
export function rollUp(cells: readonly Cell[], turns: readonly (Turn | null)[]): Cell[] {
  const merged = new Map<string, { values: (string | null)[]; count: number }>()
  for (const cell of cells) {
    const values = cell.values.map((value, place) => turns[place]?.(value) ?? (turns[place] == null ? value : null))
    const key = JSON.stringify(values)
    const known = merged.get(key)
    if (known === undefined) merged.set(key, { values, count: cell.count })
    else known.count += cell.count
  }
  return [...merged.values()]
}

/**
 * Cells in the order of their values, key by key: by `rank` where the key has one (the order in which its values are
 * declared), else as text; what is not told comes last.
 */
export function inOrder(cells: readonly Cell[], ranks: readonly (readonly string[] | null)[]): Cell[] {
  const compare = (a: string | null, b: string | null, rank: readonly string[] | null) => {
    if (a === b) return 0
    if (a === null || b === null) return a === null ? 1 : -1
    const difference = rank === null ? 0 : rank.indexOf(a) - rank.indexOf(b)
    return difference !== 0 ? difference : a < b ? -1 : 1
  }
  return [...cells].sort((a, b) => {
    for (const [place, value] of a.values.entries()) {
      const order = compare(value, b.values[place] ?? null, ranks[place] ?? null)
      if (order !== 0) return order
    }
    return 0
  })
}
