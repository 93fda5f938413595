import { collectDefaultMetrics, Registry } from 'prom-client'

let registry: Registry | null = null

/** What the process itself tells: time, memory, the event loop. There is one, whatever is served in it. */
export function processMetrics(): Registry {
  if (registry === null) {
    registry = new Registry()
    collectDefaultMetrics({ register: registry })
  }
  return registry
}
