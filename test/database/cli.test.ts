import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { lockFolder } from '../../prisma/folder-lock.ts'
import { needsServer, serverUrl, withServerDatabase } from './bare-database.ts'
import { bundle, run } from './bundled.ts'

let script: Awaited<ReturnType<typeof bundle>>
let folder: string

beforeAll(async () => {
  script = await bundle("import './prisma/cli.ts'")
})
afterAll(() => script.remove())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeondae-cli-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

const db = (...args: string[]) => run(script.file, args, { YEONDAE_DIR: folder })
const lines = (text: string) => text.trim().split('\n').length

describe('the database commands, bundled', { timeout: 60_000 }, () => {
  test('migrate makes the embedded database and applies; again it does nothing', async () => {
    expect(await db('migrate')).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/_init\n[^]*Applied \d+ migrations/) as string })
    expect(await db('migrate')).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^Nothing to apply/) as string })
    expect(await db('migrate', '--rolled-back', '20200101000000_none')).toMatchObject({ code: 1, err: expect.stringContaining('20200101000000_none') as string })
    expect(readdirSync(folder)).toEqual(['database'])
  })

  test('a folder in use ends in one line', async () => {
    const lock = await lockFolder(folder)
    const { code, err } = await db('migrate')
    expect({ code, lines: lines(err) }).toEqual({ code: 1, lines: 1 })
    expect(err).toContain(`process ${process.pid}`)
    lock.release()
  })

  test('reset asks; where nobody can answer it does nothing without --yes', async () => {
    writeFileSync(join(folder, 'secret'), 'kept')
    mkdirSync(join(folder, 'database'))
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '18')
    const refused = await db('reset')
    expect({ code: refused.code, lines: lines(refused.err) }).toEqual({ code: 1, lines: 1 })
    expect(refused.err).toContain('--yes')
    expect(await db('reset', '--yes')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Started over') as string })
    expect(readdirSync(folder).sort()).toEqual(['database', 'secret'])
    const again = await openDatabase({ folder })
    expect(await again.prisma.organization.count()).toBe(0)
    await again.close()
  })

  test('migration writes nothing where models and migrations agree', async () => {
    expect(await db('migration', 'nothing')).toMatchObject({ code: 0, out: expect.stringMatching(/^Nothing to write/) as string })
  })

  test('a database that does not open ends in one line', async () => {
    mkdirSync(join(folder, 'database'))
    writeFileSync(join(folder, 'database', 'PG_VERSION'), '18')
    const { code, err } = await db('migrate')
    expect({ code, lines: lines(err) }).toEqual({ code: 1, lines: 1 })
    expect(err).toContain('npm run db:reset')
  })

  test.skipIf(serverUrl === null)(`migrate and reset work on PostgreSQL, and don’t wait for idle connections${needsServer}`, async () => {
    await withServerDatabase(async (url) => {
      const onServer = (...args: string[]) => run(script.file, args, { DATABASE_URL: url })
      const migrated = await onServer('migrate')
      expect(migrated).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/Applied \d+ migrations/) as string })
      expect(await onServer('reset')).toMatchObject({ code: 1 })
      const reset = await onServer('reset', '--yes')
      expect(reset).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Started over') as string })
      // A pool that is left open ends by itself after 10 s without use.
      expect(Math.max(migrated.lingered, reset.lingered)).toBeLessThan(8_000)
    })
  })
})
