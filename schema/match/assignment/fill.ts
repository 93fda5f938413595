import type { AssignmentGraph } from './graph.ts'

/** How many places of needs can be filled at the most, whatever the scores. */
export interface Fill {
  /** Needs that get at least k + 1 experts, at k: everyone one before anyone two. */
  atLeast: number[]
}

/**
 * Fills needs by augmenting paths, everyone's first place before anyone's second. Because sets of places that can be
 * filled together are independent in a polymatroid, filling greedily by layers fills as many as can be filled of each
 * layer and of all before it (Edmonds 1970). An expert from whom no free place is reached is never free again, and is
 * looked at no more; these experts are the cut that proves it (König), which is counted for every layer.
 * @throws Error where a layer is less than its cut allows: it would be a fault of this function
 */
export function fillOf(graph: AssignmentGraph): Fill {
  const { start, end, expertOf, needOf, wanted, capacity } = graph
  const needs = wanted.length
  const used = new Uint8Array(expertOf.length)
  const load = new Int32Array(capacity.length)
  const heldBy: number[][] = Array.from(capacity, () => [])
  const isClosed = Uint8Array.from(capacity, (places) => (places === 0 ? 1 : 0))
  const isShort = new Uint8Array(needs)
  const seenExpert = new Int32Array(capacity.length).fill(-1)
  const seenNeed = new Int32Array(needs).fill(-1)
  const viaExpert = new Int32Array(capacity.length)
  const viaNeed = new Int32Array(needs)
  const first = start.slice()
  let rounds = 0

  const fill = (source: number): boolean => {
    rounds += 1
    const queue = [source]
    const seen: number[] = []
    seenNeed[source] = rounds
    for (let head = 0; head < queue.length; head += 1) {
      const n = queue[head] as number
      while ((first[n] as number) < (end[n] as number) && isClosed[expertOf[first[n] as number] as number] === 1) first[n] = (first[n] as number) + 1
      for (let edge = first[n] as number; edge < (end[n] as number); edge += 1) {
        const e = expertOf[edge] as number
        if (used[edge] === 1 || isClosed[e] === 1 || seenExpert[e] === rounds) continue
        seenExpert[e] = rounds
        viaExpert[e] = edge
        if ((load[e] as number) < (capacity[e] as number)) {
          move(source, e)
          return true
        }
        seen.push(e)
        for (const held of heldBy[e] as number[]) {
          const other = needOf[held] as number
          if (seenNeed[other] === rounds) continue
          seenNeed[other] = rounds
          viaNeed[other] = held
          queue.push(other)
        }
      }
    }
    for (const e of seen) isClosed[e] = 1
    return false
  }
  const move = (source: number, last: number): void => {
    load[last] = (load[last] as number) + 1
    let e = last
    for (;;) {
      const edge = viaExpert[e] as number
      used[edge] = 1
      ;(heldBy[e] as number[]).push(edge)
      const n = needOf[edge] as number
      if (n === source) return
      const left = viaNeed[n] as number
      used[left] = 0
      e = expertOf[left] as number
      const held = heldBy[e] as number[]
      held.splice(held.indexOf(left), 1)
    }
  }

  const atLeast: number[] = []
  const most = wanted.reduce((a, b) => Math.max(a, b), 0)
  let filledSoFar = 0
  for (let k = 1; k <= most; k += 1) {
    let filled = 0
    for (let n = 0; n < needs; n += 1) {
      if ((wanted[n] as number) < k || isShort[n] === 1) continue
      if (fill(n)) filled += 1
      else isShort[n] = 1
    }
    atLeast.push(filled)
    filledSoFar += filled
    if (filledSoFar !== cutOf(graph, isClosed, k)) throw new Error('A fill is not what its cut allows.')
  }
  return { atLeast }
}

/** Places that can be filled at the most: all of the closed experts, and of each need those for which it has others. */
function cutOf({ start, end, expertOf, wanted, capacity }: AssignmentGraph, isClosed: Uint8Array, most: number): number {
  let cut = 0
  for (let e = 0; e < capacity.length; e += 1) if (isClosed[e] === 1) cut += capacity[e] as number
  for (let n = 0; n < wanted.length; n += 1) {
    const places = Math.min(most, wanted[n] as number)
    let open = 0
    for (let edge = start[n] as number; edge < (end[n] as number) && open < places; edge += 1) if (isClosed[expertOf[edge] as number] === 0) open += 1
    cut += open
  }
  return cut
}

/** Whether a fill is as good as another one, in every layer. */
export const fillsAll = (fill: Fill, wanted: Fill): boolean => wanted.atLeast.every((filled, k) => (fill.atLeast[k] ?? 0) === filled)
