// A run's computation in a thread of its own: it takes seconds, in which the process goes on answering.
import { parentPort, workerData } from 'node:worker_threads'
import { computeRun, type RunInputs, type RunResult } from '../../schema/match/run/cohort.ts'

/** What the thread tells. */
export type WorkerMessage = { progress: number } | { result: RunResult }

/** How often it tells its progress at the most, in ms. */
const everyMs = 200

if (parentPort !== null) {
  const port = parentPort
  let toldAt = performance.now()
  const tell = (message: WorkerMessage) => port.postMessage(message)
  const result = computeRun(workerData as RunInputs, (progress) => {
    if (performance.now() - toldAt < everyMs) return
    toldAt = performance.now()
    tell({ progress })
  })
  tell({ result })
}
