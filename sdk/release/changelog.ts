import type { Difference } from './difference.ts'

/** Whatever a version is raised for, the heaviest first. */
const groups = [
  ['breaking', 'Breaking'],
  ['dangerous', 'Dangerous'],
  ['safe', 'Safe'],
] as const

/**
 * The version after one, by what changed: see CHANGELOG.md for the rule.
 *
 * @throws Error when `version` is not three numbers
 */
export function versionAfter(version: string, { breaking, dangerous, safe }: Difference): string {
  const [, ...numbers] = /^(\d+)\.(\d+)\.(\d+)$/.exec(version) ?? []
  const [major, minor, patch] = numbers.map(Number)
  if (major === undefined || minor === undefined || patch === undefined) throw new Error(`Expected the version in sdk/package.json as three numbers, such as 0.1.0, not ${version}.`)
  if (breaking.length > 0) return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`
  if (dangerous.length > 0 || (safe.length > 0 && major > 0)) return `${major}.${minor + 1}.0`
  return `${major}.${minor}.${patch + 1}`
}

/** The entry of a version, in Markdown. */
export function entryOf(version: string, day: string, changes: Difference): string {
  const parts = groups.flatMap(([key, title]) => (changes[key].length === 0 ? [] : [`### ${title}\n\n${changes[key].map((line) => `- ${line}`).join('\n')}`]))
  if (changes.reworded > 0) parts.push(`${changes.reworded === 1 ? 'One description is' : `${changes.reworded} descriptions are`} worded anew.`)
  return `## ${version} – ${day}\n\n${parts.join('\n\n')}\n`
}

/** The changelog with an entry above the others. */
export function withEntry(changelog: string, entry: string): string {
  const at = changelog.search(/^## /m)
  return at === -1 ? `${changelog.trimEnd()}\n\n${entry}` : `${changelog.slice(0, at)}${entry}\n${changelog.slice(at)}`
}
