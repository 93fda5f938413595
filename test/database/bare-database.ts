import { randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { onServer, urlOf } from '../support/databases.ts'

/** The PostgreSQL server for tests; null where none is named. */
export const serverUrl = process.env['TEST_DATABASE_URL'] || null

/** Why tests that need a PostgreSQL server are skipped, for their names. */
export const needsServer = serverUrl === null ? ' (SKIPPED: TEST_DATABASE_URL names no PostgreSQL server)' : ''

/** Lends a database without any table, on PostgreSQL where one is named, else in memory. */
export async function withBareDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  if (serverUrl !== null) return withServerDatabase((url) => lend({ url }, work))
  return lend({ memory: await (blank ??= dumpOfBlank()) }, work)
}

/** Making a database takes longer than copying one. */
let blank: Promise<Blob | null> | undefined

async function dumpOfBlank(): Promise<Blob | null> {
  return lend({ memory: null }, async ({ embedded }) => (await embedded?.dumpDataDir('none')) ?? null)
}

/** Lends the address of a new database on the server, dropped afterwards. */
export async function withServerDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (serverUrl === null) throw new Error('TEST_DATABASE_URL names no PostgreSQL server')
  const name = `yeondae_bare_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database "${name}"`)
  try {
    return await work(urlOf(serverUrl, name))
  } finally {
    await onServer(serverUrl, `drop database if exists "${name}" with (force)`)
  }
}

async function lend<T>(where: Parameters<typeof openDatabase>[0], work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(where)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}
