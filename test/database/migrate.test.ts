import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { migrationsFolder, readMigrations, writeMigrationFile } from '../../prisma/migration-files.ts'
import { applyMigrations, diffFromModels, markRolledBack, pendingMigrations, writeMigration } from '../../prisma/migrate.ts'
import { withBareDatabase } from './bare-database.ts'

const slow = { timeout: 60_000 }
const folder = mkdtempSync(join(tmpdir(), 'yeondae-migrations-'))
const a = '20200101000000_a'
const b = '20200102000000_b'
const broken = 'CREATE TABLE b (id int); INSERT INTO a VALUES (1), (1);'

beforeEach(() => {
  rmSync(folder, { recursive: true, force: true })
  // As ours, the first migration brings what the models' indexes need.
  write(a, 'CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE TABLE a (id int PRIMARY KEY);')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, name, 'migration.sql'), sql)
}

async function tables(db: Database): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
  return rows.map(({ name }) => name)
}

describe('migrations and models', slow, () => {
  test('agree', async () => {
    expect(await diffFromModels()).toBe('')
  })

  test('that do not agree show the difference, and it can be written as a migration', async () => {
    const name = await writeMigration('Bring the Models!', { folder })
    expect(name).toMatch(/^\d{14}_bring_the_models$/)
    expect(readdirSync(folder).sort()).toEqual([a, name, 'migration_lock.toml'])
    expect(readFileSync(join(folder, name, 'migration.sql'), 'utf8')).toContain('CREATE TABLE "Organization"')
    expect(await diffFromModels({ folder })).toBe('')
  })

  test('a new migration comes after one that was written where the clock is ahead', () => {
    expect(writeMigrationFile(folder, 'next', '', new Date('2019-12-31T00:00:00Z'))).toBe('20200101000001_next')
  })

  test('the folder is laid out as Prisma lays it out', () => {
    expect(readFileSync(join(migrationsFolder(), 'migration_lock.toml'), 'utf8')).toContain('provider = "postgresql"')
    for (const { name } of readMigrations(migrationsFolder())) expect(name).toMatch(/^\d{14}_\w+$/)
  })
})

describe('applying migrations', slow, () => {
  test('all of ours, twice: the second time does nothing', async () => {
    await withBareDatabase(async (db) => {
      const names = readMigrations(migrationsFolder()).map(({ name }) => name)
      const steps: string[] = []
      expect(await pendingMigrations(db)).toEqual(names)
      expect(await applyMigrations(db, (name) => steps.push(name))).toEqual(names)
      expect(steps).toEqual(names)
      expect(await pendingMigrations(db)).toEqual([])
      expect(await applyMigrations(db, (name) => steps.push(name))).toEqual([])
      expect(steps).toEqual(names)
      expect(await db.prisma.organization.count()).toBe(0)
    })
  })

  test('only what is new', async () => {
    await withBareDatabase(async (db) => {
      await applyMigrations(db, undefined, { folder })
      write(b, "CREATE TABLE b (id int); DO $$ BEGIN INSERT INTO b VALUES (1); INSERT INTO b VALUES (2); END $$;")
      expect(await pendingMigrations(db, { folder })).toEqual([b])
      expect(await applyMigrations(db, undefined, { folder })).toEqual([b])
      expect((await db.pool.query('SELECT id FROM b')).rowCount).toBe(2)
    })
  })

  test('one that breaks is undone, named, and in the way until it is said to be undone', async () => {
    await withBareDatabase(async (db) => {
      write(b, broken)
      const failure = { name: 'DatabaseError', code: 'MIGRATION_FAILED', message: expect.stringContaining(b) as string }
      await expect(applyMigrations(db, undefined, { folder })).rejects.toMatchObject(failure)
      expect(await tables(db)).toEqual(['_prisma_migrations', 'a'])
      expect((await db.pool.query('SELECT id FROM a')).rowCount).toBe(0)
      await expect(pendingMigrations(db, { folder })).rejects.toMatchObject(failure)
      await expect(applyMigrations(db, undefined, { folder })).rejects.toMatchObject(failure)
      write(b, 'CREATE TABLE b (id int);')
      await expect(applyMigrations(db, undefined, { folder })).rejects.toMatchObject(failure)
      await markRolledBack(db, b)
      expect(await applyMigrations(db, undefined, { folder })).toEqual([b])
      await expect(markRolledBack(db, a)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
    })
  })

  test('one that was cut short is named too', async () => {
    await withBareDatabase(async (db) => {
      write(b, broken)
      await applyMigrations(db, undefined, { folder }).catch(() => undefined)
      await db.pool.query('UPDATE _prisma_migrations SET logs = NULL WHERE finished_at IS NULL')
      expect(await pendingMigrations(db, { folder })).toEqual([b])
      await expect(applyMigrations(db, undefined, { folder })).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining(b) as string })
    })
  })

  test('one that was changed afterwards is told, other line ends are not', async () => {
    await withBareDatabase(async (db) => {
      write(a, 'CREATE TABLE a (\n  id int PRIMARY KEY\n);\n')
      await applyMigrations(db, undefined, { folder })
      write(a, 'CREATE TABLE a (\r\n  id int PRIMARY KEY\r\n);\r\n')
      expect(await pendingMigrations(db, { folder })).toEqual([])
      write(a, 'CREATE TABLE a (id bigint PRIMARY KEY);')
      await expect(pendingMigrations(db, { folder })).rejects.toMatchObject({ code: 'BEHIND', message: expect.stringContaining(a) as string })
    })
  })

  test('a newer embedded database is told; on PostgreSQL the version before goes on', async () => {
    await withBareDatabase(async (db) => {
      write(b, 'CREATE TABLE b (id int);')
      await applyMigrations(db, undefined, { folder })
      rmSync(join(folder, b), { recursive: true })
      const pending = pendingMigrations(db, { folder })
      if (db.kind === 'postgresql') expect(await pending).toEqual([])
      else await expect(pending).rejects.toMatchObject({ code: 'BEHIND', message: expect.stringContaining(b) as string })
    })
  })

  test("a database with somebody else's tables is left as it is", async () => {
    await withBareDatabase(async (db) => {
      await db.pool.query('CREATE TABLE theirs (id int)')
      await expect(applyMigrations(db)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
      expect(await tables(db)).toEqual(['theirs'])
    })
  })
})
