import pg from 'pg'
import type { Database } from '../../prisma/client.ts'
import type { Found, Pipeline, TextStatement, TextValue } from '../../prisma/pipeline.ts'

/** Runs statements that give one text; null: the text was voided by a NULL. */
export type Run = (text: TextStatement, values: TextValue[]) => Promise<string | null>

/** What takes longer would keep those that stand behind it waiting. */
const short = 10
/** Share of the latest time in the average. */
const weight = 0.3
/** Statements that the embedded database keeps prepared. */
const keptEmbedded = 200

/**
 * The way that suits each statement. One that comes for the first time, or takes long, gets a connection of its own; short
 * ones share few, where each has them prepared.
 */
export function statementsOn({ pool, pipeline }: Pick<Database, 'pool' | 'pipeline'>): Run {
  return pipeline === null ? prepared(pool) : byTime(pool, pipeline)
}

function byTime(pool: pg.Pool, pipeline: Pipeline): Run {
  // What statements took, on the average of the last times, in ms.
  const known = new WeakMap<TextStatement, number>()
  const note = (statement: TextStatement, took: number) => {
    const before = known.get(statement)
    known.set(statement, before === undefined ? took : before + (took - before) * weight)
  }
  return async (statement, values) => {
    if ((known.get(statement) ?? Infinity) <= short) {
      const { text, took } = await pipeline.run(statement, values)
      note(statement, took)
      return text
    }
    const { text, took } = await alone(pool, statement, values)
    note(statement, took)
    return text
  }
}

async function alone(pool: pg.Pool, { sql }: TextStatement, values: TextValue[]): Promise<Found> {
  const client = await pool.connect()
  const since = performance.now()
  try {
    const { rows } = await client.query<{ data: string | null }>(sql, values)
    client.release()
    return { text: rows[0]?.data ?? null, took: performance.now() - since }
  } catch (error) {
    // What the database refuses leaves the connection whole.
    client.release(!(error instanceof pg.DatabaseError))
    throw error
  }
}

/** Statements that come again are prepared, up to so many. */
function prepared(pool: pg.Pool): Run {
  const names = new WeakMap<TextStatement, string>()
  const seen = new WeakSet<TextStatement>()
  let named = 0
  return async (statement, values) => {
    let name = names.get(statement)
    if (name === undefined && seen.has(statement) && named < keptEmbedded) names.set(statement, (name = `read_${(named += 1)}`))
    seen.add(statement)
    const { rows } = await pool.query<{ data: string | null }>({ text: statement.sql, values, ...(name === undefined ? {} : { name }) })
    return rows[0]?.data ?? null
  }
}
