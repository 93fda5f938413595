import { fileURLToPath } from 'node:url'
import { projectRoot } from '../../../prisma/project-root.ts'
import { questions } from '../queries/index.ts'
import type { Road } from '../queries/question.ts'
import { type Running, type Start, startServer } from './child.ts'
import type { Installed } from './install-postgraphile.ts'

/** As many connections as the graph's own pool has, for everybody. */
export const poolSize = 10

/** Signs the cursors of the graph's servers, and those that the bench makes up for them. */
export const secret = 'signs the cursors of the bench alone'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Which of the graph's servers is started, and on what. */
export interface GraphStart extends Pick<Start, 'name' | 'hasProbe'> {
  /** A database of PostgreSQL, or the folder of an embedded one that holds all already. */
  on: { url: string } | { folder: string }
  /** The file that is run; absent: the server as it is built. */
  main?: string
  env?: Record<string, string>
}

/** Starts the graph behind its real front, with every limit on and so many points that none is met. */
export function startGraph({ on, main = 'server/dist/main.js', env = {}, ...rest }: GraphStart): Promise<Running> {
  return startServer({
    ...rest,
    cwd: projectRoot(),
    node: process.execPath,
    args: ['--enable-source-maps', main],
    env: {
      YEONDAE_DATA: 'none',
      YEONDAE_SECRET: secret,
      YEONDAE_RATE: '1000000000,1000000000',
      YEONDAE_LOG: 'error',
      ...('url' in on ? { DATABASE_URL: on.url } : { YEONDAE_DIR: on.folder }),
      ...env,
    },
    path: '/graphql',
  })
}

/** Starts the server of a road on a database. */
export function startRoad(road: Road, url: string, postgraphile: Installed | null): Promise<Running> {
  const cwd = projectRoot()
  const env = { DATABASE_URL: url, POOL_SIZE: String(poolSize) }
  switch (road) {
    case 'compiled':
      return startGraph({ name: 'The server', on: { url } })
    case 'ordinary':
      return startGraph({ name: 'The server on its ordinary road', on: { url }, env: { YEONDAE_ROAD: 'ordinary' } })
    case 'postgraphile': {
      if (postgraphile === null) throw new Error('PostGraphile is not installed.')
      const { node, folder } = postgraphile
      return startServer({ name: 'PostGraphile', cwd, node, args: [file('postgraphile.mjs')], env: { ...env, GRAPHILE_ENV: 'production', POSTGRAPHILE_FOLDER: folder }, path: '/graphql' })
    }
    case 'limit': {
      const statements = { '{ __typename }': 'select null::text as data', ...Object.fromEntries(questions.map(({ name, limit }) => [name, limit])) }
      return startServer({ name: 'The limit', cwd, node: process.execPath, args: [file('limit.mjs')], env: { ...env, STATEMENTS: JSON.stringify(statements) }, path: '/' })
    }
  }
}
