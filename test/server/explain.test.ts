import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../prisma/client.ts'
import { lockFolder } from '../../prisma/folder-lock.ts'
import { applyMigrations } from '../../prisma/migrate.ts'
import { CommandError } from '../../server/commands/database.ts'
import { laidOut } from '../../server/explain/layout.ts'
import { questionIn, type QuestionOptions } from '../../server/explain/question.ts'
import { run as ask } from '../../server/explain/run.ts'
import type { Bytes } from '../../server/reads/bytes.ts'
import { viewerNamed } from '../../server/explain/viewer.ts'
import { bundle, run } from '../database/bundled.ts'
import { withGraph } from '../support/graph.ts'
import { bearerOf } from '../support/viewers.ts'

const graph = withGraph('empty')
let script: Awaited<ReturnType<typeof bundle>>
let folder: string
let key: string

const documents = {
  'list.graphql': 'query List($n: Int, $kinds: [EnterpriseKind!]) { some: enterprises(first: $n, filter: { kinds: $kinds }) { totalCount nodes { name region { name } } } }',
  'roads.graphql': 'query Whole { __schema { queryType { name } } } query Refused($n: Int) { a: regions(first: $n) { nodes { name } } } mutation Change { withdrawNeed(id: "x", version: 1) { __typename } }',
  'wrong.graphql': '{\n  nothing\n  nobody\n}',
  'broken.graphql': '{ regions(',
  'variables.json': '{ "n": 2, "kinds": ["COOPERATIVE"] }',
}

const explain = (...args: string[]) => run(script.file, args, { YEONDAE_DIR: folder })
const file = (name: keyof typeof documents) => join(folder, name)

beforeAll(async () => {
  script = await bundle("import './server/explain.ts'")
  folder = mkdtempSync(join(tmpdir(), 'yeondae-explain-'))
  for (const [name, text] of Object.entries(documents)) writeFileSync(join(folder, name), text)
  const database = await openDatabase({ folder })
  await applyMigrations(database)
  key = await bearerOf(database)
  await database.close()
})
afterAll(() => {
  script.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe('npm run explain', { timeout: 90_000 }, () => {
  test('tells plan, cost, parameters, SQL and EXPLAIN of an operation that is compiled', async () => {
    const { code, out, err } = await explain(file('list.graphql'), '--variables', '{"n": 3, "kinds": ["COOPERATIVE"]}')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^operation +List\nviewer +anonymous\nroad +compiled\ncost +\d+ points at most\nplanned in +[\d.]+ ms/)
    expect(out).toMatch(/\ntables +.*Organization/)
    expect(out).toMatch(/\nplan\n {2}some: enterprises · the list enterprises of Organization.*\n {4}totalCount · counted\n {4}nodes\n {6}name · column name\n {6}region · the row of Region.*\n {8}name · column name\n/)
    expect(out).toMatch(/\nparameters: \d+\n {2}\$1 {2}/)
    expect(out).toMatch(/\nSQL\n {2}select '\{"some":'/)
    expect(out).toMatch(/\nEXPLAIN\n {2}.*cost=/)
    expect(out).not.toContain('actual time')
  })

  test('runs it where that is asked, and tells how long it took', async () => {
    const { code, out } = await explain(file('list.graphql'), '--analyze', '--variables', file('variables.json'), '--as', 'operator')
    expect(code).toBe(0)
    expect(out).toMatch(/\nviewer +operator\n/)
    expect(out).toMatch(/\nanswer +\d+ letters of data\n/)
    expect(out).toMatch(/actual time.*\n/)
  })

  test('tells it as JSON, of a viewer by a key whose secret it does not repeat', async () => {
    const { code, out } = await explain(file('list.graphql'), '--json', '--as', key, '--variables', file('variables.json'))
    expect(code).toBe(0)
    expect(out).not.toContain(key)
    const told = JSON.parse(out) as { viewer: string; road: string; statement: { sql: string; told: { tables: string[]; plan: object } } }
    expect(told).toMatchObject({ viewer: key.slice(0, key.lastIndexOf('_')), road: 'compiled', operation: 'List' })
    expect(told.statement.told.tables).toContain('Organization')
    expect(told.statement.told.plan).toHaveProperty('Plan')
  })

  test.each([
    ['Whole', [], 'ordinary: __schema', '__schema'],
    ['Refused', ['--variables', '{"n": 0}'], 'ordinary: arguments that are refused (Expected a page size from 1 to 100.)', 'a: regions'],
    ['Change', [], 'ordinary: a mutation', null],
  ])('tells why %s goes the ordinary road, and which field sends it there', async (operation, more, road, field) => {
    const { code, out } = await explain(file('roads.graphql'), '--operation', operation, ...more)
    expect(code).toBe(0)
    expect(out).toContain(`road        ${road}\n`)
    expect(/\nfield +(.*)\n/.exec(out)?.[1] ?? null).toBe(field)
    expect(out).toMatch(/cost +\d+ points/)
    expect(out).not.toContain('SQL')
  })

  test('ends in a line that says what was expected, and with code 1', async () => {
    expect(await explain('nowhere.graphql')).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^.*nowhere\.graphql.*\n$/) as string })
  })

  test('a folder in use ends in a line that says who has it', async () => {
    const lock = await lockFolder(folder)
    try {
      const { code, err } = await explain(file('list.graphql'))
      expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 1, lines: 1 })
      expect(err).toMatch(new RegExp(`process ${process.pid}.*Stop the server`))
    } finally {
      lock.release()
    }
  })
})

test('what is run for its times can write nothing', async () => {
  const sql = `with made as (insert into "Region" (id, level, status, name) select gen_random_uuid(), 'PROVINCE', 'ACTIVE', 'x' returning id) select count(*)::text as data from made`
  const statement = { text: { sql: `select nextval('forbidden')::text as data` }, values: [], holes: 0, finish: (data: Bytes) => data }
  await graph.database.pool.query('create sequence forbidden')
  await expect(ask(graph.database, statement, true)).rejects.toMatchObject({ code: '25006' })
  await expect(ask(graph.database, { ...statement, text: { sql } }, true)).rejects.toThrow()
  expect((await graph.database.pool.query('select last_value, is_called from forbidden')).rows).toEqual([{ last_value: '1', is_called: false }])
  expect(await ask(graph.database, { ...statement, text: { sql: `select 'x' as data` } }, true)).toMatchObject({ letters: 1, failure: null })
})

describe('a question', () => {
  const refusalOf = (name: string, options: QuestionOptions = {}): string => {
    try {
      questionIn(name, options)
    } catch (error) {
      expect(error).toBeInstanceOf(CommandError)
      return (error as Error).message
    }
    throw new Error('It was taken.')
  }

  test.each<[string, () => string, QuestionOptions, string]>([
    ['no file', () => 'nowhere.graphql', {}, 'nowhere.graphql'],
    ['a folder', () => folder, {}, 'EISDIR'],
    ['no GraphQL', () => file('broken.graphql'), {}, 'broken.graphql:1:11: Syntax Error'],
    ['variables that are no JSON', () => file('list.graphql'), { variables: '{' }, '--variables'],
    ['variables that are no object', () => file('list.graphql'), { variables: '[]' }, '--variables'],
    ['a variable of another type', () => file('list.graphql'), { variables: '{"n": "x"}' }, '"$n"'],
    ['NUL in a variable', () => file('list.graphql'), { variables: '{"n": "\\u0000"}' }, '--variables'],
    ['an unknown operation', () => file('roads.graphql'), { operation: 'Nobody' }, 'Whole, Refused, Change'],
    ['no operation of several', () => file('roads.graphql'), {}, 'Whole, Refused, Change'],
  ])('of %s is refused in a line that says what was expected', (_case, name, options, said) => {
    const refusal = refusalOf(name(), options)
    expect(refusal).toContain(said)
    expect(refusal).not.toContain('\n')
  })

  test('with errors is refused in a line for each, with its place', () => {
    expect(refusalOf(file('wrong.graphql')).split('\n').map((line) => /wrong\.graphql:(\d+:\d+): Cannot query/.exec(line)?.[1])).toEqual(['2:3', '3:3'])
  })

  test('of a key that is not there is refused', async () => {
    await expect(viewerNamed(graph.database.prisma, 'yd_sec_0123456789ABCDEFGHIJKL')).rejects.toThrow(CommandError)
  })
})

describe('SQL laid out', () => {
  const long = `select '{"a":'||coalesce((select E'\\x01 it\\'s''(' || t1."weird ) name" from "T" t1 where t1."a" = $1::uuid and t1.b <= 3 and (t1."c" is null or t1."d" in ($2,$3)) order by t1."a" desc limit 1),'null')||',"b":'||'it''s ('||'}' as data`
  const tokens = (sql: string) => sql.replace(/\s+/g, '')

  test('differs in space alone', () => {
    const lines = laidOut(long)
    expect(lines.split('\n').length).toBeGreaterThan(5)
    expect(tokens(lines)).toBe(tokens(long))
    for (const text of [`E'\\x01 it\\'s''('`, '"weird ) name"', `'it''s ('`]) expect(lines).toContain(text)
  })

  test('leaves a short statement in one line', () => {
    expect(laidOut('select 1 as data')).toBe('select 1 as data')
  })
})
