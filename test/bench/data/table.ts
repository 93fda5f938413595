import type { Pool } from 'pg'

/** A value of a column; arrays are not among them. */
export type Value = string | number | boolean | null

/** Rows of a table in the order of its columns, made one by one as they are written. */
export interface MadeTable {
  name: string
  /** Columns with their type in SQL, such as `"NeedStatus"`. */
  columns: Readonly<Record<string, string>>
  count: number
  rows: Iterable<readonly Value[]>
}

const batchSize = 5_000

/** Writes a table in one transaction, some thousand rows a statement; `onRows` is told how many each brought. */
export async function writeTable(pool: Pool, table: MadeTable, onRows: (count: number) => void): Promise<void> {
  const names = Object.keys(table.columns)
  const list = names.map((name) => `"${name}"`).join(', ')
  const arrays = names.map((name, at) => `$${at + 1}::${table.columns[name] ?? ''}[]`).join(', ')
  const sql = `INSERT INTO "${table.name}" (${list}) SELECT * FROM unnest(${arrays})`
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // What is lost with a machine that fails here is made anew.
    await client.query('SET LOCAL synchronous_commit = off')
    for (const batch of batches(table.rows)) {
      await client.query(sql, names.map((_name, at) => batch.map((row) => row[at] ?? null)))
      onRows(batch.length)
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

function* batches<T>(rows: Iterable<T>): Generator<T[]> {
  let batch: T[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length === batchSize) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
