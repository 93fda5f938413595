import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../prisma/client.ts'
import { freshDatabase } from '../support/databases.ts'

// The rules that stand in SQL only: a model or column that comes later must not be left without them.
let db: Database

beforeAll(async () => {
  db = await freshDatabase('empty')
}, 60_000)

afterAll(() => db.close())

/** Columns of some types that no check with one of these functions looks at, as Table.column. */
async function uncovered(types: string[], functions: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT c.relname || '.' || a.attname AS name
       FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '_prisma_migrations'
        AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = ANY ($1::regtype[])
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'c'
                           AND a.attnum = ANY (k.conkey) AND pg_get_constraintdef(k.oid) ~ $2)
      ORDER BY name`,
    [types, functions],
  )
  return rows.map(({ name }) => name)
}

test('every day and every instant is bounded', async () => {
  expect(await uncovered(['date', 'timestamptz', 'timestamp'], 'is_day|is_period|is_instant')).toEqual([])
})

test('every text has a rule', async () => {
  expect(await uncovered(['text'], '.')).toEqual([])
})

test('every pair of first and last day is in order', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT f.attrelid::regclass::text AS name FROM pg_attribute f JOIN pg_attribute t ON t.attrelid = f.attrelid
      WHERE f.attname = 'validFrom' AND t.attname = 'validTo'
        AND EXISTS (SELECT FROM pg_class c WHERE c.oid = f.attrelid AND c.relkind = 'r')
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = f.attrelid AND k.contype = 'c'
                           AND k.conkey @> ARRAY[f.attnum, t.attnum] AND pg_get_constraintdef(k.oid) LIKE '%is_period%')`,
  )
  expect(rows).toEqual([])
})

test('a citation has exactly one of all the things that can be cited', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT a.attname AS name
       FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = ANY (f.conkey)
      WHERE f.conrelid = '"Citation"'::regclass AND f.contype = 'f' AND a.attname <> 'sourceId'
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conname = 'Citation_target_check' AND a.attnum = ANY (k.conkey))`,
  )
  expect(rows).toEqual([])
})

test('every detail of an organisation has a constant type', async () => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relkind = 'r' AND c.relname LIKE '%Detail'
        AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conname = c.relname || '_type_check')`,
  )
  expect(rows).toEqual([])
})
