import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../prisma/project-root.ts'
import { type TestGraph, withServer } from './graph.ts'

const root = projectRoot()
export const run = promisify(execFile)

/** The blocks of a page in one language, each with the block in another language right below it. */
export function answeredBlocks(page: string, language: string, answerLanguage: string): { code: string; answer: string }[] {
  const blocks = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\`\\s+\`\`\`${answerLanguage}\\n(.*?)\`\`\``, 'gs')
  return [...page.matchAll(blocks)].map(([, code = '', answer = '']) => ({ code, answer }))
}

/** An example with the sources of this repository in the place of the installed package. */
export const asHere = (code: string): string =>
  code.replaceAll(/'@yeondae\/sdk(?:\/(\w+))?'/g, (_, entry = 'index') => `'${root}/sdk/src/${entry}.ts'`)

/** What an example prints when it is run against a server of the graph. */
export async function output(graph: TestGraph, code: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yeondae-example-'))
  try {
    return await withServer(graph.app, async (url) => {
      const file = join(folder, 'example.mts')
      await writeFile(file, asHere(code).replaceAll('http://127.0.0.1:4000', url))
      return (await run(process.execPath, ['--import', import.meta.resolve('tsx'), file])).stdout
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
