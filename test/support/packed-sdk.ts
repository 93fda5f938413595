import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../prisma/project-root.ts'
import { filesIn, fingerprint } from '../../server/setup/fingerprint.mjs'
import { withLock } from '../../server/setup/lock.mjs'

const run = promisify(execFile)
const root = projectRoot()
/** Below node_modules, so that what is installed there finds the packages of this repository without a network. */
const cache = join(root, 'node_modules/.cache/yeondae')

/**
 * The package as a partner gets it: what `npm pack` makes of the sources as they are now. Made once for the same
 * sources, in a copy of the folder, so that tests which run at once don't build into each other.
 * @returns the path of the tarball
 */
export async function packedSdk(): Promise<string> {
  const sources = filesIn(root, ['sdk', 'sdk/src/generated', 'tsconfig.json', 'package-lock.json']).filter((file: string) => !file.startsWith('sdk/examples/'))
  const tarball = join(cache, `sdk-${fingerprint(root, sources).slice(0, 16)}.tgz`)
  await withLock(`${tarball}.lock`, () => undefined, async () => {
    const isThere = await stat(tarball).then(() => true, () => false)
    if (isThere) return
    const house = await mkdtemp(join(cache, 'pack-'))
    try {
      for (const name of await readdir(root)) if (name !== 'sdk') await symlink(join(root, name), join(house, name))
      const folder = join(house, 'sdk')
      await cp(join(root, 'sdk'), folder, { recursive: true, filter: (source) => !/\/sdk\/(dist|examples|node_modules)$/.test(source) })
      await run(process.execPath, ['build.mjs'], { cwd: folder })
      const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts'], { cwd: folder })
      const [pack] = JSON.parse(stdout) as { filename: string }[]
      await rename(join(folder, pack?.filename ?? ''), tarball)
    } finally {
      await rm(house, { recursive: true, force: true })
    }
  })
  return tarball
}

/** A folder of a partner in which the packed package is installed, without a network. */
export async function partnerFolder(): Promise<string> {
  const tarball = await packedSdk()
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'partner-'))
  await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'partner', private: true, type: 'module' }))
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', tarball], { cwd: folder })
  return folder
}
