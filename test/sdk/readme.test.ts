import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withGraph, withServer } from '../support/graph.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const run = promisify(execFile)

/** The examples of the SDK's README, each with the answer that stands below it. */
const readme = await readFile(join(root, 'sdk/README.md'), 'utf8')
const examples = [...readme.matchAll(/```ts\n(.*?)```\n\n```text\n(.*?)```/gs)].map(([, code = '', answer = '']) => ({ code, answer, name: /(\w+)Document/.exec(code)?.[1] }))

/** An example with the sources of this repository in the place of the installed package. */
const asHere = (code: string) =>
  code.replaceAll("'@yeondae/sdk/operations'", `'${root}sdk/src/operations.ts'`).replaceAll("'@yeondae/sdk'", `'${root}sdk/src/index.ts'`)

describe('the README of the SDK', () => {
  const graph = withGraph('demo')
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yeondae-readme-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('has its examples with their answers', () => {
    expect(examples.length).toBe(readme.match(/```ts\n/g)?.length)
  })

  test('has examples that compile under strict settings', async () => {
    const files = await Promise.all(
      examples.map(async ({ code }, index) => {
        const file = join(folder, `${index}.ts`)
        await writeFile(file, asHere(code))
        return file
      }),
    )
    const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true }
    const target = { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom'], types: [] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, ...target }, files }))
    const findings = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch((error: unknown) => error as { stdout: string })
    expect(findings.stdout).toBe('')
  })

  test.each(examples)('$name answers as it says', async ({ code, answer }) => {
    await withServer(graph.app, async (url) => {
      const file = join(folder, 'example.mts')
      await writeFile(file, asHere(code).replaceAll('http://127.0.0.1:4000', url))
      const { stdout } = await run(process.execPath, ['--import', import.meta.resolve('tsx'), file])
      expect(stdout).toBe(answer)
    })
  })
})
