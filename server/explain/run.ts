import type { Database } from '../../prisma/client.ts'
import { bytesOf, textOf } from '../reads/bytes.ts'
import type { Statement } from '../reads/read.ts'

/** What the database says of a statement. */
export interface Told {
  /** What EXPLAIN prints, line by line. */
  lines: string[]
  /** The same as JSON has it. */
  plan: unknown
  tables: string[]
  /** Letters of `data`; null: it was not run, or ended in failure. */
  letters: number | null
  /** Why the ordinary road answers after all; null: it does not, or nobody ran it. */
  failure: Error | null
}

interface Node {
  'Relation Name'?: string
  Plans?: Node[]
}

const tablesOf = ({ 'Relation Name': name, Plans: plans = [] }: Node): string[] => [...(name === undefined ? [] : [name]), ...plans.flatMap(tablesOf)]

/** Asks the database how it runs a statement; with `analyze` it runs it, in a transaction that may read alone and is rolled back. */
export async function run({ pool }: Database, { text: { sql }, values, finish }: Statement, analyze: boolean): Promise<Told> {
  const client = await pool.connect()
  const more = analyze ? ', analyze, buffers' : ''
  const ask = async (text: string) => (await client.query<[unknown]>({ text, values, rowMode: 'array' })).rows.map(([column]) => column)
  try {
    await client.query('begin transaction read only')
    const [plan] = (await ask(`explain (format json${more}) ${sql}`)) as [[{ Plan: Node }]]
    const told: Told = { lines: (await ask(`explain (format text${more}) ${sql}`)) as string[], plan: plan[0], tables: [...new Set(tablesOf(plan[0].Plan))].sort(), letters: null, failure: null }
    if (!analyze) return told
    const [data] = (await ask(sql)) as [string]
    try {
      return { ...told, letters: textOf(finish(bytesOf(data))).length }
    } catch (error) {
      return { ...told, failure: error as Error }
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
}
