import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../../sdk/src/', import.meta.url))

/** What a partner's page holds of it: minified and gzipped, in bytes; errors and answers, which documents need too, are counted with what sends. */
async function sizeOf(code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    external: ['*/errors.ts', '*/response.ts'],
  })
  return gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length
}

test('selections, arguments and pages are at most 2.3 kB', async () => {
  expect(await sizeOf("export { selections } from './select/selections.ts'; export { select } from './select/part.ts'")).toBeLessThanOrEqual(2300)
})

test('a label weighs what it says', async () => {
  expect(await sizeOf("import * as labels from './labels.ts'; console.log(labels.EnterpriseKind.COOPERATIVE.ko)")).toBeLessThan(700)
})
