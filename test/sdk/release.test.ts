import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { buildSchema, findBreakingChanges } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { versionAfter } from '../../sdk/release/changelog.ts'
import { difference } from '../../sdk/release/difference.ts'
import { release, ReleaseError } from '../../sdk/release/release.ts'

const root = projectRoot()
const today = '2026-11-29'
const base = `
type Query { "Old." old(a: Int): Int, kept(way: Way, filter: Filter): Thing, leaving: Int @deprecated(reason: "Use \`kept\`. Removed after 2027-06-30.") }
type Thing { id: ID!, name: String }
input Filter { name: String }
enum Way { FOOT, HORSE }
`
const between = (after: string, before = base) => difference(buildSchema(before), buildSchema(after), today)

describe('the difference of two schemas', () => {
  test.each([
    ['a field that is gone', base.replace('name: String }\ninput', '}\ninput'), 'breaking', '`Thing.name` is gone.'],
    ['an argument that is gone', base.replace('old(a: Int)', 'old'), 'breaking', '`Query.old(a:)` is gone.'],
    ['an argument that must be given', base.replace('a: Int', 'a: Int, b: Int!'), 'breaking', '`Query.old(b:)` is new, and must be given.'],
    ['a field of another type', base.replace('name: String }\ninput', 'name: Int }\ninput'), 'breaking', '`Thing.name` is `Int`, and was `String`.'],
    ['a value that is gone', base.replace(', HORSE', ''), 'breaking', '`Way.HORSE` is gone.'],
    ['what is gone before its day', base.replace(/, leaving.*\)/, ''), 'breaking', '`Query.leaving` is gone, which was announced for 2027-06-30 and comes earlier: use `kept`.'],
    ['a value that is new', base.replace('HORSE', 'HORSE, BOAT'), 'dangerous', '`Way.BOAT` is new.'],
    ['a field that is new', base.replace('id: ID!', 'id: ID!, size: Int'), 'safe', '`Thing.size` is new.'],
    ['a type that is new', `${base} type Other { a: Int }`, 'safe', '`Other` is new.'],
    ['subscriptions, where there were none', `${base} type Subscription { told: Int }`, 'safe', ['There are subscriptions now: `told`.', '`Subscription` is new.']],
    ['what is deprecated from now on', base.replace('id: ID!, name: String', 'id: ID!, name: String @deprecated(reason: "Use `id`. Removed after 2027-12-31.")'), 'safe', '`Thing.name` is deprecated. Use `id`. Removed after 2027-12-31.'],
    ['an argument that is deprecated', base.replace('a: Int', 'a: Int @deprecated(reason: "Use `kept`. Removed after 2027-12-31.")'), 'safe', '`Query.old(a:)` is deprecated. Use `kept`. Removed after 2027-12-31.'],
    ['an input field that is deprecated', base.replace('input Filter { name: String', 'input Filter { name: String @deprecated(reason: "Use `kept`. Removed after 2027-12-31.")'), 'safe', '`Filter.name` is deprecated. Use `kept`. Removed after 2027-12-31.'],
    ['a value that is deprecated', base.replace('HORSE', 'HORSE @deprecated(reason: "Use `FOOT`. Removed after 2027-12-31.")'), 'safe', '`Way.HORSE` is deprecated. Use `FOOT`. Removed after 2027-12-31.'],
    ['what is not deprecated any more', base.replace(/leaving: Int @dep.*\)/, 'leaving: Int'), 'safe', '`Query.leaving` is no longer deprecated.'],
  ] as const)('tells %s', async (_what, after, group, line) => {
    const found = await between(after)
    expect({ breaking: found.breaking, dangerous: found.dangerous, safe: found.safe }).toEqual({ breaking: [], dangerous: [], safe: [], [group]: [line].flat() })
  })

  test('counts descriptions that are worded anew', async () => {
    expect(await between(base.replace('Old.', 'Older.'))).toEqual({ breaking: [], dangerous: [], safe: [], reworded: 1 })
  })

  test('finds nothing where nothing differs', async () => {
    expect(await between(base)).toEqual({ breaking: [], dangerous: [], safe: [], reworded: 0 })
  })
})

describe('the version', () => {
  const [breaking, dangerous, safe, wording] = [
    { breaking: ['x'], dangerous: [], safe: ['x'], reworded: 0 },
    { breaking: [], dangerous: ['x'], safe: ['x'], reworded: 0 },
    { breaking: [], dangerous: [], safe: ['x'], reworded: 0 },
    { breaking: [], dangerous: [], safe: [], reworded: 1 },
  ]
  test.each([
    ['0.1.3', breaking, '0.2.0'],
    ['0.1.3', dangerous, '0.2.0'],
    ['0.1.3', safe, '0.1.4'],
    ['0.1.3', wording, '0.1.4'],
    ['1.2.3', breaking, '2.0.0'],
    ['1.2.3', dangerous, '1.3.0'],
    ['1.2.3', safe, '1.3.0'],
    ['1.2.3', wording, '1.2.4'],
  ])('after %s with %j is %s', (before, changes, after) => {
    expect(versionAfter(before, changes)).toBe(after)
  })

  test('that is not three numbers is refused', () => {
    expect(() => versionAfter('0.1', safe)).toThrow(/three numbers/)
  })
})

describe('a release', () => {
  let folder: string
  const said: string[] = []
  const files = ['sdk/package.json', 'sdk/CHANGELOG.md', 'sdk/released.graphql', 'package-lock.json']
  const read = (file: string) => readFile(join(folder, file), 'utf8')
  const all = () => Promise.all(files.map(read))
  const run = (check: boolean) => release({ root: folder, today, check, say: (text) => void said.push(text) })

  beforeEach(async () => {
    said.length = 0
    folder = await mkdtemp(join(tmpdir(), 'yeondae-release-'))
    for (const file of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await cp(join(root, file), join(folder, file))
    }
    await mkdir(join(folder, 'schema'))
    await writeFile(join(folder, 'sdk/released.graphql'), base)
    await writeFile(join(folder, 'schema/schema.graphql'), base.replace('HORSE', 'HORSE, BOAT'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test('raises the version in both places, puts the entry on top, replaces the released schema; a second one has nothing to do', async () => {
    const { version: before } = JSON.parse(await read('sdk/package.json')) as { version: string }
    const after = versionAfter(before, { breaking: [], dangerous: ['x'], safe: [], reworded: 0 })
    const log = await read('sdk/CHANGELOG.md')
    await run(false)
    expect(JSON.parse(await read('sdk/package.json'))).toMatchObject({ version: after })
    expect(JSON.parse(await read('package-lock.json'))).toMatchObject({ packages: { sdk: { version: after } } })
    const [heading = '', older = ''] = log.split(/(?=^## )/m)
    expect(await read('sdk/CHANGELOG.md')).toContain(`${heading}## ${after} – ${today}\n\n### Dangerous\n\n- \`Way.BOAT\` is new.\n\n${older}`)
    expect(await read('sdk/released.graphql')).toBe(await read('schema/schema.graphql'))
    const written = await all()
    await expect(run(false)).rejects.toThrow(ReleaseError)
    expect(await all()).toEqual(written)
  })

  test('that only tells writes nothing', async () => {
    const before = await all()
    await run(true)
    expect(await all()).toEqual(before)
    expect(said.join('\n')).toMatch(/would be \d+\.\d+\.\d+[\s\S]*`Way\.BOAT` is new\./)
  })
})

describe('the schema as it is', () => {
  test('hides no breaking change: what graphql finds since the last release, the release tells', async () => {
    const [released, current] = await Promise.all(['sdk/released.graphql', 'schema/schema.graphql'].map(async (file) => buildSchema(await readFile(join(root, file), 'utf8'))))
    if (released === undefined || current === undefined) throw new Error('Expected both schemas.')
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), join(root, 'sdk/release/release.ts'), '--check'])
    const section = /### Breaking\n\n([^]*?)\n(?:\n|$)/.exec(stdout)?.[1] ?? ''
    const broken = findBreakingChanges(released, current)
    expect(section.split('\n').filter(Boolean).length > 0, broken.map(({ description }) => description).join('\n')).toBe(broken.length > 0)
    for (const { description } of broken) for (const name of /^\S+/.exec(description) ?? []) expect(section).toContain(name.split('.')[0])
    if (broken.length > 0) console.warn(stdout)
  })
})
