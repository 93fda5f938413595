import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { parse as parseCsv } from 'csv-parse/sync'
import { introspectionFromSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { schema } from '../../schema/index.ts'
import { progress } from '../../sdk/command/terminal.ts'
import { MetricsDocument } from '../../sdk/src/operations.ts'
import { createApp } from '../../server/app.ts'
import { documentLimits } from '../../server/limits/document.ts'
import { type CommandOptions, type Ended, withCommand } from '../support/command.ts'
import { answer, data, drop, type Fault, page, refusal, silence, withFaults } from '../support/faulty-server.ts'
import { openGraph, testSecret, withGraph, withServer } from '../support/graph.ts'
import { bearerOf, someEnterprise } from '../support/viewers.ts'

const sdl = readFileSync(join(projectRoot(), 'schema/schema.graphql'), 'utf8')
const graph = withGraph('demo')
const command = withCommand()
const inFolder = (name: string) => join(command.folder, 'work', name)

const files = {
  'needs.graphql': 'query Needs { needs { nodes { title status enterprise { name } } } }\n',
  'page.graphql': 'query Page($first: Int = 4, $filter: NeedFilter) { needs(first: $first, filter: $filter) { totalCount nodes { title } pageInfo { endCursor } } }\n',
  'two.graphql': 'query One { needs { totalCount } } query Two { honours { nodes { name } } }\n',
  'region.graphql': 'query Region($code: String!) { region(code: $code) { name } }\n',
  'wrong.graphql': 'query Wrong {\n  needs { nodes { titel } }\n}\n',
  'broken.graphql': 'query Broken {\n  needs { nodes\n',
  'lists.graphql': '{ needs { nodes { title } } honours { nodes { name } } }\n',
  'last.graphql': '{ needs(last: 3) { nodes { title } } }\n',
  'whole.graphql': '{ nodes(ids: []) { id } }\n',
  'withdraw.graphql': 'mutation Withdraw { withdrawNeed(id: "TmVlZDox", version: 1) { __typename } }\n',
  'follow.graphql': 'subscription Follow { changes { __typename } }\n',
  'none.graphql': 'fragment F on Need { title }\n',
  'variables.json': '{ "code": "27" }',
}
beforeAll(() => {
  mkdirSync(inFolder(''))
  for (const [name, text] of Object.entries(files)) writeFileSync(inFolder(name), text)
})

/** Runs the command against a server of the graph. */
const yeondae = (args: readonly string[], options: CommandOptions = {}): Promise<Ended> =>
  withServer(graph.app, (url) => command.run(args, { ...options, env: { YEONDAE_URL: `${url}/graphql`, ...options.env } }))

const titles = async (): Promise<string[]> => (await graph.client.iterate('needs', {}, { title: true }).toArray({ limit: Infinity })).map(({ title }) => title)

describe('who and what', { timeout: 60_000 }, () => {
  test('whoami tells the viewer, its organisation, scopes and points', async () => {
    const nobody = await yeondae(['whoami'])
    expect(nobody).toMatchObject({ code: 0, said: '' })
    expect(nobody.out).toMatch(/^viewer +ANONYMOUS\nscopes +none: the open view\npoints +[\d,]+ of 1,000,000,000 a minute left, all of them from 2\d{3}-\S+Z on\n$/)
    const enterprise = await someEnterprise(graph.database)
    const key = await bearerOf(graph.database, { organizationId: enterprise.id })
    const known = await yeondae(['whoami'], { env: { YEONDAE_API_KEY: key } })
    expect(known.out).toMatch(new RegExp(`^viewer +APP\nkey +a test \\(SECRET, .*organisation +${enterprise.name}\nscopes +WRITE_NEEDS\n`, 's'))
    expect(known.out).not.toContain(key)
    const asJson = await yeondae(['whoami', '--json'], { env: { YEONDAE_API_KEY: key } })
    expect(JSON.parse(asJson.out)).toMatchObject({ kind: 'APP', organization: { name: enterprise.name }, scopes: ['WRITE_NEEDS'] })
  })

  test('whoami and the operations of the SDK are answered by a server that takes no others, which refuses those by a code', async () => {
    const closed = await openGraph('demo', { trustedOnly: true })
    const ask = (args: readonly string[], input = '') => withServer(closed.app, (url) => command.run(args, { input, env: { YEONDAE_URL: `${url}/graphql` } }))
    try {
      expect(await ask(['whoami'])).toMatchObject({ code: 0, said: '' })
      expect(await ask(['query', '-'], MetricsDocument.toString())).toMatchObject({ code: 0, said: '' })
      const other = await ask(['query', '-'], '{ metrics(first: 1) { nodes { key } } }')
      expect(other).toMatchObject({ code: 1, out: '' })
      expect(other.said).toContain('FORBIDDEN')
    } finally {
      await closed.database.close()
    }
  })

  test('schema writes the whole schema, also of a server that shows none', async () => {
    expect(await yeondae(['schema'])).toEqual({ code: 0, out: `${printSchema(lexicographicSortSchema(schema))}\n`, said: '' })
    const closed = await createApp({ database: graph.database, secret: testSecret, log: pino({ level: 'silent' }), introspection: false })
    const told = await withServer(closed, (url) => command.run(['schema', '--url', `${url}/graphql`, '--out', 'told.graphql']))
    expect(told).toMatchObject({ code: 0, out: '' })
    expect(told.said).toMatch(/shows its schema to nobody/)
    expect(readFileSync(inFolder('told.graphql'), 'utf8')).toBe(sdl)
  })

  test('help and version', async () => {
    expect((await command.run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/)
    const help = await command.run(['query', '--help'])
    expect(help).toMatchObject({ code: 0, said: '' })
    expect(help.out).toMatch(/--allow-mutations[\s\S]*Examples:[\s\S]*YEONDAE_API_KEY/)
  })
})

describe('answers', { timeout: 60_000 }, () => {
  test('come as JSON, from a file or the standard input, with variables', async () => {
    const expected = { code: 0, out: '{\n  "region": {\n    "name": "대구광역시"\n  }\n}\n', said: '' }
    expect(await yeondae(['query', 'region.graphql', '--variables', '{"code": "27"}'])).toEqual(expected)
    expect(await yeondae(['query', '-', '--variables', '@variables.json'], { input: files['region.graphql'] })).toEqual(expected)
    expect(JSON.parse((await yeondae(['query', 'two.graphql', '--operation', 'One'])).out)).toEqual({ needs: { totalCount: (await titles()).length } })
  })

  test('come as tables, with citations and whether rows were made up', async () => {
    const { code, out, said } = await yeondae(['query', 'needs.graphql', '--csv', '--labels', 'ko'])
    const [columns, ...rows] = parseCsv(out, { bom: true })
    expect(code).toBe(0)
    expect(out.startsWith('\uFEFFtitle,')).toBe(true)
    expect(columns).toEqual(['title', 'status', 'enterprise.name', 'isSynthetic', 'citations.source.outlet', 'citations.source.url', 'citations.factId', 'citations.quotedAs'])
    expect(rows.map(([title]) => title)).toEqual((await titles()).slice(0, 20))
    expect(rows.map((row) => row[1]).join()).toMatch(/^[가-힣 ,·]+$/)
    expect(new Set(rows.map((row) => row[3]))).toEqual(new Set(['true']))
    expect(said).toMatch(/goes on behind these rows: --all/)
    const figures = join(projectRoot(), 'server/graphiql/samples/15-honours-2017.graphql')
    expect((await yeondae(['query', figures, '--csv', '--no-bom'])).out).toMatch(/^name,.*\r\n협동조합 유공자 표창,.*,false,뉴스21; 뉴스21,,002-12; 002-12,; 지난해 6월\r\n/)
  })

  test('come page by page until all are there, in each form', async () => {
    const all = await titles()
    expect(all.length).toBeGreaterThan(100)
    const csv = await yeondae(['query', 'needs.graphql', '--all', '--out', 'needs.csv'])
    expect(csv).toMatchObject({ code: 0, out: '', said: `${all.length} rows in needs.csv.\n` })
    const [, ...rows] = parseCsv(readFileSync(inFolder('needs.csv')), { bom: true })
    expect(rows.map(([title]) => title)).toEqual(all)
    const lines = (await yeondae(['query', 'needs.graphql', '--all', '--ndjson'])).out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual(all.map((title) => expect.objectContaining({ title }) as object))
    const json = JSON.parse((await yeondae(['query', 'needs.graphql', '--all'])).out) as object
    expect(json).toEqual({ needs: { nodes: all.map((title) => ({ title, status: expect.any(String) as string, enterprise: expect.toSatisfy(() => true) as null })) } })
  })

  test('take the size of pages from the operation, and the rows that one wants', async () => {
    const variables = '{"filter": { "statuses": ["OPEN"] }}'
    const open = (await graph.client.iterate('needs', { filter: { statuses: ['OPEN'] } }, { title: true }).toArray({ limit: 7 })).map(({ title }) => ({ title }))
    const { out } = await yeondae(['query', 'page.graphql', '--limit', '7', '--variables', variables])
    expect(JSON.parse(out)).toMatchObject({ needs: { nodes: open, pageInfo: { endCursor: expect.any(String) as string } } })
    const rows = (await yeondae(['query', 'page.graphql', '--limit', '7', '--csv', '--variables', variables])).out.trimEnd().split('\r\n')
    expect(rows.length).toBe(8)
  })

  test('of pages that cost too much come in smaller ones; one page comes without citations', async () => {
    const query = '{ needs { nodes { title } } }'
    const all = await titles()
    const narrow = await createApp({ database: graph.database, secret: testSecret, log: pino({ level: 'silent' }), limits: { ...documentLimits, cost: 130 } })
    await withServer(narrow, async (url) => {
      const env = { YEONDAE_URL: `${url}/graphql` }
      const walked = await command.run(['query', '-', '--csv', '--all'], { env, input: query })
      expect(walked).toMatchObject({ code: 0, said: '' })
      expect(parseCsv(walked.out, { bom: true }).map(([title]) => title)).toEqual(['title', ...all])
      const once = await command.run(['query', '-', '--csv'], { env, input: '{ needs(first: 50) { nodes { title } } }' })
      expect(once).toMatchObject({ code: 0 })
      expect(once.out.split('\r\n')[0]).toBe('\uFEFFtitle')
      expect(once.said).toMatch(/Citations are left out/)
    })
  })
})

describe('what was asked wrongly', { timeout: 60_000 }, () => {
  test.each<[string[], RegExp]>([
    [['query', 'missing.graphql'], /Expected a GraphQL document .*missing\.graphql .*ENOENT/],
    [['query', 'broken.graphql'], /broken\.graphql:3:1: Syntax Error/],
    [['query', 'none.graphql'], /Expected an operation in none\.graphql/],
    [['query', 'two.graphql'], /Expected --operation with one of those in two\.graphql: One, Two/],
    [['query', 'two.graphql', '--operation', 'Three'], /Expected the name of an operation .*One, Two/],
    [['query', 'withdraw.graphql'], /is a mutation.*--allow-mutations/],
    [['query', 'withdraw.graphql', '--allow-mutations', '--all'], /Expected a query with --all/],
    [['query', 'follow.graphql'], /Expected a query/],
    [['query', 'wrong.graphql', '--csv'], /wrong\.graphql:2:19: Cannot query field "titel"/],
    [['query', 'region.graphql'], /Expected code in --variables/],
    [['query', 'region.graphql', '--variables', '{"kode": "27"}'], /Expected variables of the operation .*\(code\), not kode/],
    [['query', 'region.graphql', '--variables', '{"code"'], /Expected a JSON object in --variables/],
    [['query', 'region.graphql', '--variables', '[]'], /Expected a JSON object in --variables/],
    [['query', 'region.graphql', '--variables', '@missing.json'], /missing\.json .*ENOENT/],
    [['query', 'page.graphql', '--csv', '--variables', '{"first": "x"}'], /--variables: Variable "\$first"/],
    [['query', 'region.graphql', '--csv', '--variables', '{"code": "27"}'], /Expected a list in the answer/],
    [['query', 'lists.graphql', '--csv'], /several: needs, honours\. Name one by --rows/],
    [['query', 'needs.graphql', '--csv', '--rows', 'x'], /Expected the name of a list .*needs; not x/],
    [['query', 'last.graphql', '--csv', '--all'], /Expected first and after at needs/],
    [['query', 'whole.graphql', '--csv', '--all'], /Expected a list that comes in pages/],
    [['query', 'needs.graphql', '--labels', 'ko'], /Expected --csv with --labels/],
    [['query', 'needs.graphql', '--labels', 'de', '--csv'], /Allowed choices are ko, en/],
    [['query', 'needs.graphql', '--limit', '0'], /Expected a whole number of 1 or more/],
    [['query', 'needs.graphql', '--all', '--limit', '3'], /cannot be used with/],
    [['query', 'needs.graphql', '--csv', '--json'], /cannot be used with/],
    [['query', 'needs.graphql', '--csv', '--out', 'missing/needs.csv'], /Expected a file that can be written in --out: missing\/needs\.csv .*ENOENT/],
    [['query', 'needs.graphql', '--csv', '--out', '.'], /Expected a file that can be written in --out.*EISDIR/],
    [['query'], /missing required argument/],
    [['ask'], /unknown command/],
    [['query', 'needs.graphql', '--url', 'graph'], /Expected an address such as https:.*not graph/],
  ])('%j', async (args, told) => {
    const { code, out, said } = await yeondae(args)
    expect(said).toMatch(told)
    expect({ code, out }).toEqual({ code: 2, out: '' })
  })

  test('a key goes to no other machine over plain HTTP, and is no argument', async () => {
    const { code, said } = await command.run(['whoami', '--url', 'http://graph.example/graphql'], { env: { YEONDAE_API_KEY: 'yd_sec_x' } })
    expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(/Expected https:/) as string })
    expect((await command.run(['whoami', '--api-key', 'x'])).code).toBe(2)
  })
})

describe('what is refused or fails', { timeout: 60_000 }, () => {
  test('ends with 1, and says code, field, message and request', async () => {
    const pages = await yeondae(['query', 'page.graphql', '--variables', '{"first": 101}'])
    expect(pages).toMatchObject({ code: 1, out: '' })
    expect(pages.said).toMatch(/^BAD_USER_INPUT first: \S.* \(request [\w-]+\)\n$/)
    const mutation = await yeondae(['query', 'withdraw.graphql', '--allow-mutations'])
    expect(mutation).toMatchObject({ code: 1, out: '', said: expect.stringMatching(/^UNAUTHENTICATED.*\n/) as string })
    expect(await yeondae(['whoami'], { env: { YEONDAE_API_KEY: 'yd_sec_none' } })).toMatchObject({ code: 1, said: expect.stringMatching(/^UNAUTHENTICATED: .*\(request .*\)\nA key is taken from/) as string })
  })

  test('an answer in part is written, and told; a file is not', async () => {
    const part = answer({ data: { needs: null, region: { name: '대구' } }, errors: [{ message: 'No.', path: ['needs'], extensions: { code: 'FORBIDDEN', requestId: 'r-1' } }] })
    await withFaults([part], async ({ url }) => {
      const env = { YEONDAE_URL: url }
      const toScreen = await command.run(['query', 'needs.graphql'], { env })
      expect(toScreen).toMatchObject({ code: 1, said: 'FORBIDDEN needs: No. (request r-1)\n' })
      expect(JSON.parse(toScreen.out)).toEqual({ needs: null, region: { name: '대구' } })
      expect(await command.run(['query', 'needs.graphql', '--out', 'part.json'], { env })).toMatchObject({ code: 1, out: '' })
      expect(readdirSync(inFolder(''))).not.toContain('part.json')
    })
  })

  const free = async (): Promise<string> => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    return `http://127.0.0.1:${port}/graphql`
  }

  test('ends with 3 where no answer of a graph comes', async () => {
    expect(await command.run(['query', 'needs.graphql', '--url', await free()])).toMatchObject({ code: 3, out: '', said: expect.stringMatching(/NETWORK: No answer from/) as string })
    await withFaults([page(200)], async ({ url }) => {
      expect(await command.run(['whoami', '--url', url])).toMatchObject({ code: 3, said: expect.stringMatching(/^BAD_RESPONSE: .*HTTP 200 with text\/html/) as string })
    })
  })

  const introspection = data(introspectionFromSchema(schema))
  const needs = (from: number, hasNextPage: boolean): Fault =>
    data({ needs: { totalCount: 5, nodes: [{ title: `T${from}` }, { title: `T${from + 1}` }], pageInfo: { hasNextPage, endCursor: `c${from}` } } })

  test('waits for new points and goes on where it was', async () => {
    await withFaults([introspection, needs(1, true), refusal('RATE_LIMITED', 429, { 'retry-after': '1' }), drop, needs(3, false)], async ({ url, seen }) => {
      const { code, out, said } = await command.run(['query', '-', '--all', '--csv', '--no-citations'], { env: { YEONDAE_URL: url }, input: '{ needs { nodes { title } } }' })
      expect({ code, out }).toEqual({ code: 0, out: '\uFEFFtitle\r\nT1\r\nT2\r\nT3\r\nT4\r\n' })
      expect(said).toMatch(/^waits [12] s: RATE_LIMITED\n/)
      expect(seen.slice(1).map(({ body }) => body.variables)).toEqual([
        { yeondaeFirst: 100, yeondaeAfter: null, yeondaeCount: true },
        ...[1, 2, 3].map(() => ({ yeondaeFirst: 100, yeondaeAfter: 'c1', yeondaeCount: false })),
      ])
      expect(new Set(seen.slice(1).map(({ body }) => body.query)).size).toBe(1)
    })
  })

  test.each([
    ['a refusal', refusal('FORBIDDEN', 403), 1, /^FORBIDDEN/],
    ['a cursor that comes again', needs(1, true), 3, /a cursor again/],
  ])('%s in the middle leaves the file as it was', async (_name, fault, code, told) => {
    await withFaults([introspection, needs(1, true), fault], async ({ url }) => {
      writeFileSync(inFolder('kept.csv'), 'before')
      const ended = await command.run(['query', '-', '--all', '--out', 'kept.csv'], { env: { YEONDAE_URL: url }, input: '{ needs { nodes { title } } }' })
      expect(ended).toMatchObject({ code, out: '', said: expect.stringMatching(told) as string })
      expect(readFileSync(inFolder('kept.csv'), 'utf8')).toBe('before')
      expect(readdirSync(inFolder('')).filter((name) => name.endsWith('.part'))).toEqual([])
    })
  })

  test('Ctrl-C ends it with 130, and leaves the file as it was', async () => {
    let arrived: () => void = () => undefined
    const interruptAfter = new Promise<void>((resolve) => {
      arrived = resolve
    })
    const stall: Fault = (response, seen) => {
      silence(response, seen)
      arrived()
    }
    await withFaults([introspection, needs(1, true), stall], async ({ url }) => {
      writeFileSync(inFolder('kept.csv'), 'before')
      const ended = await command.run(['query', '-', '--all', '--out', 'kept.csv'], { env: { YEONDAE_URL: url }, input: '{ needs { nodes { title } } }', interruptAfter })
      expect(ended).toEqual({ code: 130, out: '', said: 'Interrupted: kept.csv is as it was.\n' })
      expect(readFileSync(inFolder('kept.csv'), 'utf8')).toBe('before')
      expect(readdirSync(inFolder('')).filter((name) => name.endsWith('.part'))).toEqual([])
    })
  })
})

test('brings the licence of each package that it holds', () => {
  const licences = readFileSync(join(command.folder, 'licenses.md'), 'utf8')
  const parts = licences.split(/^## /m).slice(1)
  expect(parts.map((part) => part.split(' ')[0])).toEqual(expect.arrayContaining(['cli-progress', 'commander', 'csv-stringify', 'graphql']))
  for (const part of parts) expect(part).toMatch(/^\S+ [\d.]+ \((MIT|ISC|BSD-[23]-Clause|Apache-2\.0)\)\n\n[^]*copyright/i)
})

describe('progress', () => {
  const shown: string[] = []
  const stream = Object.assign(new PassThrough(), { isTTY: true, columns: 80 })
  stream.on('data', (part: Buffer) => shown.push(part.toString()))
  afterAll(() => stream.destroy())

  test('is a bar on a terminal, which says what it waits for and goes when all is there', async () => {
    const bar = progress(false, stream as unknown as NodeJS.WriteStream)
    bar.reached(500, 1000)
    await expect.poll(() => shown.join('')).toMatch(/█+░+.*500 of 1,000 rows/)
    bar.waiting('RATE_LIMITED', 12_000)
    await expect.poll(() => shown.join(''), { timeout: 10_000 }).toMatch(/500 of 1,000 rows waits 12 s: RATE_LIMITED/)
    bar.reached(1000, 1000)
    bar.end()
    await expect.poll(() => shown.join('')).toMatch(/1,000 of 1,000 rows/)
  })

  test('is nothing where nobody wants it', () => {
    const quiet = progress(true, stream as unknown as NodeJS.WriteStream)
    const before = shown.length
    quiet.reached(1, 2)
    quiet.waiting('x', 5000)
    quiet.end()
    expect(shown.length).toBe(before)
  })
})
