import { ViewerDocument, type ViewerQuery } from '../src/operations.ts'
import { exitCodes } from './failure.ts'
import { jsonOf } from './json.ts'
import { outputTo } from './output.ts'
import type { Run } from './query-options.ts'

type Viewer = ViewerQuery['viewer']

/** Writes who asks, as the graph sees them: a key as its name, never its secret. */
export async function whoami({ json = false }: { json?: boolean }, { client, signal }: Pick<Run, 'client' | 'signal'>): Promise<number> {
  const { viewer } = await client.request(ViewerDocument, {}, { signal })
  const output = await outputTo(undefined)
  await output.write(json ? jsonOf(viewer) : told(viewer))
  return exitCodes.done
}

function told({ kind, scopes, key, expert, organization, organizations, rateLimit }: Viewer): string {
  const others = organizations.filter((one) => one.organization !== null && one.organization.name !== organization?.name)
  const lines: [string, string | null][] = [
    ['viewer', kind],
    ['key', key === null ? null : `${key.label} (${key.kind}, ${key.keyId}), ${key.expiresAt === null ? 'without an end' : `until ${key.expiresAt}`}`],
    ['expert', expert?.id ?? null],
    ['organisation', organization?.name ?? null],
    ...others.map((one): [string, string] => ['acts for', [one.organization?.name, one.role, ...one.scopes].filter((part) => part != null).join(', ')]),
    ['scopes', scopes.length === 0 ? 'none: the open view' : scopes.join(', ')],
    ['points', `${rateLimit.remaining.toLocaleString('en')} of ${rateLimit.limit.toLocaleString('en')} a minute left, all of them from ${rateLimit.resetAt} on`],
  ]
  return lines.flatMap(([name, text]) => (text === null ? [] : [`${name.padEnd(13)} ${text}\n`])).join('')
}
