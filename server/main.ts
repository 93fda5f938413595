import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Logger, pino } from 'pino'
import { sweep } from '../prisma/access/sweep.ts'
import { type Database, DatabaseError, openDatabase } from '../prisma/client.ts'
import { type Data, FactError, loadFacts } from '../prisma/load.ts'
import { isLoaded, rememberLoad } from '../prisma/load/state.ts'
import { applyMigrations, pendingMigrations } from '../prisma/migrate.ts'
import { createApp } from './app.ts'
import { type DemoKey, demoKeys } from './auth/demo-keys.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { serverOf } from './http/server.ts'
import { documentLimits } from './limits/document.ts'
import { connectRedis, RedisError } from './limits/redis.ts'
import { startRuns } from './matching/runs.ts'
import { secretOf } from './secret.ts'
import { orphanOf } from './orphans.ts'

/** A hash of the files that the data are made from, put here by the build. */
declare const DATA_FINGERPRINT: string

/** Why a start ends before it serves: one line that says what to do. */
class StartError extends Error {}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** Does one step and says in a line what came of it; a step that had nothing to do stays silent. */
async function step<T>(work: () => Promise<T>, text: (result: T) => string | null): Promise<T> {
  const begun = performance.now()
  const result = await work()
  const line = text(result)
  if (line !== null) say(`  ✓ ${line} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  return result
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }))
  // Listening comes first: a busy port is found before anything is opened.
  const { server, serve } = await listen(config)
  const redis = config.redisUrl === null ? null : await connectRedis(config.redisUrl, log)
  const opened = await step(
    () => openDatabase(config.databaseUrl === null ? { folder: config.folder } : { url: config.databaseUrl }),
    ({ kind }) => (kind === 'embedded' ? `database embedded in ${config.folder}` : 'database PostgreSQL'),
  )
  const closing = [() => opened.close(), () => Promise.resolve(redis?.disconnect())]
  let endStreams = () => {}
  let endRuns = () => Promise.resolve()
  stopOnSignal(server, () => endStreams(), () => endRuns(), closing)
  await migrate(opened)
  await step(
    () => load(opened, config.data),
    (changed) => (changed === 0 ? null : `loaded ${config.data === 'demo' ? 'the facts and the demonstration set' : 'the facts'}: ${changed} rows changed`),
  )
  const database = await forServing(opened, config)
  closing.unshift(() => database.close())
  const secret = config.secret ?? secretOf(config.folder)
  const app = await createApp({
    database,
    secret,
    log,
    jwt: config.jwt,
    limits: { ...documentLimits, cost: config.queryCost },
    rates: config.rates,
    redis,
    proxies: config.proxies,
    origins: config.origins,
    introspection: config.introspection,
    trustedOnly: config.operations === 'trusted',
    road: config.road,
  })
  process.on('unhandledRejection', orphanOf(log))
  endStreams = app.endStreams
  serve(app.handle)
  sweepHourly(database, log)
  endRuns = startRuns({ prisma: database.prisma, territory: app.territory, log }).stop
  const isDemonstration = database.kind === 'embedded' && config.data === 'demo'
  greet(config.host, (server.address() as AddressInfo).port, isDemonstration ? await demoKeys(database, secret) : [])
}

/** Deletes what may not be kept any longer, at the start and every hour. */
function sweepHourly({ prisma }: Database, log: Logger): void {
  const once = () => {
    sweep(prisma, new Date()).then(
      (swept) => log.debug(swept, 'swept'),
      (error: unknown) => log.error({ err: error }, 'the sweep failed'),
    )
  }
  once()
  setInterval(once, 3_600_000).unref()
}

/** The database as the server uses it: PostgreSQL stops statements that take too long, which loading may. */
async function forServing(database: Database, { databaseUrl }: Config): Promise<Database> {
  if (databaseUrl === null) return database
  await database.close()
  return openDatabase({ url: databaseUrl, statementTime: 10_000 })
}

async function migrate(database: Database): Promise<void> {
  const pending = await pendingMigrations(database)
  if (pending.length === 0) return
  if (database.kind === 'postgresql') {
    throw new StartError(`The database lacks ${pending.length} migration(s), first ${pending[0]}: run \`npm run db:migrate\`, then start again.`)
  }
  await step(
    () => applyMigrations(database),
    (applied) => `applied ${applied.length} migration(s)`,
  )
}

/** Brings the database to the data of this build, unless it holds them already; gives the number of rows that changed. */
async function load(database: Database, data: Data): Promise<number> {
  if (await isLoaded(database, data, DATA_FINGERPRINT)) return 0
  const { changed } = await loadFacts(database, data)
  await rememberLoad(database, data, DATA_FINGERPRINT)
  return changed
}

/** A server that answers 503 until it is given what to serve. */
async function listen({ host, port }: Config): Promise<{ server: Server; serve: (handle: RequestListener) => void }> {
  let handle: RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('Starting')
  }
  const server = serverOf((request, response) => handle(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? `Port ${port} on ${host} is in use: stop what listens there, or start with another one, such as PORT=${port + 1} npm start.`
        : error.code === 'EACCES' ? `Port ${port} needs rights that this user lacks: start with PORT above 1023.`
        : `Listening on ${host}:${port} failed (${error.code ?? error.message}): set HOST and PORT to an address of this machine.`
      reject(new StartError(reason))
    })
    server.listen(port, host, () => resolve())
  })
  return { server, serve: (next) => (handle = next) }
}

function stopOnSignal(server: Server, endStreams: () => void, endRuns: () => Promise<void>, closing: readonly (() => Promise<void>)[]): void {
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    endStreams()
    const runsEnded = endRuns()
    server.close(() => {
      runsEnded.then(() => Promise.all(closing.map((close) => close()))).then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function greet(host: string, port: number, keys: readonly DemoKey[]): void {
  const shown = host.includes(':') ? `[${host}]` : host
  const origin = `http://${shown === '0.0.0.0' ? '127.0.0.1' : shown}:${port}`
  const url = `${origin}/graphql`
  say(`
Yeondae serves the graph.

  Docs       ${origin}/docs/   (guide, recipes, schema, SDK)
  GraphiQL   ${url}   (open it in a browser)
  Endpoint   ${url}   (POST, application/json)

  Try        curl -s ${url} -H 'content-type: application/json' \\
               -d '{"query":"{ observations(first: 2, filter: {region: \\"27\\", metrics: [\\"ENTERPRISES\\"]}) { nodes { value unit period { value } } } }"}'
`)
  if (keys.length === 0) return
  const width = Math.max(...keys.map(({ whose }) => whose.length))
  say(`  Keys       for this demonstration alone; GraphiQL takes one in its Headers editor: {"Authorization": "Bearer yd_sec_…"}
${keys.map(({ whose, name, text }) => `             ${whose.padEnd(width)}  ${text}${name === null ? '' : `  (${name})`}`).join('\n')}
`)
}

/** Settles once the server serves. */
export const serving: Promise<void> = start().catch((error: unknown) => {
  const isKnown = error instanceof StartError || error instanceof ConfigError || error instanceof DatabaseError || error instanceof RedisError || error instanceof FactError
  process.stderr.write(isKnown ? `${error.message}\n` : `${(error as Error).stack ?? String(error)}\n`)
  process.exit(1)
})
