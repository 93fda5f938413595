import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../prisma/project-root.ts'
import { demoKeys } from '../../server/auth/demo-keys.ts'
import { job } from '../match/running.ts'
import { type TestGraph, testSecret, withServer } from './graph.ts'
import { answeredBlocks, asHere, run } from './readme.ts'

const root = projectRoot()

/** The day that recipes are run on: what they print counts on consents and dates that end. */
export const recipeDay = new Date('2026-12-01T03:00:00Z')

/** A page of sdk/recipes. */
export interface Recipe {
  file: string
  question: string
  /** What stands between the question and the script. */
  answer: string
  code: string
  /** What it says that the script prints. */
  prints: string
}

/** All recipes in the order of their files. */
export async function recipes(): Promise<Recipe[]> {
  const folder = join(root, 'sdk/recipes')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.md')).sort()
  return Promise.all(
    files.map(async (file) => {
      const page = await readFile(join(folder, file), 'utf8')
      const [block, another] = answeredBlocks(page, 'ts', 'text')
      const [, question = '', answer = ''] = /^# (.+)\n\n<!-- group: .+ -->\n\n(.+?)\n\n```ts/s.exec(page) ?? []
      if (block === undefined || another !== undefined) throw new Error(`Expected ${file} to have one script with what it prints.`)
      return { file, question, answer, code: block.code, prints: block.answer }
    }),
  )
}

/**
 * What the scripts of recipes print against a server of the graph, one after the other in one process. A key is written
 * as `yd_sec_enterprise…`, by whose it is.
 * @returns by file; of a script that failed what it threw
 */
export async function printedBy(graph: TestGraph, all: readonly Recipe[]): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'yeondae-recipes-'))
  try {
    const keys = new Map((await demoKeys(graph.database, testSecret, recipeDay)).map(({ whose, text }) => [whose as string, text]))
    const runs = await job(graph, { now: () => recipeDay })
    return await withServer(graph.app, async (url) => {
      for (const { file, code } of all) {
        const told = asHere(code).replaceAll('http://127.0.0.1:4000', url).replace(/yd_sec_(\w+)…/g, (_, whose: string) => keys.get(whose) ?? '')
        await writeFile(join(folder, file.replace('.md', '.mts')), told)
      }
      await writeFile(join(folder, 'all.mjs'), runner(all.map(({ file }) => file.replace('.md', '.mts'))))
      const { stdout } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), join(folder, 'all.mjs')], { maxBuffer: 10_000_000 })
      return new Map(Object.entries(JSON.parse(stdout) as Record<string, string>).map(([file, text]) => [file.replace('.mts', '.md'), text]))
    }).finally(() => runs.stop())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const runner = (files: readonly string[]) => `
import { format } from 'node:util'
const printed = {}
let file
console.log = (...values) => { printed[file] += format(...values) + '\\n' }
for (file of ${JSON.stringify(files)}) {
  printed[file] = ''
  await import('./' + file).catch((error) => console.log(error))
}
process.stdout.write(JSON.stringify(printed))
`
