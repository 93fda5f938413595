import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { demoFiles } from '../../prisma/demo/index.ts'
import { stated } from '../../prisma/facts/cite.ts'
import { idOf } from '../../prisma/facts/identity.ts'
import { factFiles } from '../../prisma/facts/index.ts'
import type { FactFile, FactRow } from '../../prisma/facts/row.ts'
import { loadFacts, loadFiles } from '../../prisma/load.ts'
import { shapes } from '../../prisma/load/model.ts'
import { freshDatabase } from '../support/databases.ts'
import { changed, everything } from './loaded.ts'
import { hangingOn, madeUp } from './rows.ts'

let db: Database
beforeAll(async () => {
  db = await freshDatabase('demo')
})
afterAll(() => db.close())

const one = async <T>(sql: string, values: unknown[] = []): Promise<T> => (await db.pool.query(sql, values)).rows[0] as T
const run = (sql: string, values: unknown[] = []) => db.pool.query(sql, values)
const nothingChanged = { inserted: 0, updated: 0, deleted: 0, changed: 0, kept: [] }
const nolja = idOf('Organization', 'nolja')

const all = () => [...factFiles(), ...demoFiles()]

describe('a load', () => {
  test('that is repeated changes nothing', async () => {
    const before = await everything(db)
    expect(await loadFacts(db, 'demo')).toMatchObject(nothingChanged)
    expect(await everything(db)).toBe(before)
  })

  test('of the facts leaves a demonstration set alone, and says so', async () => {
    const report = await loadFacts(db, 'facts')
    expect(report).toMatchObject(nothingChanged)
    expect(report.demonstrationRows).toBeGreaterThan(1000)
  })

  test('of the facts alone brings no synthetic row', async () => {
    const empty = await freshDatabase('empty')
    try {
      const report = await loadFacts(empty, 'facts')
      expect(report).toMatchObject({ updated: 0, deleted: 0, kept: [], demonstrationRows: 0 })
      for (const { table } of shapes.filter(({ columns }) => columns.some(({ name }) => name === 'synthetic'))) {
        expect([table, (await empty.pool.query(`SELECT 1 FROM "${table}" WHERE "synthetic"`)).rowCount]).toEqual([table, 0])
      }
      expect((await loadFacts(empty, 'demo')).updated).toBe(0)
    } finally {
      await empty.close()
    }
  })

  test('of nothing touches nothing', async () => {
    expect(await loadFacts(db, 'none')).toMatchObject(nothingChanged)
  })

  test('brings back what was lost, and changes what differs', async () => {
    await run(`DELETE FROM "HonourBody" WHERE "honourId" = $1`, [idOf('Honour', '002-12')])
    await run(`UPDATE "Observation" SET "value" = 1163 WHERE "id" = $1`, [idOf('Observation', '004-12:2021')])
    const report = await loadFacts(db, 'demo')
    expect(report).toMatchObject({ inserted: 2, updated: 1, deleted: 0, changed: 3 })
    expect(await one(`SELECT "value"::text FROM "Observation" WHERE "id" = $1`, [idOf('Observation', '004-12:2021')])).toEqual({ value: '1162.0000' })
  })
})

describe('rows of users', () => {
  test('a corrected row stays as it is, and so do the citations on it', async () => {
    await run(`UPDATE "Organization" SET "name" = '놀자', "editedByUser" = true WHERE "id" = $1`, [nolja])
    await run(`UPDATE "Citation" SET "note" = 'checked' WHERE "organizationId" = $1 AND "field" IS NULL`, [nolja])
    await run(`DELETE FROM "Citation" WHERE "organizationId" = $1 AND "field" = 'region'`, [nolja])
    const before = await everything(db)
    expect(await loadFacts(db, 'demo')).toMatchObject(nothingChanged)
    const others = changed(all(), () => false).map((file) => ({
      ...file,
      rows: file.rows.map((row) => (row.model === 'Organization' && row.key === 'nolja' ? { ...row, citations: [stated('002-09', 'L23')] } : row)),
    }))
    expect(await loadFiles(db, others, 'demo')).toMatchObject(nothingChanged)
    expect(await everything(db)).toBe(before)
    await run(`UPDATE "Organization" SET "editedByUser" = false WHERE "id" = $1`, [nolja])
    expect((await loadFacts(db, 'demo')).changed).toBe(3)
  })

  test('a row that a user wrote is never deleted', async () => {
    const id = '8b0c2f1e-0000-4000-8000-000000000001'
    await run(`INSERT INTO "Organization" ("id", "type", "name", "updatedAt") VALUES ($1, 'ENTERPRISE', '새 기업', now())`, [id])
    expect(await loadFacts(db, 'demo')).toMatchObject(nothingChanged)
    expect(await one(`SELECT "name" FROM "Organization" WHERE "id" = $1`, [id])).toEqual({ name: '새 기업' })
    await run(`DELETE FROM "Organization" WHERE "id" = $1`, [id])
  })
})

describe('rows that are no longer in the data', () => {
  const without = (...keys: readonly string[]) => changed(all(), hangingOn(all(), (row) => keys.includes(row.key)))

  test('are deleted with all that belongs to them', async () => {
    const report = await loadFiles(db, without('gyeongnam-solidarity'), 'demo')
    expect(report).toMatchObject({ inserted: 0, updated: 0, kept: [] })
    expect(report.deleted).toBeGreaterThan(4)
    const id = idOf('Organization', 'gyeongnam-solidarity')
    expect(await one(`SELECT count(*)::int AS n FROM "OrganizationName" WHERE "organizationId" = $1`, [id])).toEqual({ n: 0 })
    expect((await loadFacts(db, 'demo')).inserted).toBe(report.deleted)
  })

  test('stay whole and are reported while something of a user hangs on them', async () => {
    const id = idOf('Organization', 'gyeongnam-solidarity')
    const need = '8b0c2f1e-0000-4000-8000-000000000002'
    await run(`INSERT INTO "Need" ("id", "title", "description", "stage", "organizationId", "updatedAt") VALUES ($1, '새 수요', '내용', 'PRODUCTION', $2, now())`, [need, id])
    const report = await loadFiles(db, without('gyeongnam-solidarity'), 'demo')
    expect(report.deleted).toBe(0)
    expect(report.kept).toContainEqual({ model: 'Organization', id, reason: 'a row of Need points to it' })
    expect(await loadFacts(db, 'demo')).toMatchObject(nothingChanged)
    await run(`DELETE FROM "Need" WHERE "id" = $1`, [need])
  })

  test('a parent and its branch go together, and so do a whole and its share', async () => {
    const report = await loadFiles(db, without('ts', '004-06'), 'demo')
    expect(report).toMatchObject({ inserted: 0, updated: 0, kept: [] })
    expect((await loadFacts(db, 'demo')).inserted).toBe(report.deleted)
  })

  test('a place that moves between two periods is no collision with itself', async () => {
    const moved = all().map((file) => ({
      ...file,
      rows: file.rows.map((row) => {
        if (row.key === '47720:gyeongbuk') return { ...row, columns: { ...row.columns, validTo: '2024-06-30' } }
        return row.key === '47720:daegu' ? { ...row, columns: { ...row.columns, validFrom: '2024-07-01' } } : row
      }),
    }))
    expect(await loadFiles(db, moved, 'demo')).toMatchObject({ updated: 2, deleted: 0 })
    expect(await loadFacts(db, 'demo')).toMatchObject({ updated: 2, deleted: 0 })
  })
})

describe('rows that belong to each other', () => {
  const place = (key: string) => (key === 'wiset-kosea:1' ? 2 : 1)
  test('two goals of an agreement can change places', async () => {
    const swapped = all().map((file) => ({
      ...file,
      rows: file.rows.map((row) => (/^wiset-kosea:[12]$/.test(row.key) ? { ...row, columns: { ...row.columns, place: place(row.key) } } : row)),
    }))
    expect(await loadFiles(db, swapped, 'demo')).toMatchObject({ updated: 2, deleted: 0 })
    expect(await loadFacts(db, 'demo')).toMatchObject({ updated: 2, deleted: 0 })
  })

  test('what belongs to a made-up plan stays when the facts are loaded alone', async () => {
    const made = [madeUp]
    const rows: FactRow[] = [
      { model: 'Plan', key: 'made-up', columns: { name: '가상 계획', kind: 'BASIC', organizationId: 'demo-city', fromYear: 2024, toYear: 2026 }, citations: made },
      { model: 'PlanField', key: 'made-up:1', columns: { planId: 'made-up', place: 1, name: '가상 분야' }, citations: made },
      { model: 'TaskGroup', key: 'made-up:1:1', columns: { fieldId: 'made-up:1', place: 1, name: '가상 과제', isPriority: false }, citations: made },
    ]
    const file: FactFile = { file: 'prisma/demo/plans.ts', synthetic: true, rows }
    expect(await loadFiles(db, [...all(), file], 'demo')).toMatchObject({ inserted: 6, deleted: 0 })
    expect(await loadFacts(db, 'facts')).toMatchObject(nothingChanged)
    expect(await loadFacts(db, 'demo')).toMatchObject({ inserted: 0, updated: 0, deleted: 6, kept: [] })
  })
})
