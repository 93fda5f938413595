import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../sdk/', import.meta.url))
const run = promisify(execFile)

interface Manifest {
  license: string
  sideEffects: boolean
  exports: Record<string, string | Record<string, string>>
  dependencies?: unknown
  peerDependencies?: unknown
  peerDependenciesMeta?: unknown
}

describe('the package', () => {
  let packed: string[]
  let manifest: Manifest
  beforeAll(async () => {
    await run(process.execPath, ['build.mjs'], { cwd: folder })
    const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: folder })
    const [pack] = JSON.parse(stdout) as { files: { path: string }[] }[]
    packed = pack?.files.map((file) => file.path) ?? []
    manifest = JSON.parse(await readFile(`${folder}package.json`, 'utf8')) as Manifest
  })

  test('holds what it exports, its declarations, licence and README, and no sources', () => {
    const places = Object.values(manifest.exports).flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)))
    for (const place of places) expect(packed).toContain(place.replace('./', ''))
    expect(packed.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['LICENSE', 'README.md', 'package.json'])
    expect(packed.filter((path) => !/\.(d\.ts|js)$/.test(path) && path.startsWith('dist/'))).toEqual([])
  })

  test('names its types first, and depends on nothing but React, for who uses its hooks', () => {
    for (const name of ['.', './operations', './testing', './react']) expect(Object.keys(manifest.exports[name] ?? {})).toEqual(['types', 'default'])
    expect(manifest).toMatchObject({ license: 'MIT', sideEffects: false })
    expect(manifest.dependencies).toBeUndefined()
    expect(manifest.peerDependencies).toEqual({ react: '>=18' })
    expect(manifest.peerDependenciesMeta).toEqual({ react: { optional: true } })
  })

  test('imports nothing but that React, from the hooks alone', async () => {
    for (const path of packed.filter((path) => path.endsWith('.js'))) {
      const imports = [...(await readFile(`${folder}${path}`, 'utf8')).matchAll(/^(?:import|export) .*? from "([^"]+)"/gm)].map(([, name]) => name)
      expect(imports).toEqual(path === 'dist/react.js' ? ['react'] : [])
    }
  })

  test('has declarations that name no source file', async () => {
    for (const path of packed.filter((path) => path.endsWith('.d.ts'))) {
      expect(await readFile(`${folder}${path}`, 'utf8')).not.toMatch(/from '[^']*\.ts'/)
    }
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
})
