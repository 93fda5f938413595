/** Share of the true ones that stand among the first `depth`. */
export function recallAt(depth: number, ranked: readonly string[], truth: ReadonlySet<string>): number {
  const found = ranked.slice(0, depth).filter((id) => truth.has(id)).length
  return found / truth.size
}

/** Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002) of the first `depth`, each true one worth 1. */
export function ndcgAt(depth: number, ranked: readonly string[], truth: ReadonlySet<string>): number {
  const worthAt = (place: number) => 1 / Math.log2(place + 2)
  const gained = ranked.slice(0, depth).reduce((sum, id, place) => sum + (truth.has(id) ? worthAt(place) : 0), 0)
  const best = Array.from({ length: Math.min(depth, truth.size) }, (_one, place) => worthAt(place)).reduce((sum, worth) => sum + worth, 0)
  return gained / best
}

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
