import { describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../prisma/client.ts'
import type { Pipeline } from '../../prisma/pipeline.ts'
import { type Bytes, textOf } from '../../server/reads/bytes.ts'
import { needsServer, serverUrl, withServerDatabase } from './bare-database.ts'

const ask = async (pipeline: Pipeline, sql: string | { sql: string }, values: (string | readonly string[])[] = []): Promise<string | null> => {
  const { bytes } = await pipeline.run(typeof sql === 'string' ? { sql } : sql, values, 0.1)
  return bytes === null ? null : textOf(bytes as Bytes)
}

describe.skipIf(serverUrl === null)(`statements that share connections${needsServer}`, { timeout: 60_000 }, () => {
  const onServer = (what: (pipeline: Pipeline, db: Database) => Promise<void>) =>
    withServerDatabase(async (url) => {
      const db = await openDatabase({ url })
      try {
        if (db.pipeline === null) throw new Error('no pipeline')
        await what(db.pipeline, db)
      } finally {
        await db.close()
      }
    })

  test('each get their own answer, in whatever pieces it comes, and their own failure', async () => {
    await onServer(async (pipeline) => {
      const long = { sql: `select repeat('한글', $1::int) as data` }
      const fails = { sql: `select (1 / $1::int)::text as data` }
      const answers = await Promise.allSettled(
        Array.from({ length: 40 }, (_, place) => [ask(pipeline, long, [String(place * 1000)]), ask(pipeline, fails, [String(place % 2)]), ask(pipeline, 'select null::text as data')]).flat(),
      )
      for (let place = 0; place < 40; place += 1) {
        const [text, quotient, nothing] = answers.slice(place * 3, place * 3 + 3)
        expect(text).toEqual({ status: 'fulfilled', value: '한글'.repeat(place * 1000) })
        if (place % 2 === 0) expect(quotient).toMatchObject({ status: 'rejected', reason: { code: '22012' } })
        else expect(quotient).toEqual({ status: 'fulfilled', value: '1' })
        expect(nothing).toEqual({ status: 'fulfilled', value: null })
      }
    })
  })

  test('take lists of any text', async () => {
    await onServer(async (pipeline) => {
      const texts = ['a,b', '{}', '"', '\\', 'NULL', '', ' 한 글 ', "'"]
      expect(JSON.parse((await ask(pipeline, 'select to_json($1::text[])::text as data', [texts])) ?? '')).toEqual(texts)
    })
  })

  test('are prepared once, and no more of them than there is room for', async () => {
    await onServer(async (pipeline) => {
      const often = { sql: 'select count(*)::text as data from pg_prepared_statements' }
      for (let times = 0; times < 3; times += 1) expect(await ask(pipeline, often)).toBe('1')
      for (let place = 0; place < 500; place += 1) await ask(pipeline, `select '${place}'::text as data`)
      expect(Number(await ask(pipeline, often))).toBeLessThanOrEqual(401)
    })
  })

  test('find a new connection when theirs is ended or forgets them', async () => {
    await onServer(async (pipeline, { pool }) => {
      const pid = { sql: 'select pg_backend_pid()::text as data' }
      const first = await ask(pipeline, pid)
      await pool.query('select pg_terminate_backend($1::int)', [first])
      await new Promise((resolve) => setTimeout(resolve, 100))
      const second = await ask(pipeline, pid)
      expect(second).not.toBe(first)
      // A pooler between may forget what was prepared: that one statement fails, the next one finds a new connection.
      await ask(pipeline, 'deallocate all')
      await expect(ask(pipeline, pid)).rejects.toMatchObject({ code: '26000' })
      expect(await ask(pipeline, pid)).not.toBe(second)
    })
  })
})
