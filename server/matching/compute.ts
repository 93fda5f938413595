import { Worker } from 'node:worker_threads'
import type { RunInputs, RunResult } from '../../schema/match/run/cohort.ts'
import type { WorkerMessage } from './run-worker.ts'

/** A computation that goes on in a thread. */
export interface Computation {
  /** Share that is done, from 0 to 1. */
  progress(): number
  /** Null: it was stopped. */
  result: Promise<RunResult | null>
}

/** The thread's bundle stands beside that of the server; a server that runs from its sources takes it from there too, since a thread can't be begun with TypeScript. */
const entry = new URL(import.meta.url.endsWith('.ts') ? '../dist/matching-worker.js' : './matching-worker.js', import.meta.url)

/** Begins a computation; the signal stops it. */
export function computeInThread(inputs: RunInputs, signal: AbortSignal): Computation {
  let progress = 0
  const worker = new Worker(entry, { workerData: inputs, execArgv: [] })
  const stop = () => void worker.terminate()
  const result = new Promise<RunResult | null>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if ('result' in message) resolve(message.result)
      else progress = message.progress
    })
    worker.once('error', reject)
    worker.once('exit', () => {
      signal.removeEventListener('abort', stop)
      if (signal.aborted) resolve(null)
      else reject(new Error('The thread of a run ended without a result.'))
    })
  })
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  return { progress: () => progress, result }
}
