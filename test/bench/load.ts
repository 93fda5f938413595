import autocannon from 'autocannon'
import { BenchError } from './data/place.ts'

/** What a road did under load in one round; no answer at all is 0 a second, and its times are no numbers. */
export interface Figures {
  /** Answers a second. */
  rps: number
  /** Median time to an answer, in ms. */
  p50: number
  /** Time within which 99 of 100 answers came, in ms. */
  p99: number
}

/** A round, with all that was answered in it. */
export interface Load extends Figures {
  /** Answers, those too that came after its end. */
  answers: number
}

/** Connections that are kept alive, each with one request at a time. */
export const connections = 16

/**
 * Asks a server as fast as it answers, for some seconds; each connection begins at another body.
 * @param clients how many connections ask
 * @throws BenchError when an answer was refused or held errors
 */
export async function underLoad(url: string, bodies: readonly string[], seconds: number, clients = connections): Promise<Load> {
  const requests = bodies.map((body) => ({ method: 'POST' as const, headers: { 'content-type': 'application/json' }, body }))
  const times: number[] = []
  let started = 0
  let answers = 0
  const begun = performance.now()
  const end = begun + seconds * 1000
  const instance = autocannon(
    {
      url,
      connections: clients,
      duration: seconds,
      sampleInt: 100,
      requests,
      verifyBody: (body) => !String(body).includes('"errors":['),
      setupClient: (client) => {
        const from = Math.floor((started++ * requests.length) / clients)
        client.setRequests([...requests.slice(from), ...requests.slice(0, from)])
      },
    },
    () => undefined,
  )
  let last = begun
  instance.on('response', (_client, _status, _bytes, time) => {
    answers += 1
    const now = performance.now()
    if (now > end) return
    times.push(time)
    last = now
  })
  const result = await new Promise<autocannon.Result>((resolve) => instance.on('done', resolve))
  const failed = result.errors + result.non2xx + result.mismatches
  if (failed > 0)
    throw new BenchError(`${failed} of ${times.length} requests failed under load at ${new URL(url).pathname}: ${result.errors} broken connections or time-outs, ${result.non2xx} refusals, ${result.mismatches} answers with errors.`)
  times.sort((a, b) => a - b)
  return { rps: times.length === 0 ? 0 : times.length / ((last - begun) / 1000), p50: at(times, 0.5), p99: at(times, 0.99), answers }
}

/** The value below which a share of the sorted ones lie. */
export function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}
