import type { Scored } from './best.ts'

/** Who may be matched with a need, by score, held still: what somebody's rank would be is looked up in it. */
export interface Standings {
  /** The rank that someone would have with this score among the others, from 1. */
  rankOf(one: Scored): number
  /** The score of who has a rank when someone is left out; null: nobody has. */
  scoreAt(rank: number, without: string): number | null
}

/** Scores by place; -1: who is there may not be matched, or nobody is. */
export interface Places {
  scores: Float64Array
  idAt(place: number): string | undefined
  placeOf(id: string): number | undefined
}

export function standingsOf({ scores, idAt, placeOf }: Places): Standings {
  const sorted = scores.filter((score) => score >= 0).sort().reverse()
  /** How many come first of whom this holds. */
  const countOf = (holds: (score: number) => boolean) => {
    let [low, high] = [0, sorted.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (holds(sorted[middle] ?? 0)) low = middle + 1
      else high = middle
    }
    return low
  }
  const ownScore = (id: string) => scores[placeOf(id) ?? -1] ?? -1
  return {
    rankOf: ({ id, score }) => {
      const own = ownScore(id)
      const greater = countOf((one) => one > score)
      const tied = countOf((one) => one >= score) - greater - (own === score ? 1 : 0)
      let before = greater - (own > score ? 1 : 0)
      if (tied > 0) before += scores.reduce((sum, one, place) => (one === score && (idAt(place) ?? id) < id ? sum + 1 : sum), 0)
      return before + 1
    },
    scoreAt: (rank, without) => {
      const own = ownScore(without)
      return sorted[own >= 0 && own >= (sorted[rank - 1] ?? 0) ? rank : rank - 1] ?? null
    },
  }
}
