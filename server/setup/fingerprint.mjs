import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const outputs = new Set(['generated', 'dist', 'node_modules'])

/**
 * The files that a step reads, sorted, as paths from the root. Folders that hold outputs are left out.
 * @param {string} root
 * @param {string[]} places files or folders; one that does not exist counts as empty
 * @param {RegExp} [names] which files of a folder count; all by default
 * @returns {string[]}
 */
export function filesIn(root, places, names = /./) {
  const found = []
  const visit = (place, given) => {
    const stat = statSync(join(root, place), { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(root, place))) if (!outputs.has(name)) visit(`${place}/${name}`, false)
    } else if (stat && (given || names.test(place))) found.push(place)
  }
  for (const place of places) visit(place, true)
  return [...new Set(found)].sort()
}

/**
 * One SHA-256 over names and contents: differs when a file is changed, added, renamed or removed.
 * @param {string} root
 * @param {string[]} files paths from the root
 * @param {string[]} [more] other inputs of the step, such as the fingerprint of a step before it
 * @returns {string} 64 hexadecimal digits
 */
export function fingerprint(root, files, more = []) {
  const hash = createHash('sha256')
  for (const text of more) hash.update(`${text.length}:${text}`)
  for (const file of files) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
