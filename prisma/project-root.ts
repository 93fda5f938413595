import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of the project: the nearest one above this file whose package.json is named `yeondae`. The same for the
 * sources and for the bundle in server/dist.
 * @param from URL of the module to start from
 * @throws Error when there is none above
 */
export function projectRoot(from: string = import.meta.url): string {
  for (let folder = dirname(fileURLToPath(from)); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest) && isOurs(readFileSync(manifest, 'utf8'))) return folder
    if (folder === dirname(folder)) throw new Error(`No package.json of yeondae lies above ${fileURLToPath(from)}`)
  }
}

function isOurs(manifest: string): boolean {
  const { name } = JSON.parse(manifest) as { name?: unknown }
  return name === 'yeondae'
}
