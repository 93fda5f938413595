import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'

const folder = join(projectRoot(), 'sdk')
const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, string | { types: string }> }

/** The entries as they are imported, with their source. */
const entries = Object.entries(exports).flatMap(([name, target]) => {
  if (typeof target === 'string') return []
  const stem = join(folder, target.types.replace('./dist/', 'src/').replace(/\.d\.ts$/, ''))
  const file = [`${stem}.ts`, `${stem}.tsx`].find((one) => existsSync(one))
  return [{ name: name.replace('.', '@yeondae/sdk'), file: file ?? `${stem}.ts` }]
})

interface Export {
  name: string
  text: string
  tags: ReadonlyMap<string, string>
  /** Functions, and the methods of interfaces; what an interface says by a tag holds for its methods. */
  calls: { name: string; text: string; tags: ReadonlyMap<string, string> }[]
}

let checker: ts.TypeChecker
let program: ts.Program
beforeAll(() => {
  const settings = ts.readConfigFile(join(folder, '../tsconfig.json'), (file) => ts.sys.readFile(file)).config as { compilerOptions: object }
  const { options } = ts.convertCompilerOptionsFromJson(settings.compilerOptions, join(folder, '..'))
  program = ts.createProgram(
    entries.map(({ file }) => file),
    { ...options, types: [] },
  )
  checker = program.getTypeChecker()
}, 120_000)

const documented = (symbol: ts.Symbol) => ({
  name: symbol.getName(),
  text: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
  tags: new Map(symbol.getJsDocTags(checker).map(({ name, text }) => [name, ts.displayPartsToString(text)])),
})

function exportsOf(file: string): Export[] {
  const source = program.getSourceFile(file)
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`Expected ${file} to be a module.`)
  return checker.getExportsOfModule(module).map((given) => {
    const symbol = given.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(given) : given
    return { ...documented(symbol), name: given.getName(), calls: callsOf(symbol) }
  })
}

function callsOf(symbol: ts.Symbol): Export['calls'] {
  const [declaration] = symbol.declarations ?? []
  if (declaration === undefined) return []
  if (symbol.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Variable)) {
    return checker.getTypeOfSymbolAtLocation(symbol, declaration).getCallSignatures().length > 0 ? [documented(symbol)] : []
  }
  if (!ts.isInterfaceDeclaration(declaration)) return []
  return declaration.members.filter(ts.isMethodSignature).flatMap((member) => {
    const method = checker.getSymbolAtLocation(member.name)
    if (method === undefined) return []
    const own = documented(method)
    return [{ ...own, tags: new Map([...documented(symbol).tags, ...own.tags]), name: `${symbol.getName()}.${method.getName()}` }]
  })
}

describe.each(entries)('$name', ({ name, file }) => {
  test('says of each export what it is', () => {
    const found = exportsOf(file)
    expect(found.length, `exports of ${name}`).toBeGreaterThan(0)
    const silent = found.filter(({ text }) => text === '').map((one) => one.name)
    expect(silent, `${name}: give these exports a doc comment (/** … */) that says their meaning, units and what null means`).toEqual([])
  })

  test('shows each function in use, and says what it throws', () => {
    const calls = exportsOf(file).flatMap((one) => one.calls)
    const lacking = (tag: string) => calls.filter(({ tags }) => (tags.get(tag) ?? '').trim() === '').map((one) => one.name)
    expect.soft(lacking('example'), `${name}: give these functions an @example with code`).toEqual([])
    expect.soft(lacking('throws'), `${name}: say by @throws what these functions throw or reject with, or "@throws nothing" with the reason`).toEqual([])
    expect(calls.filter(({ tags }) => !/```(ts|tsx|sh)\n/.test(tags.get('example') ?? '```ts\n')).map((one) => one.name), `${name}: put the example into a block of code`).toEqual([])
  })
})

test('every entry has a source', () => {
  expect(entries.length).toBeGreaterThanOrEqual(7)
  for (const { file } of entries) expect(existsSync(file), file).toBe(true)
})
