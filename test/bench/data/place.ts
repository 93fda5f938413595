import { userInfo } from 'node:os'
import pg from 'pg'
import { placeOf } from '../../../prisma/postgresql.ts'

/** Why a bench can't go on; one line that says what to do. */
export class BenchError extends Error {
  override name = 'BenchError'
}

/** Where the bench's database is unless another is named. */
export const defaultUrl = `postgres://${encodeURIComponent(userInfo().username)}@127.0.0.1:5432/yeondae_bench`

/** What the bench wrote of its database into the database's own comment. */
export interface Label {
  scale: number
  /** Fingerprint of what made it; another one means that it is made anew. */
  made: string
  /** Whether it was loaded to its end. */
  isWhole: boolean
}

const mark = 'yeondae bench '

/** Runs one statement or more beside the database of an address, on the same server. */
async function beside<T>(url: string, work: (client: pg.Client, name: string) => Promise<T>): Promise<T> {
  placeOf(url)
  const name = decodeURIComponent(new URL(url).pathname.slice(1))
  if (name === '') throw new BenchError('The address names no database: end it with one of the bench’s own, such as /yeondae_bench.')
  const server = new URL(url)
  server.pathname = '/postgres'
  const client = new pg.Client({ connectionString: server.href })
  try {
    await client.connect()
    return await work(client, name)
  } catch (error) {
    if (error instanceof BenchError) throw error
    throw new BenchError(`PostgreSQL at ${placeOf(url)} can't be used (${(error as Error).message}): start it, or give another one with --url postgres://user@host:5432/yeondae_bench.`, { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The label of the bench's database; null where there is no such database, or an empty one. @throws BenchError when it holds anything else */
export async function readLabel(url: string): Promise<Label | null> {
  const found = await beside(url, async (client, name) => {
    const { rows } = await client.query<{ label: string | null }>("SELECT shobj_description(oid, 'pg_database') AS label FROM pg_database WHERE datname = $1", [name])
    return rows[0]
  })
  if (found === undefined) return null
  if (found.label?.startsWith(mark) === true) return JSON.parse(found.label.slice(mark.length)) as Label
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      "SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname !~ '^(pg_|information_schema)' LIMIT 1",
    )
    if (rows[0] === undefined) return null
    throw new BenchError(`The database at ${placeOf(url)} holds something else (${rows[0].name}): the bench takes only one of its own, so name another one with --url; it is created.`)
  } finally {
    await client.end()
  }
}

/** Makes sure of an empty database: what is there of the bench's own is lost, an empty one is taken as it is. @throws BenchError when it holds anything else */
export async function createPlace(url: string): Promise<void> {
  await dropPlace(url)
  await beside(url, async (client, name) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} ENCODING 'UTF8' TEMPLATE template0`)
  })
}

/** Drops the database if it is the bench's own; an empty one stays. @throws BenchError when it holds anything else */
export async function dropPlace(url: string): Promise<void> {
  if ((await readLabel(url)) === null) return
  await beside(url, (client, name) => client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`))
}

export async function writeLabel(url: string, label: Label): Promise<void> {
  await beside(url, (client, name) => client.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(name)} IS ${pg.escapeLiteral(mark + JSON.stringify(label))}`))
}
