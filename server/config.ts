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
} as const

type Name = keyof typeof expected
const names = Object.keys(expected) as Name[]
const hostName = /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i

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
  if (!parsed.success || problems.length) throw new ConfigError(problems.join('\n'))
  const { PORT, HOST, YEONDAE_DIR, DATABASE_URL, YEONDAE_DATA, YEONDAE_SECRET, YEONDAE_LOG } = parsed.data
  return {
    port: PORT,
    host: HOST,
    folder: resolve(projectRoot(), YEONDAE_DIR),
    databaseUrl: DATABASE_URL ?? null,
    data: YEONDAE_DATA ?? (DATABASE_URL ? 'facts' : 'demo'),
    secret: YEONDAE_SECRET ?? null,
    logLevel: YEONDAE_LOG,
  }
}

/** Passwords and secrets are not repeated. */
function problemOf(name: Name, value: string): string {
  const isSecret = name === 'DATABASE_URL' || name === 'YEONDAE_SECRET'
  const shown = isSecret ? '' : `, not ${JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)}`
  return `${name} must be ${expected[name]}${shown}.`
}
