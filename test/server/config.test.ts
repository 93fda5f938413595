import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { ConfigError, readConfig } from '../../server/config.ts'

const secret = 'x'.repeat(32)
const provider = { YEONDAE_JWT_ISSUER: 'https://id.example/', YEONDAE_JWT_AUDIENCE: 'yeondae', YEONDAE_JWT_JWKS: 'https://id.example/keys' }
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
      jwt: null,
      queryCost: 5_000,
      rates: { address: 10_000, named: 60_000 },
      redisUrl: null,
      proxies: 0,
      origins: '*',
      introspection: true,
      operations: 'any', road: 'compiled',
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
    [
      'an identity provider',
      provider,
      { jwt: { issuer: 'https://id.example/', audience: 'yeondae', jwks: 'https://id.example/keys' } },
    ],
    [
      'an identity provider on this machine',
      { YEONDAE_JWT_ISSUER: 'x', YEONDAE_JWT_AUDIENCE: 'y', YEONDAE_JWT_JWKS: 'http://localhost:8080/keys' },
      { jwt: { issuer: 'x', audience: 'y', jwks: 'http://localhost:8080/keys' } },
    ],
    ['no data', { YEONDAE_DATA: 'none' }, { data: 'none' }],
    ['a cost of a query', { YEONDAE_QUERY_COST: '20000' }, { queryCost: 20_000 }],
    ['points a minute', { YEONDAE_RATE: '500, 1000000000' }, { rates: { address: 500, named: 1_000_000_000 } }],
    ['Redis', { REDIS_URL: 'redis://:p%40ss@cache.example:6379/1' }, { redisUrl: 'redis://:p%40ss@cache.example:6379/1' }],
    ['Redis by TLS', { REDIS_URL: 'rediss://cache.example' }, { redisUrl: 'rediss://cache.example' }],
    ['proxies', { YEONDAE_PROXIES: '2' }, { proxies: 2 }],
    ['origins', { YEONDAE_ORIGINS: 'https://partner.example, http://localhost:3000' }, { origins: ['https://partner.example', 'http://localhost:3000'] }],
    ['any origin', { YEONDAE_ORIGINS: '*' }, { origins: '*' }],
    ['a hidden schema', { YEONDAE_INTROSPECTION: 'off' }, { introspection: false }],
    ['the SDK’s operations alone', { YEONDAE_OPERATIONS: 'trusted' }, { operations: 'trusted' }],
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
    ['YEONDAE_QUERY_COST', '0'],
    ['YEONDAE_QUERY_COST', '-5'],
    ['YEONDAE_QUERY_COST', '1e3'],
    ['YEONDAE_QUERY_COST', '1000000001'],
    ['YEONDAE_RATE', '10000'],
    ['YEONDAE_RATE', '10000,'],
    ['YEONDAE_RATE', '10000,0'],
    ['YEONDAE_RATE', '1,2,3'],
    ['YEONDAE_RATE', 'many,more'],
    ['REDIS_URL', 'cache.example:6379/hidden'],
    ['REDIS_URL', 'http://u:hidden@cache.example'],
    ['REDIS_URL', 'redis:///hidden'],
    ['YEONDAE_PROXIES', '11'],
    ['YEONDAE_PROXIES', '-1'],
    ['YEONDAE_PROXIES', 'one'],
    ['YEONDAE_ORIGINS', 'partner.example'],
    ['YEONDAE_ORIGINS', 'https://partner.example/'],
    ['YEONDAE_ORIGINS', 'https://partner.example/path'],
    ['YEONDAE_ORIGINS', 'https://partner.example,*'],
    ['YEONDAE_ORIGINS', 'https://*.partner.example,'],
    ['YEONDAE_INTROSPECTION', 'true'],
    ['YEONDAE_OPERATIONS', 'some'],
    ['YEONDAE_JWT_ISSUER', 'x'.repeat(301)],
    ['YEONDAE_JWT_AUDIENCE', ' yeondae'],
    ['YEONDAE_JWT_JWKS', 'http://id.example/keys'],
    ['YEONDAE_JWT_JWKS', 'id.example/keys'],
    ['YEONDAE_JWT_JWKS', 'https://user:hidden@id.example/keys'],
  ])('refuses %s=%j in one line with its name, and repeats no secret', (name, value) => {
    const problem = problemOf({ YEONDAE_SECRET: secret, ...provider, [name]: value })
    expect(problem).toMatch(new RegExp(`^${name} must be .+\\.$`))
    expect(problem).not.toContain('hidden')
  })

  test('a database server without a secret is refused', () => {
    expect(problemOf({ DATABASE_URL: url })).toMatch(/^YEONDAE_SECRET is missing/)
  })

  test('the identity provider is told whole or not at all', () => {
    const lines = problemOf({ YEONDAE_JWT_ISSUER: 'https://id.example/' }).split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['YEONDAE_JWT_AUDIENCE', 'YEONDAE_JWT_JWKS'])
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
