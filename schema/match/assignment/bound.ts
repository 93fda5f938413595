import type { AssignmentGraph } from './graph.ts'
import type { Terms } from './flow.ts'

/**
 * What no assignment can exceed, by prices of the experts' places alone and whoever found them: a need pays for each
 * partner its price, so that it gains no more than its best `score − price`, and an expert sells each place for its
 * price less its cost. With β as prices and d places of a need that is `Σ cap·β + Σ top-d (s − β)⁺`, and with costs of
 * slots `Σ Σ (β − cost)⁺` in place of the first sum (duality of linear programmes: Schrijver, Combinatorial Optimization,
 * 2003, 21). A need's bonus is counted against what the given assignment has of it, so that the bound is one of all
 * assignments which fill as many first, second and further places as this one.
 * @param held experts that each need is assigned
 * @returns the bound in billionths
 */
export function boundBy(graph: AssignmentGraph, prices: Float64Array, { bonus, slotCost }: Terms, held: Int32Array): number {
  const { start, end, expertOf, gain, wanted, capacity } = graph
  const degree = new Int32Array(capacity.length)
  let bound = 0
  let margins = new Float64Array(64)
  for (let n = 0; n < wanted.length; n += 1) {
    const [from, to] = [start[n] as number, end[n] as number]
    if (margins.length < to - from) margins = new Float64Array(2 * (to - from))
    for (let edge = from; edge < to; edge += 1) {
      const e = expertOf[edge] as number
      degree[e] = (degree[e] as number) + 1
      margins[edge - from] = (prices[e] as number) - (gain[edge] as number)
    }
    const sorted = margins.subarray(0, to - from).sort()
    let [sum, most, own] = [0, 0, 0]
    for (let k = 1; k <= Math.min(wanted[n] as number, to - from); k += 1) {
      sum += (bonus[k] as number) - (sorted[k - 1] as number)
      most = Math.max(most, sum)
      if (k <= (held[n] as number)) own += bonus[k] as number
    }
    bound += most - own
  }
  for (let e = 0; e < capacity.length; e += 1) {
    for (let place = 0; place < Math.min(capacity[e] as number, degree[e] as number); place += 1) bound += Math.max(0, (prices[e] as number) - slotCost * place)
  }
  return bound
}
