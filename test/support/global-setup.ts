import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Database, openDatabase } from '../../prisma/client.ts'
import { loadFacts } from '../../prisma/load.ts'
import { applyMigrations } from '../../prisma/migrate.ts'
import { type Content, onServer, urlOf } from './databases.ts'

const contents: Content[] = ['empty', 'demo']

async function fill(database: Database, content: Content): Promise<void> {
  await applyMigrations(database)
  if (content === 'demo') await loadFacts(database, 'demo')
}

/** Makes the templates that every test file copies its database from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL']
  if (url !== undefined && url !== '') return serverTemplates(project, url)
  console.log('On the embedded database: what only a PostgreSQL server can show is SKIPPED (TEST_DATABASE_URL=postgres://… runs it).')
  return embeddedTemplates(project)
}

async function embeddedTemplates(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'yeondae-test-'))
  const files = { empty: join(folder, 'empty.tar'), demo: join(folder, 'demo.tar') }
  for (const content of contents) {
    const database = await openDatabase({ memory: null })
    await fill(database, content)
    const dump = await database.embedded?.dumpDataDir('none')
    if (dump === undefined) throw new Error('the embedded database gave no dump')
    await writeFile(files[content], Buffer.from(await dump.arrayBuffer()))
    await database.close()
  }
  project.provide('templates', { kind: 'embedded', files })
  return () => rm(folder, { recursive: true, force: true })
}

async function serverTemplates(project: TestProject, url: string): Promise<() => Promise<void>> {
  const names = { empty: `yeondae_template_${process.pid}_empty`, demo: `yeondae_template_${process.pid}_demo` }
  const drop = async () => {
    for (const content of contents) await onServer(url, `drop database if exists "${names[content]}" with (force)`)
  }
  await drop()
  for (const content of contents) {
    await onServer(url, `create database "${names[content]}"`)
    const database = await openDatabase({ url: urlOf(url, names[content]) })
    await fill(database, content)
    await database.close()
  }
  project.provide('templates', { kind: 'postgresql', url, names })
  return drop
}
