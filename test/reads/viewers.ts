import type { Database } from '../../prisma/client.ts'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import { anonymous, pendingScopes, roleScopes, type Viewer } from '../../schema/core/viewer.ts'
import { makeRuns } from '../support/matches.ts'
import { addRows, keyIds } from './rows.ts'

/** Who may ask: each sees other rows and fields. */
export interface Viewers {
  anonymous: Viewer
  reader: Viewer
  owner: Viewer
  pending: Viewer
  expert: Viewer
  operator: Viewer
}

const app = (id: string, more: Partial<Viewer>): Viewer => ({ ...anonymous('test'), kind: 'APP', id: `key:${id}`, apiKeyId: id, ...more })
const person = (subject: string, organizationId: string, scopes: readonly AccessScope[]): Viewer => ({
  ...anonymous('test'),
  kind: 'PERSON',
  id: `person:https://id.test ${subject}`,
  person: { issuer: 'https://id.test', subject },
  scopes: new Set(scopes),
  grants: [{ organizationId, type: 'ENTERPRISE', role: 'OWNER', scopes: new Set(scopes) }],
})

/** Adds rows that not everybody sees, and gives the viewers who see them or don't. */
export async function viewersOf(database: Database): Promise<Viewers> {
  const { owner, pending, expert } = await addRows(database)
  await makeRuns(database, 3)
  const readers = new Set<AccessScope>(['READ_EXPERTS'])
  const operators = new Set<AccessScope>(['OPERATE'])
  return {
    anonymous: anonymous('test'),
    reader: app(keyIds.reader, { scopes: readers, grants: [{ organizationId: owner, type: 'ENTERPRISE', role: null, scopes: readers }] }),
    owner: person('owner', owner, roleScopes.OWNER),
    pending: person('pending', pending, pendingScopes),
    expert: app(keyIds.expert, { expertId: expert }),
    operator: app(keyIds.operator, { scopes: operators }),
  }
}
