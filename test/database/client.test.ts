import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseError, openDatabase } from '../../prisma/client.ts'
import { removeDatabase } from '../../prisma/embedded.ts'
import { bundle, firstLineOf, start } from './bundled.ts'

const slow = { timeout: 60_000 }
const made = mkdtempSync(join(tmpdir(), 'yeondae-made-'))
let folder: string

beforeAll(() => openDatabase({ folder: made }).then((db) => db.close()), 60_000)
afterAll(() => rmSync(made, { recursive: true, force: true }))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yeondae-client-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Puts a database into the folder: a copy, since making one takes seconds. */
function copyDatabase(): void {
  cpSync(made, folder, { recursive: true })
}

/** The one line that opening ends in. */
async function refusal(where: Parameters<typeof openDatabase>[0]): Promise<{ code: string; message: string }> {
  const error: unknown = await openDatabase(where).then(
    (db) => db.close(),
    (reason: unknown) => reason,
  )
  if (!(error instanceof DatabaseError)) throw new Error('it was opened', { cause: error })
  expect(error.message).not.toContain('\n')
  return { code: error.code, message: error.message }
}

describe('the embedded database', slow, () => {
  test('keeps what was written, and is not opened twice', async () => {
    copyDatabase()
    const first = await openDatabase({ folder })
    await first.pool.query('CREATE TABLE kept (id int)')
    expect(await refusal({ folder })).toEqual({ code: 'FOLDER_IN_USE', message: expect.stringContaining(`${folder} is in use by process ${process.pid}`) as string })
    await Promise.all([first.close(), first.close()])
    expect(readdirSync(folder)).toEqual(['database'])
    const second = await openDatabase({ folder })
    expect((await second.pool.query('SELECT * FROM kept')).rowCount).toBe(0)
    expect(second).toMatchObject({ kind: 'embedded' })
    await second.close()
  })

  test('that was half made, or half removed, is made anew', async () => {
    copyDatabase()
    writeFileSync(join(folder, 'database.incomplete'), '')
    rmSync(join(folder, 'database', 'global'), { recursive: true })
    await openDatabase({ folder }).then((db) => db.close())
    expect(readdirSync(folder)).toEqual(['database'])
  })

  test('is removed alone, and never what is no database', async () => {
    writeFileSync(join(folder, 'secret'), 'kept')
    expect(await removeDatabase(folder)).toBe(false)
    copyDatabase()
    expect(await removeDatabase(folder)).toBe(true)
    expect(readdirSync(folder)).toEqual(['secret'])
    const stranger = join(folder, 'database')
    copyDatabase()
    rmSync(join(stranger, 'PG_VERSION'))
    await expect(removeDatabase(folder)).rejects.toMatchObject({ code: 'UNREACHABLE' })
    expect(existsSync(stranger)).toBe(true)
  })

  test('in a folder that can not be used ends in one line, and gives the folder back', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(await refusal({ folder: file })).toMatchObject({ code: 'UNREACHABLE', message: expect.stringContaining(file) as string })
    copyDatabase()
    rmSync(join(folder, 'database', 'global'), { recursive: true })
    expect(await refusal({ folder })).toMatchObject({ code: 'UNREACHABLE', message: expect.stringContaining(folder) as string })
    expect(readdirSync(folder).sort()).toEqual(['database', 'file'])
  })

  test('starts in memory from a dump, with everything that the dump had', async () => {
    const first = await openDatabase({ memory: null })
    await first.pool.query('CREATE EXTENSION btree_gist; CREATE EXTENSION pg_trgm; CREATE TABLE kept (id int)')
    const dump = (await first.embedded?.dumpDataDir('none')) ?? null
    await first.close()
    const copy = await openDatabase({ memory: dump })
    expect((await copy.pool.query('SELECT * FROM kept')).rowCount).toBe(0)
    await copy.close()
  })
})

describe('a process that is killed', slow, () => {
  let script: Awaited<ReturnType<typeof bundle>>
  beforeAll(async () => {
    script = await bundle(`
      import { openDatabase } from './prisma/client.ts'
      const db = await openDatabase({ folder: process.argv[2] })
      await db.pool.query('CREATE TABLE kept (id int)')
      for (let id = 0; ; id++) {
        await db.pool.query('INSERT INTO kept VALUES ($1)', [id])
        if (id === 100) console.log('written')
      }`)
  })
  afterAll(() => script.remove())

  test('gives the folder back, and loses no row that it had written', async () => {
    copyDatabase()
    const child = start(script.file, [folder])
    expect(await firstLineOf(child)).toBe('written')
    expect((await refusal({ folder })).message).toContain(`process ${child.pid}`)
    child.kill('SIGKILL')
    await once(child, 'exit')
    const db = await openDatabase({ folder })
    const { rows } = await db.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM kept WHERE id <= 100')
    expect(rows).toEqual([{ count: 101 }])
    await db.close()
  })
})

describe('a PostgreSQL that can not be reached ends in one line without the password', slow, () => {
  test('nothing listens there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    const { code, message } = await refusal({ url: `postgresql://user:geheim@127.0.0.1:${port}/db` })
    expect(code).toBe('UNREACHABLE')
    expect(message).toContain(`127.0.0.1:${port}/db`)
    expect(message).not.toContain('geheim')
  })

  test('nobody answers', async () => {
    const sockets: { destroy(): void }[] = []
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const begun = Date.now()
    const { message } = await refusal({ url: `postgresql://user:geheim@127.0.0.1:${(server.address() as AddressInfo).port}/db` })
    expect(message).toMatch(/no answer within 5 s/)
    expect(Date.now() - begun).toBeLessThan(8_000)
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  test.each(['mysql://user:geheim@host/db', 'postgresql://user:ge heim@host:port/db', 'geheim', 'postgresql://user:geheim@127.0.0.1/db?schema=other'])(
    '%s is no address that can be used',
    async (url) => {
      const { code, message } = await refusal({ url })
      expect(code).toBe('UNREACHABLE')
      expect(message).not.toContain('heim')
    },
  )
})
