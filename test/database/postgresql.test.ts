import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { applyMigrations, pendingMigrations } from '../../prisma/migrate.ts'
import { emptyPostgresql } from '../../prisma/reset.ts'
import { needsServer, serverUrl, withServerDatabase } from './bare-database.ts'
import { onServer } from '../support/databases.ts'

describe.skipIf(serverUrl === null)(`on a PostgreSQL server${needsServer}`, { timeout: 60_000 }, () => {
  test('the migrations apply, once, however many processes begin at the same time', async () => {
    await withServerDatabase(async (url) => {
      const databases = await Promise.all([1, 2, 3].map(() => openDatabase({ url })))
      const applied = await Promise.all(databases.map((db) => applyMigrations(db)))
      expect(new Set(applied.flat()).size).toBe(applied.flat().length)
      for (const db of databases) {
        expect(await pendingMigrations(db)).toEqual([])
        await db.close()
      }
    })
  })

  test('an instant is the same in every time zone of the server', async () => {
    await withServerDatabase(async (url) => {
      await onServer(url, `ALTER DATABASE "${new URL(url).pathname.slice(1)}" SET TimeZone TO 'Asia/Seoul'`)
      const db = await openDatabase({ url })
      await applyMigrations(db)
      const createdAt = new Date('2021-04-22T15:30:00.123Z')
      const id = '00000000-0000-4000-8000-000000000001'
      await db.prisma.campaign.create({ data: { id, name: '캠페인', createdAt } })
      expect((await db.prisma.campaign.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(createdAt)
      await db.close()
    })
  })

  test('a reset empties our database, and leaves another as it is', async () => {
    await withServerDatabase(async (url) => {
      const db = await openDatabase({ url })
      const names = await applyMigrations(db)
      await db.prisma.campaign.create({ data: { id: '00000000-0000-4000-8000-000000000001', name: '캠페인' } })
      await emptyPostgresql(db)
      expect(await applyMigrations(db)).toEqual(names)
      expect(await db.prisma.campaign.count()).toBe(0)
      await db.pool.query('DROP TABLE _prisma_migrations')
      await expect(emptyPostgresql(db)).rejects.toMatchObject({ code: 'MIGRATION_FAILED' })
      expect(await db.prisma.campaign.count()).toBe(0)
      await db.close()
    })
  })

  test('a reset waits a while for a transaction that is open, then says so', async () => {
    await withServerDatabase(async (url) => {
      const db = await openDatabase({ url })
      await applyMigrations(db)
      const other = new pg.Client({ connectionString: url })
      await other.connect()
      await other.query('BEGIN; SELECT * FROM "Campaign"')
      await expect(emptyPostgresql(db)).rejects.toMatchObject({ code: 'MIGRATION_FAILED', message: expect.stringContaining('in use') as string })
      await other.end()
      expect(await pendingMigrations(db)).toEqual([])
      await db.close()
    })
  })

  test('a database that does not exist is named', async () => {
    const url = new URL(serverUrl ?? '')
    url.pathname = '/yeondae_no_such_database'
    await expect(openDatabase({ url: url.href })).rejects.toMatchObject({ code: 'UNREACHABLE', message: expect.stringContaining('yeondae_no_such_database') as string })
  })
})
