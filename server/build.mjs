// Bundles: `node server/build.mjs [server] [graphiql]`; without a name both. The outputs are git-ignored.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { filesIn, fingerprint } from './setup/fingerprint.mjs'

const dataPlaces = ['prisma/facts', 'prisma/demo', 'prisma/load', 'prisma/load.ts', 'prisma/search', 'prisma/models', 'prisma/migrations']
const root = fileURLToPath(new URL('..', import.meta.url))
/** What is bundled, by the name of the bundle. */
export const serverEntries = { main: 'server/main.ts', cli: 'prisma/cli.ts', keys: 'server/keys.ts', explain: 'server/explain.ts', 'matching-worker': 'server/matching/run-worker.ts' }

/** The server and the database commands: our sources in a few files, packages left where they are installed. */
export async function buildServer() {
  const { build } = await import('esbuild')
  const outdir = 'server/dist'
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(Object.entries(serverEntries).filter(([, file]) => existsSync(join(root, file)))),
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    metafile: true,
    define: { DATA_FINGERPRINT: JSON.stringify(fingerprint(root, filesIn(root, dataPlaces))) },
    // The error thrown tells everything, with file and line.
    logLevel: 'silent',
  })
  for (const name of readdirSync(join(root, outdir)))
    if (/\.js(\.map)?$/.test(name) && !metafile.outputs[`${outdir}/${name}`]) rmSync(join(root, outdir, name))
}

/** GraphiQL, with everything it loads; served under /graphiql/ (see server/graphiql/page.ts). */
export async function buildGraphiql() {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: join(root, 'server/graphiql'),
    base: '/graphiql/',
    publicDir: false,
    logLevel: 'silent',
    worker: { format: 'es' },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 6_000,
      license: { fileName: 'licenses.md' },
    },
  })
  zipFiles(join(root, 'server/graphiql/dist'))
}

/** Puts each file's gzipped form beside it, where that is worth its time. */
function zipFiles(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && statSync(file).size > 4_096) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = process.argv.slice(2)
  const wants = (name) => names.length === 0 || names.includes(name)
  try {
    if (wants('server')) await buildServer()
    if (wants('graphiql')) await buildGraphiql()
  } catch (error) {
    console.error(error.message ?? error)
    process.exit(1)
  }
}
