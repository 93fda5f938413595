import { figure, type Verdict } from '../report.ts'
import type { Section } from '../section.ts'
import { markdownTable } from '../table.ts'

/** What the server holds while ever new documents come. */
export interface Memory {
  requests: number
  /** Different ones among the requests. */
  documents: number
  connections: number
  /** From before the first request on, in order. */
  samples: Sample[]
}

export interface Sample {
  /** Answered so far. */
  requests: number
  /** Different documents among them. */
  documents: number
  /** Used by objects after a forced collection, in bytes. */
  heap: number
  /** Of the whole process, in bytes. */
  rss: number
  /** Sessions with the database. */
  sessions: number
  /** Prepared statements in the session that has the most. */
  statements: number
}

/** How many times the heap of its half a run may have at its end, and prepared statements a session. */
export const mostMemory = { growth: 1.1, statements: 1000 } as const

/** How many times as large the heap is at the end as at the half. */
export function heapGrowth({ requests, samples }: Memory): number {
  const half = samples.find((sample) => sample.requests >= requests / 2)
  return (samples.at(-1)?.heap ?? NaN) / (half?.heap ?? NaN)
}

export const memory: Section<Memory> = {
  title: 'Memory',
  verdicts(result): Verdict[] {
    const growth = heapGrowth(result)
    const statements = Math.max(...result.samples.map((sample) => sample.statements))
    const after = `after ${result.requests.toLocaleString('en-US')} requests with ${result.documents.toLocaleString('en-US')} documents`
    return [
      { text: `at most ${mostMemory.growth} × the heap ${after} that there is after half of them: ${growth.toFixed(2)}`, holds: growth <= mostMemory.growth },
      { text: `at most ${mostMemory.statements.toLocaleString('en-US')} prepared statements in a session with the database: ${statements.toLocaleString('en-US')}`, holds: statements <= mostMemory.statements },
    ]
  },
  text: ({ requests, documents, connections, samples }) => `${requests.toLocaleString('en-US')} requests with ${documents.toLocaleString('en-US')} different documents by ${connections} connections, through the real front. The documents are the samples and the seven questions with other fields and names, and one in ${onSchema} is a look at the schema, which the ordinary road answers; a new one comes evenly through the whole run, of the other requests half ask for one of the latest ${recent} and half for any that was seen. The heap is measured after a forced collection.

${markdownTable(
  ['requests', 'documents', 'heap MiB', 'process MiB', 'sessions', 'statements a session'],
  samples.map((sample) => [sample.requests.toLocaleString('en-US'), sample.documents.toLocaleString('en-US'), figure(sample.heap / mebi), figure(sample.rss / mebi), String(sample.sessions), String(sample.statements)]),
)}`,
}

/** So many of the latest documents are asked for more often than the others. */
export const recent = 200

/** One in so many documents looks at the schema. */
export const onSchema = 40

const mebi = 2 ** 20
