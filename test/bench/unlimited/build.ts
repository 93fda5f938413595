import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { projectRoot } from '../../../prisma/project-root.ts'
import { BenchError } from '../data/place.ts'

/** Modules of the server that have no limits here, by their path. */
const open: Readonly<Record<string, string>> = { 'server/limits/guard.ts': 'guard.ts', 'server/limits/rate.ts': 'rate.ts', 'server/http/text-answer.ts': 'text-answer.ts' }

/** What the server without limits leaves out, as the page tells it. */
export const leftOut = ['the points of a minute', 'the cost of a query before and after it runs', 'the limits of a document', 'the look for text that no column takes', 'the time that a query may take']

const file = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/**
 * The server as it is and without its limits, built alike and for the measurement alone.
 * @returns the paths of both
 * @throws BenchError when the server is no longer made of the modules that are replaced
 */
export async function buildBoth(): Promise<{ limited: string; unlimited: string }> {
  const opened = new Set<string>()
  await Promise.all([buildServer('limited', []), buildServer('unlimited', [withoutLimits(opened)])])
  const missing = Object.keys(open).filter((name) => !opened.has(name))
  if (missing.length > 0) throw new BenchError(`The server is no longer made of ${missing.join(', ')}, so it can't be measured without limits: let test/bench/unlimited/ follow it.`)
  return { limited: file('dist/limited.js'), unlimited: file('dist/unlimited.js') }
}

async function buildServer(name: string, plugins: Plugin[]): Promise<void> {
  await build({
    absWorkingDir: projectRoot(),
    entryPoints: { [name]: 'server/main.ts' },
    outdir: file('dist'),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    // Neither loads data that it would have to tell from others.
    define: { DATA_FINGERPRINT: '""' },
    logLevel: 'silent',
    plugins,
  })
}

/** Puts the modules of this folder in the place of the server's; those of this folder get the server's. */
function withoutLimits(opened: Set<string>): Plugin {
  const resolved = Symbol('resolved already')
  return {
    name: 'without limits',
    setup(building) {
      building.onResolve({ filter: /\.ts$/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === resolved || importer.startsWith(file('.'))) return undefined
        const real = await building.resolve(path, { importer, resolveDir, kind, pluginData: resolved })
        const name = relative(projectRoot(), real.path).replaceAll('\\', '/')
        const instead = open[name]
        if (instead === undefined) return real
        opened.add(name)
        return { path: file(instead) }
      })
    },
  }
}
