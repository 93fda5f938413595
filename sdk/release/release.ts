// `npm run sdk:release`: a version and its entry in the changelog, from what the schema and the released one differ in.
// `-- --check` tells what it would write, and writes nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSchema } from 'graphql'
import { entryOf, versionAfter, withEntry } from './changelog.ts'
import { difference, isSame } from './difference.ts'

/** Why there is no release, in one line. */
export class ReleaseError extends Error {}

export interface ReleaseOptions {
  /** Folder of the repository. */
  root: string
  /** Such as `2026-11-29`. */
  today: string
  /** Whether it only tells. */
  check: boolean
  say: (text: string) => void
}

/**
 * Raises the version, writes the entry and replaces sdk/released.graphql; the version in package-lock.json follows.
 *
 * @throws ReleaseError when nothing changed since the last release, unless it only tells
 */
export async function release({ root, today, check, say }: ReleaseOptions): Promise<void> {
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const [released, current] = [read('sdk/released.graphql'), read('schema/schema.graphql')]
  const manifest = read('sdk/package.json')
  const { version } = JSON.parse(manifest) as { version: string }
  const changes = await difference(buildSchema(released), buildSchema(current), today)
  if (isSame(changes)) {
    const text = `Nothing to release: schema/schema.graphql is as it was released in ${version}.`
    if (!check) throw new ReleaseError(text)
    say(text)
    return
  }
  const next = versionAfter(version, changes)
  const entry = entryOf(next, today, changes)
  if (check) {
    say(`A release would be ${next} (it is ${version}), with this entry:\n\n${entry}`)
    return
  }
  const raised = (text: string, before: string) => text.replace(`${before}"version": "${version}"`, `${before}"version": "${next}"`)
  writeFileSync(join(root, 'sdk/CHANGELOG.md'), withEntry(read('sdk/CHANGELOG.md'), entry))
  writeFileSync(join(root, 'sdk/package.json'), raised(manifest, '"name": "@yeondae/sdk",\n  '))
  writeFileSync(join(root, 'package-lock.json'), raised(read('package-lock.json'), '"name": "@yeondae/sdk",\n      '))
  writeFileSync(join(root, 'sdk/released.graphql'), current)
  say(`Released as ${next}: sdk/package.json, sdk/CHANGELOG.md and sdk/released.graphql are written. Read the entry, then commit all three with package-lock.json.\n\n${entry}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const options = process.argv.slice(2)
  const unknown = options.find((option) => option !== '--check')
  if (unknown !== undefined) {
    console.error(`Expected --check or nothing, not ${unknown}. Usage: npm run sdk:release [-- --check]`)
    process.exit(2)
  }
  const today = new Date().toISOString().slice(0, 10)
  release({ root: fileURLToPath(new URL('../..', import.meta.url)), today, check: options.includes('--check'), say: (text) => console.log(text) }).catch((error: unknown) => {
    console.error(error instanceof ReleaseError ? error.message : error)
    process.exit(1)
  })
}
