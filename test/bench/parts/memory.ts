import { randomOf } from '../../../prisma/demo/random.ts'
import { type Database, openDatabase } from '../../../prisma/client.ts'
import { signedCursors } from '../../../schema/core/cursor.ts'
import { ask } from '../ask.ts'
import { loadBench } from '../data/load.ts'
import { showProgress } from '../data/progress.ts'
import { sampleQueries } from '../documents/known.ts'
import { scheduleOf } from '../documents/schedule.ts'
import { variationsOf } from '../documents/variation.ts'
import { questions } from '../queries/index.ts'
import { circumstancesOf, postgresqlVersion } from '../report/circumstances.ts'
import { figure } from '../report/report.ts'
import type { Measured } from '../report/results.ts'
import { type Memory, onSchema, type Sample } from '../report/sections/memory.ts'
import type { Running } from '../servers/child.ts'
import { secret, startGraph } from '../servers/start.ts'
import type { Run } from './part.ts'

/** How often the memory is measured, beside once before the first request. */
const samples = 10
/** So many requests come to one new document, but in a short run fewer: what is kept of documents must be full before half of it. */
const requestsADocument = 10
const fewestDocuments = 4_000

/** Measures what the server holds while ever new documents come, through its real front. */
export async function measureMemory({ url, scale, requests, pace: { connections }, busyBefore, say }: Run): Promise<Measured<Memory>> {
  await loadBench(url, scale, showProgress())
  const documents = Math.min(requests, Math.max(fewestDocuments, Math.ceil(requests / requestsADocument)))
  const database = await openDatabase({ url })
  try {
    const varied = await documentsOn(database, documents)
    const schedule = scheduleOf(requests, documents, randomOf('bench schedule'))
    const bodyAt = (place: number) => {
      const { text, variables } = varied[schedule[place] ?? 0] ?? { text: '', variables: [] }
      return JSON.stringify({ query: text, variables: variables[place % variables.length] })
    }
    const server = await startGraph({ name: 'The server', on: { url }, hasProbe: true })
    try {
      say(`memory: ${requests.toLocaleString('en-US')} requests with ${documents.toLocaleString('en-US')} documents`)
      const taken = [await sampleOf(server, 0, 0)]
      for (let part = 0; part < samples; part += 1) {
        const [from, to] = [part, part + 1].map((one) => Math.round((one * requests) / samples)) as [number, number]
        await askAll(server.url, from, to, connections, bodyAt)
        const sample = await sampleOf(server, to, Math.max(...schedule.slice(0, to)) + 1)
        taken.push(sample)
        say(`memory: ${to.toLocaleString('en-US')} requests, heap ${figure(sample.heap / 2 ** 20)} MiB, process ${figure(sample.rss / 2 ** 20)} MiB, ${sample.statements} prepared statements a session`)
      }
      return { requests, documents, connections, samples: taken, on: circumstancesOf(busyBefore, await postgresqlVersion(database.pool)) }
    } finally {
      await server.stop()
    }
  } finally {
    await database.close()
  }
}

interface Asked {
  text: string
  /** To be asked with in turn. */
  variables: readonly object[]
}

/** So many documents; one in `onSchema` of them looks at the schema. */
async function documentsOn({ pool }: Database, count: number): Promise<Asked[]> {
  const bases: Asked[] = [...sampleQueries().values()].map((text) => ({ text, variables: [{}] }))
  for (const question of questions) {
    const variants = await question.variants(pool, signedCursors(secret))
    bases.push({ text: question.graph, variables: variants.map(({ graph }) => graph) })
  }
  const varied = variationsOf(bases, count, randomOf('bench memory'))
  return varied.map((one, at) => (at % onSchema === onSchema - 1 ? { text: lookAtSchema(at), variables: [{}] } : one))
}

/** Different for each number; a name inside of a look at the schema would be refused. */
const lookAtSchema = (number: number) => `query Look${number} { __type(name: "Enterprise") { name kind fields { name type { name kind } } } }`

async function sampleOf(server: Running, requests: number, documents: number): Promise<Sample> {
  const { heapUsed: heap, rss } = await server.probe('memory')
  const statements = await server.probe('statements')
  return { requests, documents, heap, rss, sessions: statements.length, statements: Math.max(0, ...statements) }
}

/** Sends the requests of some places, so many at once. @throws BenchError for an answer with errors */
async function askAll(url: string, from: number, to: number, connections: number, bodyAt: (place: number) => string): Promise<void> {
  let next = from
  const client = async () => {
    while (next < to) await ask(url, bodyAt(next++))
  }
  await Promise.all(Array.from({ length: connections }, client))
}
