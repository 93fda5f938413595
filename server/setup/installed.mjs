import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** npm's own record of what it has put into node_modules; it writes it last, so an interrupted install leaves none. */
export const installRecord = 'node_modules/.package-lock.json'

const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']

/**
 * Compares node_modules with package-lock.json.
 * @param {string} root
 * @param {'start' | 'work'} scope `start` leaves out what only development needs
 * @returns {{ missing: string[], full: boolean, count: number, disagreeing: string | null }}
 *   `missing`: packages absent or of another version; `full`: development packages are there;
 *   `disagreeing`: a package.json that asks for something else than the lockfile says, null when there is none.
 */
export function installState(root, scope) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages ?? {}
  const present = readJson(join(root, installRecord))?.packages ?? {}
  const missing = []
  let full = false
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || entry.optional || entry.devOptional) continue
    const is = present[path]
    const same = is && is.version === entry.version && is.integrity === entry.integrity && existsSync(join(root, path))
    if (same && entry.dev) full = true
    if (!same && (scope === 'work' || !entry.dev)) missing.push(path)
  }
  const disagreeing = Object.keys(wanted)
    .filter((path) => !path.includes('node_modules/'))
    .find((path) => !asksForTheSame(readJson(join(root, path, 'package.json')), wanted[path]))
  return {
    missing,
    full,
    count: Object.keys(present).filter((path) => path.includes('node_modules/')).length,
    disagreeing: disagreeing === undefined ? null : join(disagreeing, 'package.json'),
  }
}

function asksForTheSame(manifest, entry) {
  const list = (from, kind) => JSON.stringify(Object.entries(from?.[kind] ?? {}).sort())
  return kinds.every((kind) => list(manifest, kind) === list(entry, kind))
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
