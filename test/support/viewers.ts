import { createKey } from '../../prisma/access/key.ts'
import type { Database } from '../../prisma/client.ts'
import type { AccessScope } from '../../prisma/generated/client/enums.ts'
import type { Scope } from '../../schema/context.ts'
import { anonymous, type Viewer } from '../../schema/core/viewer.ts'
import { encodeId } from '../../schema/core/global-id.ts'
import { readTerritory } from '../../schema/region/territory-rows.ts'

/** Who a test's key is of. */
export interface Bearer {
  organizationId?: string
  expertId?: string
  scopes?: readonly AccessScope[]
}

/** A new secret key as its holder writes it: of an organisation, of an expert, or of an operator where neither is named. */
export async function bearerOf({ prisma }: Database, { organizationId, expertId, scopes }: Bearer = {}): Promise<string> {
  const holder = organizationId !== undefined ? { organizationId } : expertId !== undefined ? { expertId } : ('OPERATOR' as const)
  const granted = scopes ?? (organizationId !== undefined ? ['WRITE_NEEDS'] : expertId !== undefined ? [] : ['OPERATE'])
  const { text } = await prisma.$transaction((tx) => createKey(tx, { kind: 'SECRET', holder, label: 'a test', scopes: [...granted] }))
  return text
}

/** What rules look at, for a viewer; nobody known where none is given. */
export async function scopeOf({ prisma }: Database, viewer: Viewer = anonymous('test'), today = new Date()): Promise<Scope> {
  return { viewer, today, territory: await readTerritory(prisma) }
}

/** A made-up enterprise of the demonstration set, the one with so many before it by name. */
export async function someEnterprise({ prisma }: Database, skip = 0): Promise<{ id: string; globalId: string; name: string }> {
  const { id, name } = await prisma.organization.findFirstOrThrow({ where: { type: 'ENTERPRISE', synthetic: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }], skip })
  return { id, name, globalId: encodeId('Enterprise', id) }
}
