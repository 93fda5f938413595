import { availableParallelism } from 'node:os'
import pg from 'pg'
import { DatabaseError, firstLine } from './database-error.ts'
import { Pipeline } from './pipeline.ts'

const connectWithin = 5_000
const oldestVersion = 150_000
/**
 * Connections that short reads share, as many as processors: each is busy as long as statements stand there, and more of
 * them would take turns in the middle of statements.
 */
const pipelined = Math.min(8, Math.max(2, availableParallelism()))

/** The ways to a PostgreSQL server. */
export interface Connections {
  pool: pg.Pool
  pipeline: Pipeline
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'there is no such host',
  ETIMEDOUT: `no answer within ${connectWithin / 1000} s`,
  '28P01': 'it refuses this user and password',
  '28000': 'it refuses this user',
  '3D000': 'it has no such database',
}

/**
 * A session takes and frees a few MB once. From then on glibc, whose thresholds follow the largest piece that was freed
 * (mallopt(3), M_MMAP_THRESHOLD), keeps a session's memory between statements instead of giving it back after each: a count
 * of thousands of rows took 2.8 times as long where it did.
 */
const keepMemory = "SELECT length(repeat(' ', 8000000))"

/**
 * Connects to a PostgreSQL server, version 15 or later.
 * @param url postgresql://user:password@host:port/database
 * @param statementTime how long a statement may run, in ms, before the server stops it; 0: as long as it takes
 * @throws DatabaseError UNREACHABLE when the address is no such one, nobody answers within 5 s, the server refuses, or is too old
 */
export async function connectPostgresql(url: string, statementTime = 0): Promise<Connections> {
  const place = placeOf(url)
  const connection = { connectionString: url, application_name: 'yeondae' }
  const { version, encoding } = await ask(new pg.Client({ ...connection, connectionTimeoutMillis: connectWithin }), url, place)
  if (version < oldestVersion)
    throw unreachable(place, `it is version ${Math.floor(version / 10_000)}`, 'use PostgreSQL 15 or later')
  if (encoding !== 'UTF8') throw unreachable(place, `its encoding is ${encoding}`, 'create the database with ENCODING UTF8')
  const limits = { ...connection, connectionTimeoutMillis: 2 * connectWithin }
  // Prisma's adapter reads instants as if they were in UTC, whatever the server prints.
  // Compiling a plan takes longer than any read of ours that the planner thinks dear.
  const settings = `SET TIME ZONE 'UTC'; SET jit = off; ${keepMemory}; SET statement_timeout = ${statementTime}`
  // eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it; its types are behind
  const pool = new pg.Pool({ ...limits, max: 10, onConnect: (client) => client.query(settings) })
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  const connect = async () => {
    const client = new pg.Client({ ...limits, ...{ pipeline: true } })
    await client.connect()
    await client.query(settings)
    return client
  }
  return { pool, pipeline: new Pipeline(connect, pipelined) }
}

interface Server {
  /** As the server counts: 150020 is 15.20. */
  version: number
  encoding: string
}

async function ask(client: pg.Client, url: string, place: string): Promise<Server> {
  try {
    await client.connect()
    const { rows } = await client.query<Server>(
      "SELECT current_setting('server_version_num')::int AS version, current_setting('server_encoding') AS encoding",
    )
    return rows[0] ?? { version: 0, encoding: 'none' }
  } catch (error) {
    throw unreachable(place, reasonOf(error, url), 'start it, or correct DATABASE_URL', error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function unreachable(place: string, reason: string, advice: string, cause?: unknown): DatabaseError {
  return new DatabaseError('UNREACHABLE', `PostgreSQL at ${place} can't be used (${reason}): ${advice}.`, { cause })
}

/** Host, port and database of an address: what may be shown of it. */
export function placeOf(url: string): string {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url))
    throw new DatabaseError('UNREACHABLE', 'DATABASE_URL is no address of PostgreSQL: write postgresql://user:password@host:5432/database, special characters of the password percent-encoded.')
  const { hostname, port, pathname, searchParams } = new URL(url)
  const schema = searchParams.get('schema') ?? 'public'
  const place = `${hostname || (searchParams.get('host') ?? 'localhost')}:${port || '5432'}${pathname}`
  if (schema !== 'public') throw unreachable(place, `DATABASE_URL asks for the schema ${schema}`, 'only the schema public is used')
  return place
}

function reasonOf(error: unknown, url: string): string {
  const code = (error as { code?: unknown }).code
  const known = typeof code === 'string' ? reasons[code] : undefined
  const text = firstLine(error)
  if (known ?? /timeout/i.test(text)) return known ?? `no answer within ${connectWithin / 1000} s`
  const { password } = new URL(url)
  return [password, decodeURIComponent(password)].reduce((line, secret) => (secret ? line.replaceAll(secret, '…') : line), text)
}
