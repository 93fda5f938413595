/** Scores are computed with in billionths, whole numbers that sum up without rounding, so that ties are ties and a gap of 0 is 0. */
export const unit = 1e9

/** A side's member that takes part in an assignment. */
export interface Seat {
  id: string
  /** Partners that it takes at the most, 0 or more. */
  places: number
}

/** Pairs that may be assigned, as columns of equal length: places in `needs` and `experts`, and scores from 0 to 1. Each pair stands there once. */
export interface Candidates {
  need: Uint32Array
  expert: Uint32Array
  score: Float64Array
}

/** A cohort in the order of its ids, so that an assignment is the same in whatever order it was given. */
export interface AssignmentGraph {
  /** Places of needs and experts in the cohort as it was given, by their places here. */
  needAt: Int32Array
  expertAt: Int32Array
  wanted: Int32Array
  capacity: Int32Array
  /** The candidates of need n are the edges from start[n] up to, without, end[n]: best first, equals by the expert's id. */
  start: Int32Array
  end: Int32Array
  needOf: Int32Array
  expertOf: Int32Array
  /** Score in billionths. */
  gain: Int32Array
  /** Candidates of each need that reach no least score, or for whom nothing speaks. */
  below: Int32Array
}

const byId = (seats: readonly Seat[]): Int32Array =>
  Int32Array.from(seats.keys()).sort((a, b) => ((seats[a] as Seat).id < (seats[b] as Seat).id ? -1 : 1))

/**
 * Sorts a cohort. A pair with a score of 0 is no candidate, whatever the least score: nothing speaks for it, and a choice
 * among such pairs would be made up.
 * @throws RangeError for a score outside 0 to 1 or that is no number, an unknown place, an id or a pair that stands there twice
 */
export function graphOf(needs: readonly Seat[], experts: readonly Seat[], candidates: Candidates, minScore: number): AssignmentGraph {
  const needAt = byId(needs)
  const expertAt = byId(experts)
  const needRank = ranksOf(needAt, needs)
  const expertRank = ranksOf(expertAt, experts)
  const below = new Int32Array(needs.length)
  const start = new Int32Array(needs.length + 1)
  const { need, expert, score } = candidates
  const isCandidate = (edge: number) => (score[edge] as number) >= minScore && Math.round((score[edge] as number) * unit) > 0
  for (let edge = 0; edge < score.length; edge += 1) {
    const value = score[edge] as number
    const at = needRank[need[edge] as number]
    if (!(value >= 0 && value <= 1)) throw new RangeError(`a score outside 0 to 1: ${value}`)
    if (at === undefined || expertRank[expert[edge] as number] === undefined) throw new RangeError('a candidate outside the cohort')
    if (isCandidate(edge)) start[at + 1] = (start[at + 1] as number) + 1
    else below[at] = (below[at] as number) + 1
  }
  for (let n = 0; n < needs.length; n += 1) start[n + 1] = (start[n + 1] as number) + (start[n] as number)
  // A need's candidates are sorted as one number each: what the score lacks to 1, then the expert.
  const keys = new Float64Array(start[needs.length] as number)
  const next = start.slice()
  for (let edge = 0; edge < score.length; edge += 1) {
    if (!isCandidate(edge)) continue
    const at = needRank[need[edge] as number] as number
    const lack = unit - Math.round((score[edge] as number) * unit)
    keys[next[at] as number] = lack * experts.length + (expertRank[expert[edge] as number] as number)
    next[at] = (next[at] as number) + 1
  }
  const needOf = new Int32Array(keys.length)
  const expertOf = new Int32Array(keys.length)
  const gain = new Int32Array(keys.length)
  const seen = new Int32Array(experts.length).fill(-1)
  for (let n = 0; n < needs.length; n += 1) {
    const [from, to] = [start[n] as number, start[n + 1] as number]
    keys.subarray(from, to).sort()
    needOf.fill(n, from, to)
    for (let edge = from; edge < to; edge += 1) {
      const key = keys[edge] as number
      const e = key % experts.length
      if (seen[e] === n) throw new RangeError('a pair that stands twice')
      seen[e] = n
      expertOf[edge] = e
      gain[edge] = unit - Math.floor(key / experts.length)
    }
  }
  const placesOf = (seats: readonly Seat[], at: Int32Array) => Int32Array.from(at, (place) => (seats[place] as Seat).places)
  return { needAt, expertAt, wanted: placesOf(needs, needAt), capacity: placesOf(experts, expertAt), start, end: start.slice(1), needOf, expertOf, gain, below }
}

/** Places in the order of ids, by places as given. */
function ranksOf(order: Int32Array, seats: readonly Seat[]): Int32Array {
  const ranks = new Int32Array(order.length)
  order.forEach((at, rank) => {
    if (rank > 0 && (seats[at] as Seat).id === (seats[order[rank - 1] as number] as Seat).id) throw new RangeError('an id that stands twice')
    ranks[at] = rank
  })
  return ranks
}

/** The same cohort with the candidates alone whose score in billionths is at least `least`. */
export function atLeast(graph: AssignmentGraph, least: number): AssignmentGraph {
  const end = graph.end.slice()
  for (let n = 0; n < end.length; n += 1) {
    let [low, high] = [graph.start[n] as number, graph.end[n] as number]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((graph.gain[middle] as number) >= least) low = middle + 1
      else high = middle
    }
    end[n] = low
  }
  return { ...graph, end }
}
