import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { build } from 'vite'
import { projectRoot } from '../../prisma/project-root.ts'
import { packedSdk, partnerFolder } from '../support/packed-sdk.ts'

const root = projectRoot()
const run = promisify(execFile)

interface Manifest {
  version: string
  license: string
  sideEffects: boolean
  exports: Record<string, string | Record<string, string>>
  bin: Record<string, string>
  dependencies?: unknown
  peerDependencies?: unknown
  peerDependenciesMeta?: unknown
}

let tarball: Buffer<ArrayBuffer>
let folder: string

beforeAll(async () => {
  tarball = await readFile(await packedSdk())
  folder = await partnerFolder()
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

const installed = () => join(folder, 'node_modules/@yeondae/sdk')
/** What lies in it, by the ending of its name. */
const packedFiles = async (ending: string) => (await readdir(installed(), { recursive: true })).filter((name) => name.endsWith(ending)).map((name) => join(installed(), name))

describe('the package', { timeout: 120_000 }, () => {
  const manifest = async () => JSON.parse(await readFile(join(installed(), 'package.json'), 'utf8')) as Manifest

  test('holds what it exports, its command, declarations, licence and README, and no sources', async () => {
    const { exports, bin } = await manifest()
    const packed = (await packedFiles('')).map((path) => path.slice(installed().length + 1)).filter((path) => /\.\w+$|LICENSE/.test(path))
    const places = [...Object.values(exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry))), ...Object.values(bin)]
    for (const place of places) expect(packed).toContain(place.replace('./', ''))
    expect(packed.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['LICENSE', 'README.md', 'package.json'])
    // The command is one file, with what its parts are licensed by, and the schema that it tells.
    expect(packed.filter((path) => !/\.(d\.ts|js)$/.test(path) && path.startsWith('dist/')).sort()).toEqual(['dist/licenses.md', 'dist/schema.graphql'])
  })

  test('names its types first, and depends on nothing but React, for who uses its hooks', async () => {
    const { exports, ...told } = await manifest()
    for (const name of ['.', './operations', './testing', './react']) expect(Object.keys(exports[name] ?? {})).toEqual(['types', 'default'])
    expect(told).toMatchObject({ license: 'MIT', sideEffects: false })
    expect(told.dependencies).toBeUndefined()
    expect(told.peerDependencies).toEqual({ react: '>=18' })
    expect(told.peerDependenciesMeta).toEqual({ react: { optional: true } })
  })

  test('imports nothing but that React, from the hooks alone, and Node’s own modules, from the command', async () => {
    const scripts = await packedFiles('.js')
    expect(scripts.length).toBeGreaterThan(4)
    for (const path of scripts) {
      const code = ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.ES2022)
      const imports = code.statements.flatMap((statement) =>
        (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) && statement.moduleSpecifier !== undefined && ts.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [],
      )
      if (path.endsWith('/dist/cli.js')) expect(imports.filter((name) => !name.startsWith('node:') && !isBuiltin(name))).toEqual([])
      else expect(imports, path).toEqual(path.endsWith('/dist/react.js') ? ['react'] : [])
    }
  })

  test('has declarations that name no source file', async () => {
    for (const path of await packedFiles('.d.ts')) expect(await readFile(path, 'utf8')).not.toMatch(/from '[^']*\.ts'/)
  })

  test('works as it is packed', async () => {
    const script = `
      import { createClient, YeondaeError } from '@yeondae/sdk'
      import { NodeDocument } from '@yeondae/sdk/operations'
      import { fakeGraph, refusal } from '@yeondae/sdk/testing'
      const graph = fakeGraph().answer(NodeDocument, () => { throw refusal('FORBIDDEN') })
      const client = createClient({ url: 'http://graph.test', fetch: graph.fetch })
      await client.request(NodeDocument, { id: 'x' }).catch((error) => console.log(error instanceof YeondaeError, error.code))`
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder })
    expect(stdout.trim()).toBe('true FORBIDDEN')
  })

  test('is clean to publint, suggestions counted', async () => {
    const { messages, pkg } = await publint({ pack: { tarball: Uint8Array.from(tarball).buffer }, strict: true })
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
  })

  test('has types that are right wherever ES modules are', async () => {
    const checked = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)))
    if (checked.types === false) throw new Error('Expected types in the package.')
    expect(Object.keys(checked.entrypoints)).toEqual(expect.arrayContaining(['.', './operations', './labels', './graph', './introspection', './testing', './react']))
    // There is no CommonJS: `require` of Node 20.19 and later takes the same module, and TypeScript tells older ones so.
    const byDesign = (problem: (typeof checked.problems)[number]) => problem.kind === 'CJSResolvesToESM' || (problem.kind === 'NoResolution' && problem.resolutionKind === 'node10')
    expect(checked.problems.filter((problem) => !byDesign(problem))).toEqual([])
  })

  test('has no any in a type, and no check that is switched off', async () => {
    const declarations = await packedFiles('.d.ts')
    expect(declarations.length).toBeGreaterThan(20)
    for (const file of declarations) {
      const text = await readFile(file, 'utf8')
      expect(text, file).not.toMatch(/@ts-(nocheck|ignore)/)
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
      const found: string[] = []
      const visit = (node: ts.Node) => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${file}: ${node.parent.getText().slice(0, 80)}`)
        ts.forEachChild(node, visit)
      }
      visit(source)
      expect(found).toEqual([])
    }
    const sources = (await readdir(join(root, 'sdk/src'), { recursive: true })).filter((name) => name.endsWith('.ts'))
    for (const name of sources) expect(await readFile(join(root, 'sdk/src', name), 'utf8'), name).not.toMatch(/@ts-nocheck/)
  })

  test('brings its command', async () => {
    const { version } = await manifest()
    const { stdout } = await run(join(folder, 'node_modules/.bin/yeondae'), ['--version'])
    expect(stdout.trim()).toBe(version)
  })

  test('is taken by require too, where Node can', async () => {
    const { stdout } = await run(process.execPath, ['--input-type=commonjs', '--eval', "console.log(typeof require('@yeondae/sdk').createClient)"], { cwd: folder })
    expect(stdout.trim()).toBe('function')
  })
})

/** What a partner writes, right and wrong. */
const consumer = `
import { type Client, createClient, match, RateLimitedError, select, type Selected, unwrap, ValidationError, YeondaeError } from '@yeondae/sdk'
import type { EnterpriseKind, SubmitNeedInput } from '@yeondae/sdk/graph'
import type { introspection } from '@yeondae/sdk/introspection'
import * as labels from '@yeondae/sdk/labels'
import { EnterprisesDocument, type EnterprisesQuery, SubmitNeedDocument, ViewerDocument } from '@yeondae/sdk/operations'
import { fakeGraph, refusal } from '@yeondae/sdk/testing'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const same = <A, B>(answer: Same<A, B>): Same<A, B> => answer

const graph = fakeGraph().answer(ViewerDocument, () => { throw refusal('FORBIDDEN') })
const client: Client = createClient({ url: 'http://graph.test', fetch: graph.fetch })
const parts = select<'Need'>()({ id: true, title: true, enterprise: { name: true } })
const kind: EnterpriseKind = 'COOPERATIVE'
export const label: string = labels.EnterpriseKind[kind].ko
export type Version = introspection['name']

export async function right(input: SubmitNeedInput, search?: string): Promise<EnterprisesQuery> {
  await client.request(ViewerDocument)
  const { need } = await client.query({ need: [{ id: 'x' }, { ...parts, matches: [{ first: 3 }, { nodes: { score: true } }] }] })
  same<Selected<typeof parts>['enterprise'], { name: string } | null>(true)
  same<NonNullable<typeof need>['matches']['nodes'][number]['score'], number>(true)
  for await (const { amount } of client.iterate('purchases', {}, { amount: true })) same<typeof amount, number>(true)
  const { submitNeed } = await client.request(SubmitNeedDocument, { input }, { idempotencyKey: 'a need of mine' })
  const told = match(submitNeed, { SubmitNeedPayload: () => 1, ValidationError: ({ field }) => field, ConflictError: () => 2, NotFoundError: () => 3 })
  same<typeof told, string | number>(true)
  try {
    unwrap(submitNeed)
  } catch (error) {
    if (error instanceof ValidationError) same<typeof error.code, 'BAD_USER_INPUT'>(true)
    else if (error instanceof RateLimitedError) same<typeof error.retryAt, Date | null>(true)
    else if (error instanceof YeondaeError) same<typeof error.requestId, string | null>(true)
  }
  // A value that may be undefined is an absent one, under exactOptionalPropertyTypes too.
  return client.request(EnterprisesDocument, { search, filter: { kinds: [kind], region: undefined } })
}

export const wrong = () => [
  // @ts-expect-error -- no such field
  client.query({ need: [{ id: 'x' }, { titel: true }] }),
  // @ts-expect-error -- the id is missing
  client.query({ need: { title: true } }),
  // @ts-expect-error -- no such kind
  client.request(EnterprisesDocument, { filter: { kinds: ['CHARITY'] } }),
  // @ts-expect-error -- no such argument
  client.iterate('purchases', { size: 3 }, { amount: true }),
  // @ts-expect-error -- no such list
  client.iterate('purchase', {}, { amount: true }),
  // @ts-expect-error -- no such label
  labels.EnterpriseKind.CHARITY,
  // @ts-expect-error -- the url is missing
  createClient({}),
]
`

const page = `
import { createClient } from '@yeondae/sdk'
import { NeedDocument, NeedsDocument, ViewerDocument } from '@yeondae/sdk/operations'
import { usePage, useQuery } from '@yeondae/sdk/react'

const client = createClient({ url: '/graphql' })

export function Needs({ id }: { id: string }) {
  const { rows, next } = usePage(client, NeedsDocument, { first: 20 }, ({ needs }) => needs)
  const one = useQuery(client, NeedDocument, { id })
  const me = useQuery(client, ViewerDocument)
  // @ts-expect-error -- the id is missing
  useQuery(client, NeedDocument)
  // @ts-expect-error -- the cursor is the hook's own
  usePage(client, NeedsDocument, { first: 20, after: 'x' }, ({ needs }) => needs)
  return <button onClick={next ?? undefined}>{rows.map(({ title }) => title)}{one.data?.need?.title}{me.data?.viewer.kind}</button>
}
`

describe('a partner’s strict project compiles', { timeout: 180_000 }, () => {
  const strict = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2022',
    jsx: 'react-jsx',
  }

  test.each([
    ['node16, without the types of a browser', { module: 'node16', moduleResolution: 'node16', lib: ['es2022'], types: ['node'] }],
    ['bundler', { module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], types: [] }],
  ])('%s', async (name, options) => {
    await Promise.all([writeFile(join(folder, 'consumer.mts'), consumer), writeFile(join(folder, 'page.tsx'), page)])
    const config = join(folder, `tsconfig.${name.slice(0, 5)}.json`)
    await writeFile(config, JSON.stringify({ compilerOptions: { ...strict, ...options }, files: ['consumer.mts', 'page.tsx'] }))
    const { stdout } = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config]).catch((error: unknown) => error as { stdout: string })
    expect(stdout).toBe('')
  })
})

describe('a bundle by Vite', { timeout: 120_000 }, () => {
  const bundled = async (code: string): Promise<string> => {
    const entry = join(folder, 'entry.js')
    await writeFile(entry, code)
    const result = await build({ root: folder, configFile: false, logLevel: 'silent', build: { write: false, minify: 'oxc', target: 'es2022', modulePreload: false, rolldownOptions: { input: entry } } })
    const { output } = result as { output: { type: string; code?: string }[] }
    return output.map(({ code: text = '' }) => text).join('\n')
  }
  const operationsIn = (code: string) => [...code.matchAll(/\b(?:query|mutation|subscription) ([A-Z]\w+)/g)].map(([, name]) => name)
  const sizeOf = (code: string) => gzipSync(code, { level: 9 }).length

  test('holds of the client alone neither operations nor labels', async () => {
    const code = await bundled("import { createClient } from '@yeondae/sdk'; globalThis.client = createClient({ url: '/graphql' })")
    expect(code).toContain('idempotency-key')
    expect(operationsIn(code)).toEqual([])
    expect(code).not.toMatch(/[가-힣]|documentId:|fixture/)
    // What asks (2.3 kB) and what sends (4.5 kB) together: see size.test.ts.
    expect(sizeOf(code)).toBeLessThanOrEqual(6_800)
  })

  test('holds one operation and one label where one is used', async () => {
    const code = await bundled(`
      import { createClient } from '@yeondae/sdk'
      import * as labels from '@yeondae/sdk/labels'
      import { NeedDocument } from '@yeondae/sdk/operations'
      globalThis.ask = (id) => createClient({ url: '/graphql' }).request(NeedDocument, { id })
      globalThis.label = labels.NeedStatus`)
    expect(operationsIn(code)).toEqual(['Need'])
    expect(code).toContain('철회')
    expect(code).not.toContain('협동조합')
  })
})
