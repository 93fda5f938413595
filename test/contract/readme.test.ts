import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../prisma/project-root.ts'
import { withGraph } from '../support/graph.ts'
import { answeredBlocks, output } from '../support/readme.ts'

const root = projectRoot()
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const graph = withGraph()

describe('the README', () => {
  const queries = answeredBlocks(readme, 'graphql', 'json')
  const scripts = answeredBlocks(readme, 'ts', 'text')

  test('shows queries and scripts with their answers', () => {
    expect(queries).toHaveLength(readme.match(/```graphql\n/g)?.length ?? 0)
    expect(scripts).toHaveLength(readme.match(/```ts\n/g)?.length ?? 0)
    expect(queries.length * scripts.length).toBeGreaterThan(0)
  })

  test.each(queries)('its query answers as it says', async ({ code, answer }) => {
    expect({ data: await graph.ask(code) }).toEqual(JSON.parse(answer))
  })

  test.each(scripts)('its script prints what it says', async ({ code, answer }) => {
    expect(await output(graph, code)).toBe(answer)
  })

  test('names only commands, files and variables that there are', () => {
    const { scripts: commands } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
    for (const [, name = ''] of readme.matchAll(/npm (?:run )?([\w:]+)/g)) if (name !== 'package') expect(Object.keys(commands), name).toContain(name)
    for (const [, path = ''] of readme.matchAll(/\]\((?!http)([^)]+)\)/g)) expect(existsSync(join(root, path)), path).toBe(true)
    const config = readFileSync(join(root, 'server/config.ts'), 'utf8')
    for (const [, name = ''] of readme.matchAll(/\| `([A-Z_]+)`/g)) expect(config).toContain(name)
  })
})
