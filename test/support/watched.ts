import { documentLimits } from '../../server/limits/document.ts'
import { type Asker, askers, provider } from './askers.ts'
import { openGraph, type TestGraph } from './graph.ts'
import { hideRows } from './hidden.ts'
import type { Hidden } from './subject.ts'

/** A graph that holds the watched rows alone, and a viewer of each kind. */
export interface Watched {
  graph: TestGraph
  hidden: Hidden
  viewers: Asker[]
}

/** Queries of these tests ask for everything at once: what a document may ask for is shown elsewhere. */
const limits = { ...documentLimits, aliases: 10_000, tokens: 1_000_000, cost: 2_000_000_000 }
const rates = { address: 2_000_000_000, named: 2_000_000_000 }

/** @param road which road the queries go: every rule must hold on both */
export async function openWatched(road: 'compiled' | 'ordinary'): Promise<Watched> {
  const { jwt, token } = await provider()
  const rows: Hidden[] = []
  const graph = await openGraph('empty', { jwt, limits, rates, road }, async (database) => void rows.push(await hideRows(database)))
  const [hidden] = rows
  if (hidden === undefined) throw new Error('no rows were made')
  return { graph, hidden, viewers: await askers(graph, graph.database, hidden, token) }
}
