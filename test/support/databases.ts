import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../prisma/client.ts'

/** What a fresh database holds: tables alone, or the facts and the demonstration set too. */
export type Content = 'empty' | 'demo'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the templates are: files of the embedded database, or databases of a PostgreSQL server. */
    templates: { kind: 'embedded'; files: Record<Content, string> } | { kind: 'postgresql'; url: string; names: Record<Content, string> }
  }
}

/** A database of one's own, copied from a template; closing it leaves nothing behind. */
export async function freshDatabase(content: Content = 'demo'): Promise<Database> {
  const templates = inject('templates')
  if (templates.kind === 'embedded') return openDatabase({ memory: await openAsBlob(templates.files[content]) })
  const name = `yeondae_test_${randomBytes(6).toString('hex')}`
  await onServer(templates.url, `create database "${name}" template "${templates.names[content]}"`)
  const database = await openDatabase({ url: urlOf(templates.url, name) })
  return {
    ...database,
    close: async () => {
      await database.close()
      await onServer(templates.url, `drop database if exists "${name}" with (force)`)
    },
  }
}

/** The address of another database on the same server. */
export function urlOf(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

/** Runs one statement on a PostgreSQL server. */
export async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
