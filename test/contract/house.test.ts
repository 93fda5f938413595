import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'

const root = projectRoot()
const floors = ['prisma', 'schema', 'server', 'sdk'] as const
type Floor = (typeof floors)[number]

/** What each floor may import of the others: prisma ← schema ← server; sdk stands alone. */
const allowed: Record<Floor, readonly Floor[]> = { prisma: [], schema: ['prisma'], server: ['prisma', 'schema'], sdk: [] }

/** GraphiQL is a client as a partner's page is: it makes tables by the same code as the SDK's command. */
const isClients = (file: string, target: string) => file.startsWith(join(root, 'server/graphiql/app/')) && target.startsWith('sdk/csv/')

const sources = (floor: Floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !/(^|\/)(node_modules|dist|generated)\//.test(file))
    .map((file) => join(root, floor, file))

const imports = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.{1,2}\/[^']+)'/g)].map(([, path]) => join(dirname(file), path as string))

describe('the house', () => {
  test.each(floors)('%s imports only what lies beneath it', (floor) => {
    const files = sources(floor)
    expect(files.length).toBeGreaterThan(3)
    const wrong = files.flatMap((file) =>
      imports(file)
        .map((target) => relative(root, target))
        .filter((target) => {
          const other = floors.find((name) => target.startsWith(`${name}/`))
          return other === undefined || (other !== floor && !allowed[floor].includes(other) && !isClients(file, target))
        })
        .map((target) => `${relative(root, file)} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  const concepts = readdirSync(join(root, 'schema'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'core')
    .map((entry) => entry.name)

  test.each(concepts)('%s stands in its four places under one name', (concept) => {
    expect(existsSync(join(root, `prisma/models/${concept}.prisma`)), 'its model').toBe(true)
    expect(existsSync(join(root, `schema/${concept}/index.ts`)), 'its part of the graph').toBe(true)
    expect(existsSync(join(root, `sdk/operations/${concept}.graphql`)), 'its operations').toBe(true)
    expect(existsSync(join(root, `test/${concept}`)), 'its tests').toBe(true)
  })

  test('core knows no concept', () => {
    const wrong = sources('schema')
      .filter((file) => file.includes('/schema/core/'))
      .flatMap((file) => imports(file).map((target) => relative(root, target)))
      .filter((target) => /^schema\/(?!core\/|builder\.ts|context\.ts)/.test(target))
    expect(wrong).toEqual([])
  })

  test('reads the environment in few places', () => {
    const places = floors
      .flatMap(sources)
      .filter((file) => readFileSync(file, 'utf8').includes('process.env'))
      .map((file) => relative(root, file))
    expect(places.filter((file) => file.endsWith('.ts')).sort()).toEqual(['prisma/cli.ts', 'sdk/command/cli.ts', 'sdk/examples/story.ts', 'server/config.ts', 'server/main.ts'])
  })
})
