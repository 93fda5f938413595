import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** What a partner's page holds of the package: minified and gzipped, in bytes. */
async function sizeOf(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: fileURLToPath(new URL('../../sdk/src/', import.meta.url)) },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

test('what sends, with errors, repeats and unwrapping, is at most 4.5 kB', async () => {
  expect(await sizeOf("export { sender } from './send.ts'; export { readOperation } from './operation.ts'; export * from './errors.ts'; export { unwrap } from './refusals.ts'")).toBeLessThanOrEqual(4500)
})

test('opt-ins weigh nothing where they are not used', async () => {
  const plain = await sizeOf("export { createClient } from './index.ts'")
  expect(await sizeOf("export { createClient, hashedDocuments } from './index.ts'")).toBeGreaterThan(plain)
  expect(await sizeOf("export { createClient, sharedReads } from './index.ts'")).toBeGreaterThan(plain)
  // Compression of the same parts in another order differs by some bytes.
  expect(Math.abs((await sizeOf("export { createClient } from './client.ts'")) - plain)).toBeLessThan(20)
})
