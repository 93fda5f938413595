import type { AssignmentGraph } from './graph.ts'

/** What an assignment is worth beside the scores of its pairs, in billionths. */
export interface Terms {
  /** What a need's k-th expert is worth in itself, at k; never more than the one before. */
  bonus: Float64Array
  /** By how much each further need of an expert costs more than the one before, 0 or more. */
  slotCost: number
}

/** A dearest assignment, with the prices that prove it. */
export interface Flow {
  /** 1 for an edge that is assigned. */
  used: Uint8Array
  /** What a place of each expert is worth, in billionths. */
  prices: Float64Array
}

/**
 * The assignment of greatest worth: a minimum-cost flow by successive shortest paths with potentials (Ahuja, Magnanti,
 * Orlin: Network Flows, 1993, 9.7), a need's place at a time, each need's first before anybody's second. With whole
 * numbers as costs it is exact. The search stops as soon as an end is found that is as near as any: where all scores
 * are equal everything else is, too.
 *
 * An own flow and no solver: HiGHS's linear program takes ten times as long and 200 MiB for the same value to the last
 * digit (the bench compares them), and can't be stopped at a step.
 * @param onStep told after each need's place with the share that is done
 */
export function flowOf(graph: AssignmentGraph, { bonus, slotCost }: Terms, onStep: (share: number) => void = () => {}): Flow {
  const { start, end, needOf, expertOf, gain, wanted, capacity } = graph
  const needs = wanted.length
  const experts = capacity.length
  const used = new Uint8Array(gain.length)
  /** Potentials: at the most how far it is from a node to a free place. Experts stand behind the needs. */
  const far = new Float64Array(needs + experts)
  const load = new Int32Array(needs + experts)
  /** Edges that each expert is assigned by, in slots of its own. */
  const slot = new Int32Array(experts + 1)
  const degree = new Int32Array(experts)
  for (let n = 0; n < needs; n += 1) for (let edge = start[n] as number; edge < (end[n] as number); edge += 1) add(degree, expertOf[edge] as number, 1)
  for (let e = 0; e < experts; e += 1) slot[e + 1] = (slot[e] as number) + Math.min(degree[e] as number, capacity[e] as number)
  const places = (e: number) => (slot[e + 1] as number) - (slot[e] as number)
  const slotEdge = new Int32Array(slot[experts] as number)
  const slotAt = new Int32Array(gain.length)
  /** Whether a need has what it can get. */
  const isSettled = new Uint8Array(needs)

  const distance = new Float64Array(needs + experts)
  const round = new Int32Array(needs + experts).fill(-1)
  const isDone = new Uint8Array(needs + experts)
  const via = new Int32Array(needs + experts)
  const touched = new Int32Array(needs + experts)
  const heap = heapOf()
  /** Nodes as near as the one that is looked at, which needn't go through the heap. */
  const level: number[] = []
  let rounds = 0
  /** The edge by which the nearest path reaches its end. */
  let endEdge = -1

  const augment = (source: number): void => {
    const own = bonus[(load[source] as number) + 1] as number
    if (load[source] === 0) {
      let least = Infinity
      for (let edge = start[source] as number; edge < (end[source] as number); edge += 1) {
        least = Math.min(least, (far[needs + (expertOf[edge] as number)] as number) - (gain[edge] as number))
      }
      far[source] = least
    }
    let best = own - (far[source] as number)
    if (!(best > 0)) {
      isSettled[source] = 1
      return
    }
    rounds += 1
    let count = 0
    /** Where the nearest path ends: at an expert, at a need that gives a place up, or (the source) without a place. */
    let last = source
    heap.clear()
    level.length = 0
    const reach = (node: number, at: number, edge: number, from: number): void => {
      if (round[node] === rounds) {
        if ((distance[node] as number) <= at) return
      } else {
        round[node] = rounds
        touched[count] = node
        count += 1
      }
      isDone[node] = 0
      distance[node] = at
      via[node] = edge
      if (at === from) level.push(node)
      else heap.push(at, node)
    }
    reach(source, 0, -1, 0)
    for (;;) {
      const node = level.pop() ?? heap.pop()
      if (node < 0) break
      const at = distance[node] as number
      if (at >= best) {
        if (level.length === 0) break
        continue
      }
      if (isDone[node] === 1) continue
      isDone[node] = 1
      if (node < needs) {
        const base = at - (far[node] as number)
        for (let edge = start[node] as number; edge < (end[node] as number); edge += 1) {
          const near = base - (gain[edge] as number)
          // No price is below 0, and the further candidates are worse.
          if (near >= best) break
          if (used[edge] === 1) continue
          const e = expertOf[edge] as number
          const reached = near + (far[needs + e] as number)
          if (reached >= best) continue
          const held = load[needs + e] as number
          if (held < places(e)) {
            const ended = reached + slotCost * held - (far[needs + e] as number)
            if (ended < best) {
              best = ended
              last = needs + e
              endEdge = edge
            }
          }
          // Who has no place at all is only made dearer.
          if ((held > 0 || places(e) === 0) && reached < best) reach(needs + e, reached, edge, at)
        }
      } else {
        const e = node - needs
        const from = slot[e] as number
        const base = at - (far[node] as number)
        for (let place = from; place < from + (load[node] as number); place += 1) {
          const edge = slotEdge[place] as number
          const n = needOf[edge] as number
          const reached = base + (gain[edge] as number) + (far[n] as number)
          if (reached >= best) continue
          const ended = reached + (bonus[load[n] as number] as number) - (far[n] as number)
          if (ended < best) {
            best = ended
            last = n
            endEdge = edge
          }
          if (reached < best) reach(n, reached, edge, at)
        }
      }
    }
    for (let index = 0; index < count; index += 1) {
      const node = touched[index] as number
      const short = best - (distance[node] as number)
      if (short > 0) far[node] = (far[node] as number) + short
    }
    if (last === source) isSettled[source] = 1
    else assign(source, last)
  }
  /** Moves places along the path that was found. */
  const assign = (source: number, last: number): void => {
    let edge = endEdge
    let place: number
    if (last < needs) {
      place = release(edge)
      add(load, last, -1)
      isSettled[last] = 1
      edge = via[needs + (expertOf[edge] as number)] as number
    } else {
      place = (slot[last - needs] as number) + (load[last] as number)
      add(load, last, 1)
    }
    for (;;) {
      used[edge] = 1
      slotEdge[place] = edge
      slotAt[edge] = place
      const n = needOf[edge] as number
      if (n === source) break
      const left = via[n] as number
      place = release(left)
      edge = via[needs + (expertOf[left] as number)] as number
    }
    add(load, source, 1)
  }
  const release = (edge: number): number => {
    used[edge] = 0
    return slotAt[edge] as number
  }

  const most = wanted.reduce((a, b) => Math.max(a, b), 0)
  const total = wanted.reduce((a, b) => a + b, 0)
  let done = 0
  for (let k = 1; k <= most; k += 1) {
    for (let n = 0; n < needs; n += 1) {
      if ((wanted[n] as number) < k) continue
      if (isSettled[n] === 0) augment(n)
      done += 1
      onStep(done / total)
    }
  }
  return { used, prices: far.slice(needs) }
}

function add(array: Int32Array, at: number, by: number): void {
  array[at] = (array[at] as number) + by
}

/** A binary heap of nodes by distance; a node may stand in it more than once. */
function heapOf() {
  const keys: number[] = []
  const nodes: number[] = []
  return {
    clear(): void {
      keys.length = 0
      nodes.length = 0
    },
    push(key: number, node: number): void {
      let at = keys.length
      keys.push(key)
      nodes.push(node)
      while (at > 0) {
        const parent = (at - 1) >> 1
        if ((keys[parent] as number) <= key) break
        keys[at] = keys[parent] as number
        nodes[at] = nodes[parent] as number
        at = parent
      }
      keys[at] = key
      nodes[at] = node
    },
    /** The nearest node; -1: there is none. */
    pop(): number {
      const node = nodes[0] ?? -1
      const key = keys.pop()
      const moved = nodes.pop()
      const size = keys.length
      if (key === undefined || moved === undefined || size === 0) return node
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        if (child >= size) break
        if (child + 1 < size && (keys[child + 1] as number) < (keys[child] as number)) child += 1
        if ((keys[child] as number) >= key) break
        keys[at] = keys[child] as number
        nodes[at] = nodes[child] as number
        at = child
      }
      keys[at] = key
      nodes[at] = moved
      return node
    },
  }
}
