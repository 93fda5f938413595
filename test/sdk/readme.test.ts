import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { withGraph } from '../support/graph.ts'
import { answeredBlocks, asHere, output, run } from '../support/readme.ts'

const root = projectRoot()

/** The examples of the SDK's README, each with the answer that stands below it. */
const readme = await readFile(join(root, 'sdk/README.md'), 'utf8')
const examples = answeredBlocks(readme, 'ts', 'text').map((example) => ({ ...example, name: (/(\w+)Document/.exec(example.code) ?? /client\.(\w+)/.exec(example.code))?.[1] }))

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
    expect(await output(graph, code)).toBe(answer)
  })
})
