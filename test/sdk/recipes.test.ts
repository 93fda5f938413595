import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { withGraph } from '../support/graph.ts'
import { asHere, run } from '../support/readme.ts'
import { printedBy, recipeDay, recipes } from '../support/recipes.ts'

const all = await recipes()

describe('the recipes', () => {
  const graph = withGraph('demo', { now: () => recipeDay })
  let printed: Map<string, string>
  beforeAll(async () => {
    printed = await printedBy(graph, all)
  }, 180_000)

  test('are thirty or more questions, each with an answer of two sentences', () => {
    expect(all.length).toBeGreaterThanOrEqual(30)
    expect(new Set(all.map(({ question }) => question)).size).toBe(all.length)
    for (const { file, question, answer } of all) {
      expect(question, file).toMatch(/^[A-Z].*\?$/)
      expect(answer.split(/(?<=\.) (?=[A-Z`])/), file).toHaveLength(2)
    }
  })

  test('compile under strict settings', { timeout: 180_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yeondae-recipes-'))
    try {
      const files = await Promise.all(
        all.map(async ({ file, code }) => {
          const path = join(folder, file.replace('.md', '.ts'))
          await writeFile(path, asHere(code))
          return path
        }),
      )
      const compilerOptions = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noUnusedLocals: true, noEmit: true, allowImportingTsExtensions: true, skipLibCheck: true }
      const target = { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], types: [] }
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, ...target }, files }))
      const findings = await run(process.execPath, [join(projectRoot(), 'node_modules/typescript/bin/tsc'), '-p', folder]).catch((error: unknown) => error as { stdout: string })
      expect(findings.stdout).toBe('')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test.each(all)('$question', ({ file, prints }) => {
    expect(printed.get(file)).toBe(prints)
  })
})
