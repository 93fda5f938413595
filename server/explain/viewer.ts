import type { PrismaClient } from '../../prisma/generated/client/client.ts'
import { anonymous, type Viewer } from '../../schema/core/viewer.ts'
import { columns, viewerOf } from '../auth/key-viewer.ts'
import { keyNamed } from '../keys/named.ts'

/** Who asks, and a name of them without a secret. */
export interface Asker {
  name: string
  viewer: Viewer
}

/**
 * The viewer that --as names.
 * @throws CommandError for a key that is not there
 */
export async function viewerNamed(prisma: PrismaClient, name: string): Promise<Asker> {
  if (name === 'anonymous') return { name, viewer: anonymous('command:explain') }
  if (name === 'operator') return { name, viewer: { kind: 'APP', id: 'command:explain', scopes: new Set(['OPERATE']), grants: [], expertId: null, apiKeyId: null, person: null } }
  const { id, keyId } = await keyNamed(prisma, name)
  const row = await prisma.apiKey.findUniqueOrThrow({ where: { id }, select: { ...columns, secretHash: false } })
  return { name: `yd_${row.kind === 'SECRET' ? 'sec' : 'pub'}_${keyId}`, viewer: viewerOf(row) }
}
