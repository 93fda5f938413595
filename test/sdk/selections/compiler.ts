import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const folder = fileURLToPath(new URL('./', import.meta.url))
const fixture = `${folder}fixture.ts`

/** What stands above every fixture; one line. */
const head = "import { type Client, select, type Selected } from '../../../sdk/src/index.ts'; declare const client: Client; declare const id: string; declare const some: never; void [client, id, some, select]; export type { Selected }\n"

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
}

/** What the compiler says of lines of code that use `client`: the first message of each line, whole; null where it has none. */
export function messagesOf(lines: readonly string[]): (string | null)[] {
  const { program, file } = programOf(lines)
  const found: (string | null)[] = lines.map(() => null)
  for (const { start = 0, messageText } of program.getSemanticDiagnostics(file)) {
    const line = file.getLineAndCharacterOfPosition(start).line - 1
    found[line] ??= ts.flattenDiagnosticMessageText(messageText, '\n')
  }
  return found
}

/** How many types the compiler made to check the lines. */
export function instantiationsOf(lines: readonly string[]): number {
  const { program, file } = programOf(lines)
  const wrong = program.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return (program as ts.Program & { getInstantiationCount(): number }).getInstantiationCount()
}

/** The names that an editor offers at the `|` of a line, those of keywords and globals left out. */
export function completionsOf(line: string): string[] {
  const text = `${head}${line.replace('|', '')}`
  const host: ts.LanguageServiceHost = {
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (given) => ts.getDefaultLibFilePath(given),
    readFile: (name) => ts.sys.readFile(name),
    getCompilationSettings: () => options,
    getScriptFileNames: () => [fixture],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === fixture ? text : ts.sys.readFile(name)
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content)
    },
    fileExists: (name) => name === fixture || ts.sys.fileExists(name),
  }
  const entries = ts.createLanguageService(host).getCompletionsAtPosition(fixture, head.length + line.indexOf('|'), {})?.entries ?? []
  return entries.filter(({ kind }) => kind === ts.ScriptElementKind.memberVariableElement || kind === ts.ScriptElementKind.string).map(({ name }) => name)
}

function programOf(lines: readonly string[]): { program: ts.Program; file: ts.SourceFile } {
  const host = ts.createCompilerHost(options)
  const read = host.getSourceFile.bind(host)
  const file = ts.createSourceFile(fixture, head + lines.map((line) => line.replaceAll('\n', ' ')).join('\n'), options.target ?? ts.ScriptTarget.ES2023)
  host.getSourceFile = (name, ...rest) => (name === fixture ? file : read(name, ...rest))
  const fileExists = host.fileExists.bind(host)
  host.fileExists = (name) => name === fixture || fileExists(name)
  return { program: ts.createProgram([fixture], options, host), file }
}
