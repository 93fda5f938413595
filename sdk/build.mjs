// Builds the package into dist/: a bundle an entry by esbuild, declarations by tsc, and the command with all it needs.
import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { buildCommand } from './build-command.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'))

await rm(join(here, 'dist'), { recursive: true, force: true })
const scripts = build({
  absWorkingDir: here,
  entryPoints: ['index', 'operations', 'labels', 'testing', 'react'].map((name) => `src/${name}.ts`),
  external: ['react'],
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  charset: 'utf8',
  logLevel: 'warning',
})
const declarations = promisify(execFile)(process.execPath, [join(typescript, 'bin/tsc'), '-p', join(here, 'tsconfig.build.json')])
await Promise.all([scripts, declarations, buildCommand(join(here, 'dist'))]).catch((error) => {
  if (error.stdout) console.error(error.stdout)
  process.exit(1)
})

// tsc leaves our .ts endings in declarations, which is no name that a package may rely on.
const dist = join(here, 'dist')
for (const name of await readdir(dist, { recursive: true })) {
  if (!name.endsWith('.d.ts')) continue
  const file = join(dist, name)
  await writeFile(file, (await readFile(file, 'utf8')).replace(/(from '\.[^']*)\.ts'/g, "$1.js'"))
}
