import type pg from 'pg'
import type { Database } from '../../prisma/client.ts'
import type { Found, TextStatement, TextValue } from '../../prisma/pipeline.ts'
import { type Bytes, bytesOf } from './bytes.ts'

/** Runs statements that give one text; null: the text was voided by a NULL. */
export type Run = (statement: TextStatement, values: TextValue[]) => Promise<Bytes | null>

/** What takes longer, in ms, would keep those that stand behind it waiting. */
const short = 25
/** Share of the latest time in the average. */
const weight = 0.3
/** Statements that are kept prepared on each connection beside the pipeline's. */
const kept = 200

/**
 * The way that suits each statement. One that comes for the first time, or takes long, gets a connection of its own; short
 * ones share few, where each has them prepared.
 * @param told is told how long each took, in ms
 */
export function statementsOn({ pool, pipeline }: Pick<Database, 'pool' | 'pipeline'>, told?: (took: number) => void): Run {
  const alone = aloneOn(pool)
  return async (statement, values) => {
    const { expected = Infinity } = statement
    const isShort = pipeline !== null && expected <= short
    const { bytes, took } = await (isShort ? pipeline.run(statement, values, expected) : alone(statement, values))
    told?.(took)
    // The shortest of the times alone, which other work lengthens, then the average of the last ones.
    statement.expected = isShort ? expected + (took - expected) * weight : Math.min(expected, took)
    return bytes as Bytes | null
  }
}

/** Each statement on a connection that it has to itself; up to so many that come again are kept prepared. */
function aloneOn(pool: pg.Pool): (statement: TextStatement, values: TextValue[]) => Promise<Found> {
  const names = new WeakMap<TextStatement, string>()
  const seen = new WeakSet<TextStatement>()
  let named = 0
  const nameOf = (statement: TextStatement): string | undefined => {
    const name = names.get(statement)
    if (name !== undefined || !seen.has(statement) || named >= kept) {
      seen.add(statement)
      return name
    }
    const given = `alone_${(named += 1)}`
    names.set(statement, given)
    return given
  }
  return async (statement, values) => {
    const name = nameOf(statement)
    const client = await pool.connect()
    const since = performance.now()
    try {
      const { rows } = await client.query<{ data: string | null }>({ text: statement.sql, values, ...(name === undefined ? {} : { name }) })
      client.release()
      const text = rows[0]?.data ?? null
      return { bytes: text === null ? null : bytesOf(text), took: performance.now() - since }
    } catch (error) {
      // What the database refuses, by a code of five letters, leaves the connection whole.
      client.release(!/^\w{5}$/.test(String((error as { code?: unknown }).code)))
      throw error
    }
  }
}
