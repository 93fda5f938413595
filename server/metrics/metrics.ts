import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../../prisma/client.ts'
import type { Road } from '../reads/road.ts'
import { processMetrics } from './process.ts'

/** The numbers of a server, for Prometheus. */
export interface Metrics {
  /**
   * Counts an answer of the graph.
   * @param road which road gave it; undefined: none, since it was refused or given up
   * @param began when the request arrived, as `performance.now()` tells it
   */
  answered(road: Road | undefined, began: number): void
  /** Counts a request that was told an error of this code. */
  refused(code: string): void
  /** @param took how long a statement of a compiled read took, in ms */
  read(took: number): void
  /** Counts events of streams that were told. */
  told(events: number): void
  /** Tells how many streams are open, whenever somebody asks. */
  countStreams(open: () => number): void
  /** Everything as text. */
  text(): Promise<string>
  /** The media type of the text. */
  type: string
}

/** Reasons that are told apart; a reason names a field of the schema, and there are many. */
const mostReasons = 100
/** In seconds. */
const buckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function createMetrics({ pool, pipeline, statements }: Pick<Database, 'pool' | 'pipeline' | 'statements'>): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const queries = new Counter({
    name: 'yeondae_queries_total',
    help: 'Operations by the road that answered them, and why it was not the compiled one',
    labelNames: ['road', 'reason'],
    registers,
  })
  const refusals = new Counter({ name: 'yeondae_refusals_total', help: 'Requests that were told an error, by its code', labelNames: ['code'], registers })
  const requests = new Histogram({
    name: 'yeondae_request_seconds',
    help: 'From the arrival of a request to its answer, by road; none: refused or given up',
    labelNames: ['road'],
    buckets,
    registers,
  })
  const times = new Histogram({
    name: 'yeondae_statement_seconds',
    help: 'How long the database was at a statement: of a compiled read, or of the ordinary road with whatever else is asked of the database',
    labelNames: ['road'],
    buckets,
    registers,
  })
  new Gauge({
    name: 'yeondae_statements',
    help: 'Statements by way and state; of the pool, connections that are taken and those who wait for one',
    labelNames: ['way', 'state'],
    registers,
    collect() {
      const load = pipeline?.load ?? { running: 0, waiting: 0 }
      this.set({ way: 'pipeline', state: 'running' }, load.running)
      this.set({ way: 'pipeline', state: 'waiting' }, load.waiting)
      this.set({ way: 'pool', state: 'running' }, pool.totalCount - pool.idleCount)
      this.set({ way: 'pool', state: 'waiting' }, pool.waitingCount)
    },
  })
  const events = new Counter({ name: 'yeondae_changes_told_total', help: 'Changes that streams were told', registers })
  let openStreams = () => 0
  new Gauge({
    name: 'yeondae_streams',
    help: 'Streams that are open',
    registers,
    collect() {
      this.set(openStreams())
    },
  })
  const observe = (road: Road['name']) => (took: number) => times.observe({ road }, took / 1000)
  statements.took = observe('ordinary')
  const known = new Set<string>()
  const bounded = (reason: string): string => {
    if (known.size < mostReasons) known.add(reason)
    return known.has(reason) ? reason : 'another one'
  }
  return {
    answered(road, began) {
      if (road !== undefined) queries.inc({ road: road.name, reason: road.name === 'compiled' ? '' : bounded(road.reason) })
      requests.observe({ road: road?.name ?? 'none' }, (performance.now() - began) / 1000)
    },
    refused: (code) => refusals.inc({ code }),
    read: observe('compiled'),
    told: (count) => events.inc(count),
    countStreams(open) {
      openStreams = open
    },
    text: async () => (await Promise.all([registry.metrics(), processMetrics().metrics()])).join('\n'),
    type: registry.contentType,
  }
}
