import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { ConfigError, readConfig } from '../../server/config.ts'

const secret = 'x'.repeat(32)
const url = 'postgresql://app:p%40ss@db.example:5432/yeondae'

describe('configuration', () => {
  test('an empty environment gives the embedded database with the demonstration set, for this machine only', () => {
    expect(readConfig({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      folder: join(projectRoot(), '.yeondae'),
      databaseUrl: null,
      data: 'demo',
      secret: null,
      logLevel: 'info',
    })
  })

  test.each([
    ['an empty variable is an absent one', { PORT: '', HOST: '', YEONDAE_DATA: '', DATABASE_URL: '' }, { port: 4000, host: '127.0.0.1', data: 'demo' }],
    ['the highest port', { PORT: '65535' }, { port: 65_535 }],
    ['port 0, for a free one', { PORT: '0' }, { port: 0 }],
    ['all addresses of version 6', { HOST: '::' }, { host: '::' }],
    ['a host name', { HOST: 'graph.yeondae.example' }, { host: 'graph.yeondae.example' }],
    ['a folder of its own', { YEONDAE_DIR: '/var/lib/yeondae' }, { folder: '/var/lib/yeondae' }],
    ['a folder in the project', { YEONDAE_DIR: 'data/graph' }, { folder: join(projectRoot(), 'data/graph') }],
    ['a database server, which gets no made-up rows', { DATABASE_URL: url, YEONDAE_SECRET: secret }, { databaseUrl: url, data: 'facts', secret }],
    ['a database server with the demonstration set', { DATABASE_URL: url, YEONDAE_SECRET: secret, YEONDAE_DATA: 'demo' }, { data: 'demo' }],
    ['a socket in place of a host', { DATABASE_URL: 'postgres:///graph?host=/run/db', YEONDAE_SECRET: secret }, { data: 'facts' }],
    ['no data', { YEONDAE_DATA: 'none' }, { data: 'none' }],
    ['silence', { YEONDAE_LOG: 'silent' }, { logLevel: 'silent' }],
    ['variables of others', { PATH: '/bin', PGHOST: 'x' }, { port: 4000 }],
  ])('takes %s', (_, env, expected) => {
    expect(readConfig(env)).toMatchObject(expected)
  })

  test.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '4000.0'],
    ['PORT', '0x10'],
    ['PORT', ' 4000'],
    ['PORT', '999999999999'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', '127.0.0.1:4000'],
    ['HOST', '999.0.0.1'],
    ['HOST', '127.0.0'],
    ['HOST', 'a b'],
    ['YEONDAE_DIR', '  '],
    ['YEONDAE_DIR', 'a\0b'],
    ['DATABASE_URL', 'mysql://u:hidden@db/x'],
    ['DATABASE_URL', 'postgres://u:hidden@db:port/x'],
    ['DATABASE_URL', 'postgres://u:hidden @db/x'],
    ['YEONDAE_DATA', 'all'],
    ['YEONDAE_DATA', 'DEMO'],
    ['YEONDAE_SECRET', 'hidden'],
    ['YEONDAE_LOG', 'loud'],
  ])('refuses %s=%j in one line with its name, and repeats no secret', (name, value) => {
    const problem = problemOf({ YEONDAE_SECRET: secret, [name]: value })
    expect(problem).toMatch(new RegExp(`^${name} must be .+\\.$`))
    expect(problem).not.toContain('hidden')
  })

  test('a database server without a secret is refused', () => {
    expect(problemOf({ DATABASE_URL: url })).toMatch(/^YEONDAE_SECRET is missing/)
  })

  test('all problems are told at once, a line each', () => {
    const lines = problemOf({ PORT: 'x', YEONDAE_LOG: 'x', DATABASE_URL: 'x', HOST: ' ' }).split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HOST', 'DATABASE_URL', 'YEONDAE_LOG', 'YEONDAE_SECRET'])
  })
})

function problemOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).message
  }
  throw new Error('It was taken')
}
