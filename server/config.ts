import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../prisma/project-root.ts'

/** What a start takes from the environment. */
export interface Config {
  /** TCP port; 0 lets the system pick a free one (for tests). */
  port: number
  /** Address or host name to listen on. */
  host: string
  /** Absolute path of the folder that holds the embedded database and what is made once. */
  folder: string
  /** PostgreSQL to use; null means the embedded database in `folder`. */
  databaseUrl: string | null
  /** What is loaded at the start: facts with the demonstration set, facts alone, or nothing. */
  data: 'demo' | 'facts' | 'none'
  /** Signs cursors; null means the one that is made once in `folder`. Never null with `databaseUrl`. */
  secret: string | null
  /** The identity provider whose tokens are taken, with the address of its public keys; null: tokens are refused. */
  jwt: { issuer: string; audience: string; jwks: string } | null
  /** Points that one query may cost. */
  queryCost: number
  /** Points a minute: of an address, and of a key or a person. */
  rates: { address: number; named: number }
  /** Redis in which several processes count points together; null: each counts by itself. */
  redisUrl: string | null
  /** How many proxies stand before the server, whose X-Forwarded-For is believed. */
  proxies: number
  /** Origins whose pages may ask from a browser; `*` means any. */
  origins: '*' | readonly string[]
  /** Whether the schema may be asked for. */
  introspection: boolean
  /** Which documents are taken: any, or the SDK's alone. */
  operations: 'any' | 'trusted'
  /** Which road queries go: compiled to one statement where they can be, or all the ordinary one, for comparison. */
  road: 'compiled' | 'ordinary'
  /** Least grave level that is logged. */
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** The environment asks for something impossible; the message has a line for each variable, with what was expected. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const expected = {
  PORT: 'a whole number from 1 to 65535 (0 picks a free port)',
  HOST: 'an IP address or a host name, without scheme and port',
  YEONDAE_DIR: 'the path of a folder',
  DATABASE_URL: 'postgres://user:password@host:5432/database (special characters of the password percent-encoded)',
  YEONDAE_DATA: 'demo, facts or none',
  YEONDAE_SECRET: 'at least 32 characters',
  YEONDAE_LOG: 'silent, error, warn, info or debug',
  YEONDAE_JWT_ISSUER: 'the issuer of the tokens (`iss`), 1 to 300 characters',
  YEONDAE_JWT_AUDIENCE: 'the audience that the tokens name (`aud`), 1 to 300 characters',
  YEONDAE_JWT_JWKS: 'the https address of the identity provider\'s public keys (http for localhost alone)',
  YEONDAE_QUERY_COST: 'a whole number of points from 1 to 1000000000',
  YEONDAE_RATE: 'points a minute of an address and of a key or person, such as 10000,60000 (each from 1 to 1000000000)',
  REDIS_URL: 'redis://user:password@host:6379/0, or rediss:// for TLS (special characters of the password percent-encoded)',
  YEONDAE_PROXIES: 'how many proxies stand before the server, 0 to 10',
  YEONDAE_ORIGINS: '* or a comma list of origins such as https://partner.example,http://localhost:3000',
  YEONDAE_INTROSPECTION: 'on or off',
  YEONDAE_OPERATIONS: 'any or trusted',
  YEONDAE_ROAD: 'compiled or ordinary',
} as const

type Name = keyof typeof expected
const names = Object.keys(expected) as Name[]
const jwtNames = ['YEONDAE_JWT_ISSUER', 'YEONDAE_JWT_AUDIENCE', 'YEONDAE_JWT_JWKS'] as const satisfies readonly Name[]
const hostName = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i

const claim = z.string().max(300).refine((text) => text.trim() === text && !text.includes('\0'))

const points = (text: string): number | null => (/^\d{1,10}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000_000_000 ? Number(text) : null)

const environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(4000),
  HOST: z
    .string()
    .refine((host) => isIP(host) !== 0 || (hostName.test(host) && !/^[\d.]+$/.test(host)))
    .default('127.0.0.1'),
  YEONDAE_DIR: z
    .string()
    .refine((path) => path.trim() !== '' && !path.includes('\0'))
    .default('.yeondae'),
  DATABASE_URL: z
    .string()
    .refine((url) => /^postgres(ql)?:\/\/\S+$/.test(url) && URL.canParse(url))
    .optional(),
  YEONDAE_DATA: z.enum(['demo', 'facts', 'none']).optional(),
  YEONDAE_SECRET: z.string().min(32).optional(),
  YEONDAE_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  YEONDAE_JWT_ISSUER: claim.optional(),
  YEONDAE_JWT_AUDIENCE: claim.optional(),
  YEONDAE_JWT_JWKS: z.string().refine(isKeysAddress).optional(),
  YEONDAE_QUERY_COST: z.string().transform(points).pipe(z.number()).default(5_000),
  YEONDAE_RATE: z
    .string()
    .transform((text) => text.split(',').map((part) => points(part.trim())))
    .pipe(z.tuple([z.number(), z.number()]))
    .transform(([address, named]) => ({ address, named }))
    .default({ address: 10_000, named: 60_000 }),
  REDIS_URL: z
    .string()
    .refine((url) => /^rediss?:\/\/\S+$/.test(url) && URL.canParse(url) && new URL(url).hostname !== '')
    .optional(),
  YEONDAE_PROXIES: z
    .string()
    .regex(/^(\d|10)$/)
    .transform(Number)
    .default(0),
  YEONDAE_ORIGINS: z
    .string()
    .transform((text) => (text.trim() === '*' ? '*' : text.split(',').map((origin) => origin.trim())))
    .refine((origins) => origins === '*' || origins.every(isOrigin))
    .default('*'),
  YEONDAE_INTROSPECTION: z.enum(['on', 'off']).default('on'),
  YEONDAE_OPERATIONS: z.enum(['any', 'trusted']).default('any'),
  YEONDAE_ROAD: z.enum(['compiled', 'ordinary']).default('compiled'),
})

/**
 * Reads the configuration; an empty variable counts as absent. A relative YEONDAE_DIR starts at the project's folder.
 * @param env the process's environment unless a test gives another
 * @throws ConfigError naming every variable that can't be used
 */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])))
  const parsed = environment.safeParse(given)
  const bad = new Set(parsed.error?.issues.map((issue) => issue.path[0] as Name))
  const problems = names.filter((name) => bad.has(name)).map((name) => problemOf(name, given[name] ?? ''))
  if (given['DATABASE_URL'] && !given['YEONDAE_SECRET'])
    problems.push(`YEONDAE_SECRET is missing: DATABASE_URL needs it, ${expected.YEONDAE_SECRET}, the same for every process.`)
  const lacking = jwtNames.filter((name) => !given[name])
  if (lacking.length > 0 && lacking.length < jwtNames.length)
    problems.push(...lacking.map((name) => `${name} is missing: ${jwtNames.join(', ')} are set together or not at all.`))
  if (!parsed.success || problems.length) throw new ConfigError(problems.join('\n'))
  const { PORT, HOST, YEONDAE_DIR, DATABASE_URL, YEONDAE_DATA, YEONDAE_SECRET, YEONDAE_LOG, REDIS_URL, YEONDAE_JWT_ISSUER: issuer, YEONDAE_JWT_AUDIENCE: audience, YEONDAE_JWT_JWKS: jwks } = parsed.data
  return {
    port: PORT,
    host: HOST,
    folder: resolve(projectRoot(), YEONDAE_DIR),
    databaseUrl: DATABASE_URL ?? null,
    data: YEONDAE_DATA ?? (DATABASE_URL ? 'facts' : 'demo'),
    secret: YEONDAE_SECRET ?? null,
    jwt: issuer && audience && jwks ? { issuer, audience, jwks } : null,
    queryCost: parsed.data.YEONDAE_QUERY_COST,
    rates: parsed.data.YEONDAE_RATE,
    redisUrl: REDIS_URL ?? null,
    proxies: parsed.data.YEONDAE_PROXIES,
    origins: parsed.data.YEONDAE_ORIGINS,
    introspection: parsed.data.YEONDAE_INTROSPECTION === 'on',
    operations: parsed.data.YEONDAE_OPERATIONS,
    road: parsed.data.YEONDAE_ROAD,
    logLevel: YEONDAE_LOG,
  }
}

/** As browsers write origins: scheme, host, and the port where it isn't the scheme's own. */
const isOrigin = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text

/**
 * Where the database is, for commands that need nothing else of the configuration.
 * @throws ConfigError as `readConfig` does
 */
export function readPlace(env: Readonly<Record<string, string | undefined>> = process.env): { url: string } | { folder: string } {
  const { YEONDAE_DIR, DATABASE_URL } = env
  const { folder, databaseUrl } = readConfig({ YEONDAE_DIR, DATABASE_URL, YEONDAE_SECRET: 'x'.repeat(32) })
  return databaseUrl === null ? { folder } : { url: databaseUrl }
}

/** The secret that cursors are signed by, for commands; null: the one that was made for the folder. */
export const readSecret = (env: Readonly<Record<string, string | undefined>> = process.env): string | null => env['YEONDAE_SECRET'] || null

function isKeysAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return username === '' && (protocol === 'https:' || (protocol === 'http:' && isHere))
}

/** Passwords and secrets are not repeated. */
function problemOf(name: Name, value: string): string {
  const isSecret = name === 'DATABASE_URL' || name === 'YEONDAE_SECRET' || name === 'YEONDAE_JWT_JWKS' || name === 'REDIS_URL'
  const shown = isSecret ? '' : `, not ${JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)}`
  return `${name} must be ${expected[name]}${shown}.`
}
