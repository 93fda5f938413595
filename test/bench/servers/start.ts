import { fileURLToPath } from 'node:url'
import { projectRoot } from '../../../prisma/project-root.ts'
import { questions } from '../queries/index.ts'
import type { Road } from '../queries/question.ts'
import { type Running, startServer } from './child.ts'
import type { Installed } from './install-postgraphile.ts'

/** As many connections as the graph's own pool has, for everybody. */
export const poolSize = 10

/** Signs the cursors of the graph's servers, and those that the bench makes up for them. */
export const secret = 'signs the cursors of the bench alone'

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** The graph behind its real front, with every limit on and so many points that none is met. */
const graph = {
  node: process.execPath,
  args: ['--enable-source-maps', 'server/dist/main.js'],
  env: { YEONDAE_DATA: 'none', YEONDAE_SECRET: secret, YEONDAE_RATE: '1000000000,1000000000', YEONDAE_LOG: 'error' },
  path: '/graphql',
}

/** Starts the server of a road on a database. */
export function startRoad(road: Road, url: string, postgraphile: Installed | null): Promise<Running> {
  const cwd = projectRoot()
  const env = { DATABASE_URL: url, POOL_SIZE: String(poolSize) }
  switch (road) {
    case 'compiled':
      return startServer({ name: 'The server', cwd, ...graph, env: { ...graph.env, ...env } })
    case 'ordinary':
      return startServer({ name: 'The server on its ordinary road', cwd, ...graph, env: { ...graph.env, ...env, YEONDAE_ROAD: 'ordinary' } })
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
